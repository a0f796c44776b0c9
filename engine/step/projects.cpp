#include "engine/step/projects.h"

#include <algorithm>

#include "engine/math/elementary.h"
#include "engine/step/partners.h"
#include "engine/step/project_choice.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// Calls `act(i, run)` for each acting row.
template <class Act>
void for_each_acting(const Layout& layout, const Block& block, const Selected& acting,
                     const Act& act) {
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : acting) {
    while (layout.run(run).end <= block.begin + i) ++run;
    act(i, run);
  }
}

void list_keys(const Firms& firms, const Block& block, const Selected& rows, Key* keys) {
  for (std::uint32_t k = 0; k < rows.count; ++k) {
    keys[k] = firms.key[FirmRow{block.begin + rows.offset[k]}];
  }
}

Innovator innovator(const World& world, const Block& block, const Effort& effort, std::uint32_t i,
                    std::uint32_t run) {
  const SegmentId segment = world.layout.run(run).segment;
  return {FirmRow{block.begin + i}, segment,          world.region_of(segment),
          effort.researchers.of[i], effort.pay.of[i], effort.effect.of[i]};
}

// Launches

void launch(const Now& now, World& world, const Innovator& firm, std::uint32_t run,
            const ProjectTally& tally) {
  Firms& firms = world.firms;
  const Pipeline pending = firms.pipeline[firm.row];
  const auto step = static_cast<std::int32_t>(now.step);
  world.work.outbox.innovation[firm.row] += fixed_gain(firms.pending_gain[firm.row]);
  const double cost =
      now.rule().launch_cost * firm.pay / firm.effect * firms.pending_work[firm.row];
  firms.cash[firm.row] -= cost;
  tally.launches[run] += math::to_fixed(cost, math::kMoneyPoint.scale());
  firms.last_launch[firm.row] = step;
  if (pending.recombinations > 0) firms.last_radical[firm.row] = step;
  tally.innovations[run] += pending.developments;
  tally.radical_innovations[run] += pending.recombinations;
  tally.cluster_crossings[run] += pending.across_clusters;
  firms.pipeline[firm.row] = {};
  firms.pending_gain[firm.row] = 0;
  firms.pending_work[firm.row] = 0;
}

/// What waits comes to the market together, sooner when no recombination is among it, and when a
/// public customer uses it already.
void launch_block(const Now& now, World& world, const Block& block, const Effort& effort,
                  const ProjectTally& tally) {
  const double slow = 1 / now.rule().market_delay;
  const double fast = 1 / now.rule().market_delay_small;
  const Pipeline* const pipeline = world.firms.pipeline.from(block.begin);
  Selected waiting;
  select(
      block.size(),
      [&](std::uint32_t i) { return (pipeline[i].developments | pipeline[i].recombinations) != 0; },
      waiting);
  Key keys[kBlockRows];
  list_keys(world.firms, block, waiting, keys);
  BlockWords words;
  now.draws.fill(purpose::launch, keys, waiting.count, words);
  std::uint32_t place = 0;
  for_each_acting(world.layout, block, waiting, [&](std::uint32_t i, std::uint32_t run) {
    const double u = words.uniform(place++, 0);
    const double pace = pipeline[i].recombinations > 0 ? slow : fast;
    const double use =
        world.firms.contract[FirmRow{block.begin + i}] > 0 ? now.rule().lead_user : 1;
    if (!happens(u, use * pace)) return;
    launch(now, world, innovator(world, block, effort, i, run), run, tally);
  });
}

// Work

/// Person-years add up inside a project; what lies unfinished goes stale.
void work_on_projects(const Now& now, Firms& firms, const Block& block, const Effort& effort) {
  const double informal = now.rule().project_informal;
  const double staleness = now.rule().project_staleness;
  const Lane<double> done = firms.project_done.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double people = effort.on_project.of[i] + informal * effort.practice.of[i];
    done[i] += kStepYears * (effort.effect.of[i] * people - staleness * done[i]);
  }
}

// Results

bool crosses_clusters(const World& world, const Innovator& firm, std::uint32_t partner) {
  if (!is_firm(partner)) return false;
  const std::uint32_t own = cluster_of(world, firm.segment);
  const std::uint32_t other = cluster_of(world, segment_of(world.layout, FirmRow{partner}));
  return own != kNoCluster && other != kNoCluster && own != other;
}

