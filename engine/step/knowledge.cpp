#include <algorithm>
#include <cmath>

#include "engine/math/elementary.h"
#include "engine/step/depth.h"
#include "engine/step/effort.h"
#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

// What stays

void count_researchers(const Now& now, const World& world, const Block& block,
                       BlockLane& researchers) {
  BlockLane pay;
  spread_researcher_pay(now, world, block, pay);
  const Lane<const double> research = world.firms.research.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) researchers.of[i] = research[i] / pay.of[i];
}

/// Research experience of each firm's staff, and what it lets them absorb.
void keep_experience(const Now& now, Firms& firms, const Block& block,
                     const BlockLane& researchers) {
  const Parameters& rule = now.rule();
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const double> management = firms.management.from(block.begin);
  const Lane<double> stock = firms.research_stock.from(block.begin);
  const Lane<double> alpha = firms.absorptive_capacity.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    stock[i] += kStepYears * (researchers.of[i] - rule.research_stock_decay * stock[i]);
    const double jobs = employment[i] > 0 ? employment[i] : 1;
    const double practised = 1 - math::exp(-rule.absorptive_intensity * stock[i] / jobs);
    const double able = rule.absorptive_base + rule.absorptive_research * practised +
                        rule.absorptive_management * management[i];
    alpha[i] = able < rule.absorptive_limit ? able : rule.absorptive_limit;
  }
}

/// What recombination added goes out of date, and success is forgotten.
void let_go(const Now& now, Firms& firms, const Block& block) {
  const double obsolescence = kStepYears * now.rule().recombination_decay;
  const double memory = 1 - chance_of(now.rule().performance_memory);
  const Lane<double> recombined = firms.recombined_knowledge.from(block.begin);
  const Lane<double> performance = firms.performance.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    recombined[i] -= obsolescence * recombined[i];
    performance[i] *= memory;
  }
}

/// Firms whose quarter it is: what changes slowly is looked at once a year.
void choose_yearly(const Now& now, const Firms& firms, const Block& block, Selected& rows) {
  const Key* const key = firms.key.from(block.begin);
  select(
      block.size(), [&](std::uint32_t i) { return has_its_quarter(key[i], now.step); }, rows);
}

/// Fields that are not used fade; the best one is used most.
void forget(Kene& kene, double kept, double kept_best) {
  const std::uint32_t best = best_slot(kene);
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    const double left = kene.fixed[k] * (k == best ? kept_best : kept);
    kene.fixed[k] = static_cast<std::uint16_t>(left + 0.5);
  }
}

void keep_yearly(const Now& now, World& world, const Block& block, const Selected& rows,
                 const BlockLane& researchers) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const double kept = math::exp(-rule.expertise_decay);
  const double kept_best = math::exp(-rule.expertise_decay_best);
  const double return_to_base = 1 - math::exp(-rule.management_decay);
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : rows) {
    const FirmRow row{block.begin + i};
    while (world.layout.run(run).end <= row.value) ++run;
    const std::uint32_t sector = world.sector_of(world.layout.run(run).segment);
    forget(firms.kene[row], kept, kept_best);
    firms.fit[row] = fit(now.knowledge(), firms.kene[row], sector);
    firms.management[row] += return_to_base * (rule.management_base - firms.management[row]);
    auto& past = firms.past_employment[row];
    const double jobs = firms.employment[row] + researchers.of[i];
    past = {static_cast<float>(jobs), past[0], past[1], past[2]};
  }
}

/// The log of R&D propensity returns to the sector's norm, of which its mean falls short so that
/// the norm is the mean propensity; chance keeps the spread. Who succeeds less than the sector's
/// mean searches more. The solution of the Ornstein-Uhlenbeck equation over a year.
void review_routine(const Now& now, World& world, const Block& block, const Selected& rows) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const double kept = math::exp(-rule.routine_reversion);
  const double spread_of_year = rule.research_spread * std::sqrt(1 - kept * kept);
  const double below = rule.research_spread * rule.research_spread / 2;
  double* const propensity = firms.research_propensity.from(block.begin);
  const double* const performance = firms.performance.from(block.begin);
  Key key[kBlockRows];
  BlockLane norm;
  BlockLane own;
  BlockLane shortfall;  // of success, against the sector's mean
  std::uint32_t run = block.first_run;
  for (std::uint32_t k = 0; k < rows.count; ++k) {
    const std::uint32_t i = rows.offset[k];
    while (world.layout.run(run).end <= block.begin + i) ++run;
    const SegmentId segment = world.layout.run(run).segment;
    key[k] = firms.key[FirmRow{block.begin + i}];
    norm.of[k] = now.scenario.region_of(segment).research_norm[world.sector_of(segment)];
    own.of[k] = propensity[i];
    shortfall.of[k] = world.segments.mean_performance[segment] - performance[i];
  }
  BlockWords words;
  now.draws.fill(purpose::research_routine, key, rows.count, words);
  BlockLane reviewed;
  for (std::uint32_t k = 0; k < rows.count; ++k) {
    const double usual = math::log(norm.of[k]) - below;
    const double luck = math::normal(words.uniform(k, 0), words.uniform(k, 1));
    const double change = (1 - kept) * (usual - math::log(own.of[k])) + spread_of_year * luck +
                          rule.aspiration_response * shortfall.of[k];
    // Who has no routine, or no sector to compare with, begins none.
    const bool has_one = (norm.of[k] > 0) & (own.of[k] > 0);
    reviewed.of[k] = has_one ? own.of[k] * math::exp(change) : own.of[k];
  }
  for (std::uint32_t k = 0; k < rows.count; ++k) propensity[rows.offset[k]] = reviewed.of[k];
}