/// What the partner gains, what the firm learns, and that the pair has been used.
void spread_result(const Now& now, World& world, const Innovator& firm, const Project& project,
                   double step) {
  const Parameters& rule = now.rule();
  const std::uint32_t block = firm.row.value / kBlockRows;
  Outbox& outbox = world.work.outbox;
  if (is_firm(project.partner)) {
    outbox.partner_gains[block].push_back(
        {FirmRow{project.partner}, fixed_gain(rule.radical_partner * step)});
  }
  outbox.lessons[block].push_back({firm.row, project.other_field,
                                   other_expertise(world, firm.row, project),
                                   rule.recombination_learning, rule.recombination_learning});
  outbox.pair_uses[block].push_back({firm.region, project.own_field, project.other_field});
}

/// A recombination that works widens what the firm's knowledge supports at once; its product has to
/// wait for the market.
void recombine(const Now& now, World& world, const Innovator& firm, const Project& project,
               double u) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Reach reach = reach_of(firms, firm.row, firm.researchers, rule);
  const double use = world.knowledge.use(firm.region, project.own_field, project.other_field);
  const double step =
      2 * rule.radical_step * -math::log(u) * reach_of_recombination(reach, use, rule);
  double& known = firms.recombined_knowledge[firm.row];
  known += rule.radical_potential * step * std::max(0.0, 1 - known / rule.recombination_limit);
  firms.pending_gain[firm.row] += rule.radical_gain * step;
  Pipeline& pipeline = firms.pipeline[firm.row];
  ++pipeline.recombinations;
  if (crosses_clusters(world, firm, project.partner)) ++pipeline.across_clusters;
  spread_result(now, world, firm, project, step);
}

void develop(const Now& now, World& world, const Innovator& firm, double u) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Reach reach = reach_of(firms, firm.row, firm.researchers, rule);
  firms.pending_gain[firm.row] += 2 * rule.innovation_step * u * reach_of_improvement(reach, rule);
  ++firms.pipeline[firm.row].developments;
}

/// The moment of truth of a project whose work is done.
void finish(const Now& now, World& world, const Innovator& firm) {
  const Project project = world.firms.project[firm.row];
  const Words words = now.draws.words(purpose::project_result, world.firms.key[firm.row]);
  const bool radical = project.kind == ProjectKind::recombination;
  const double chance = radical ? recombination_chance(now, world, firm.row, project)
                                : now.rule().project_success_small;
  if (words.uniform(0) >= chance) return;
  world.firms.pending_work[firm.row] += world.firms.project_work[firm.row];
  if (radical) {
    recombine(now, world, firm, project, words.uniform(1));
  } else {
    develop(now, world, firm, words.uniform(1));
  }
}

/// Projects that are done or dropped end.
void end_projects(const Now& now, World& world, const Block& block, const Effort& effort) {
  Firms& firms = world.firms;
  const double patience = now.rule().project_patience;
  Project* const project = firms.project.from(block.begin);
  const double* const done = firms.project_done.from(block.begin);
  const double* const work = firms.project_work.from(block.begin);
  Selected ending;
  select(
      block.size(),
      [&](std::uint32_t i) {
        const auto age =
            static_cast<std::uint16_t>(now.step - static_cast<std::uint16_t>(project[i].begun));
        return ((done[i] >= work[i]) | (kStepYears * age > patience)) &
               (project[i].kind != ProjectKind::none);
      },
      ending);
  for_each_acting(world.layout, block, ending, [&](std::uint32_t i, std::uint32_t run) {
    if (done[i] >= work[i]) finish(now, world, innovator(world, block, effort, i, run));
    project[i] = Project{};
  });
}

void begin_projects(const Now& now, World& world, const Block& block, const Effort& effort) {
  const Project* const project = world.firms.project.from(block.begin);
  Selected idle;
  select(
      block.size(), [&](std::uint32_t i) { return project[i].kind == ProjectKind::none; }, idle);
  Key keys[kBlockRows];
  list_keys(world.firms, block, idle, keys);
  ProjectLuck luck;
  draw_project_luck(now, keys, idle.count, luck);
  for (std::uint32_t k = 0; k < idle.count; ++k) {
    ask_for_partners(now, world, FirmRow{block.begin + idle.offset[k]}, luck, k);
  }
  std::uint32_t place = 0;
  for_each_acting(world.layout, block, idle, [&](std::uint32_t i, std::uint32_t run) {
    begin_project(now, world, innovator(world, block, effort, i, run), luck, place++);
  });
}

}  // namespace

void run_projects(const Now& now, World& world, const Block& block, const Effort& effort,
                  const ProjectTally& tally) {
  launch_block(now, world, block, effort, tally);
  work_on_projects(now, world.firms, block, effort);
  end_projects(now, world, block, effort);
  begin_projects(now, world, block, effort);
}

}  // namespace spearhead