void keep_block(const Now& now, World& world, const Block& block) {
  BlockLane researchers;
  count_researchers(now, world, block, researchers);
  keep_experience(now, world.firms, block, researchers);
  let_go(now, world.firms, block);
  Selected rows;
  choose_yearly(now, world.firms, block, rows);
  keep_yearly(now, world, block, rows, researchers);
  review_routine(now, world, block, rows);
  const double* const performance = world.firms.performance.from(block.begin);
  sum_runs(
      world.layout, block, math::kRatioPoint, [&](std::size_t i) { return performance[i]; },
      world.work.sums[0].data());
}

// What comes in

void deliver_partner_gains(Outbox& outbox) {
  for (const auto& gains : outbox.partner_gains) {
    for (const PartnerGain& gain : gains) outbox.innovation[gain.receiver] += gain.gain;
  }
}

/// Gains are taken in; leads that knowledge does not support erode; the frontier moves away.
void raise_productivity(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const double frontier = kStepYears * rule.frontier_growth;
  const double erosion = kStepYears * rule.potential_erosion;
  const Lane<const std::int64_t> innovation = world.work.outbox.innovation.from(block.begin);
  const Lane<const std::int64_t> learning = world.work.outbox.learning.from(block.begin);
  const Lane<const double> knowledge_fit = firms.fit.from(block.begin);
  const Lane<const double> recombined = firms.recombined_knowledge.from(block.begin);
  const Lane<const Ownership> owner = firms.ownership.from(block.begin);
  const Lane<double> productivity = firms.productivity.from(block.begin);
  const Lane<double> performance = firms.performance.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double own = gain_from_fixed(innovation[i]);
    const double all = gain_from_fixed(innovation[i] + learning[i]);
    const double excess =
        productivity[i] - potential(knowledge_fit[i], recombined[i], owner[i], rule);
    const double lost = frontier + erosion * (excess > 0 ? excess : 0);
    productivity[i] += (all < rule.gain_limit ? all : rule.gain_limit) - lost;
    performance[i] += rule.performance_memory * (own < rule.gain_limit ? own : rule.gain_limit);
  }
}

/// Firms take in what they have learnt; the fit of the changed kenes is measured anew.
void take_lessons(const Now& now, World& world, const Block& block) {
  Firms& firms = world.firms;
  std::uint8_t changed[kBlockRows] = {};
  for (const Lesson& lesson : world.work.outbox.lessons[block.begin / kBlockRows]) {
    Kene& kene = firms.kene[lesson.learner];
    const Kene before = kene;
    learn_field(kene, lesson.field, lesson.expertise, lesson.known_share, lesson.new_share);
    if (kene != before) changed[lesson.learner.value - block.begin] = 1;
  }
  Selected wiser;
  select(
      block.size(), [&](std::uint32_t i) { return changed[i] != 0; }, wiser);
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : wiser) {
    const FirmRow row{block.begin + i};
    while (world.layout.run(run).end <= row.value) ++run;
    const std::uint32_t sector = world.sector_of(world.layout.run(run).segment);
    firms.fit[row] = fit(now.knowledge(), firms.kene[row], sector);
  }
}

/// What one use of a pair of fields counts for in the region: more in a smaller one.
double weight_of_use(const Now& now, const World& world, RegionId region) {
  const std::int64_t jobs =
      math::fixed_sum(world.sectors, math::kSectorPoint, [&](std::uint32_t s) {
        return world.segments.employment[world.segment(region, SectorId{s})];
      });
  return jobs > 0 ? now.rule().agglomeration_par / math::from_fixed(jobs, math::kSectorPoint) : 0;
}

/// Past uses of pairs are forgotten, new ones remembered. All uses in one region add the same
/// number, so that their order does not matter.
void remember_pairs(const Now& now, World& world) {
  const double kept = 1 - chance_of(now.rule().depletion_decay);
  for (double& use : world.knowledge.pair_use) use *= kept;
  for (const auto& uses : world.work.outbox.pair_uses) {
    for (const PairUse& pair : uses) {
      const double weight = weight_of_use(now, world, pair.region);
      world.knowledge.use(pair.region, pair.first, pair.second) += weight;
      world.knowledge.use(pair.region, pair.second, pair.first) += weight;
    }
  }
}

}  // namespace

void keep_knowledge(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { keep_block(now, world, block); });
  Column<SegmentId, double>& mean = world.segments.mean_performance;
  sum_segments(world.layout, world.work.sums[0].data(), 1 / math::kRatioPoint.scale(), mean);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const std::uint32_t firms = world.layout.size(SegmentId{k});
    if (firms > 0) mean[SegmentId{k}] /= firms;
  }
}

void take_in(const Now& now, World& world) {
  deliver_partner_gains(world.work.outbox);
  for_each_block(world.layout, [&](const Block& block) {
    raise_productivity(now, world, block);
    take_lessons(now, world, block);
  });
  remember_pairs(now, world);
  if (now.quarter() == 0) measure_depth(now, world);
}

}  // namespace spearhead
