#include <algorithm>

#include "engine/base/error.h"
#include "engine/math/elementary.h"
#include "engine/step/effort.h"
#include "engine/step/phases.h"
#include "engine/step/projects.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

void open_outbox(Outbox& outbox, const Block& block) {
  const std::uint32_t index = block.begin / kBlockRows;
  outbox.lessons[index].clear();
  outbox.partner_gains[index].clear();
  outbox.pair_uses[index].clear();
  std::fill_n(outbox.innovation.from(block.begin), block.size(), std::int64_t{0});
}

/// Firms with researchers at work on improvements.
struct Performers {
  Selected rows;
  BlockLane formal;  ///< ideas of their researchers
};

void list_performers(const Parameters& rule, const Block& block, const BlockLane& people,
                     Performers& performers) {
  select(
      block.size(), [&](std::uint32_t i) { return people.of[i] > 0; }, performers.rows);
  BlockLane& formal = performers.formal;
  for (std::uint32_t k = 0; k < performers.rows.count; ++k) {
    formal.of[k] = people.of[performers.rows.offset[k]];
  }
  for (std::uint32_t k = 0; k < performers.rows.count; ++k) {
    formal.of[k] = math::power(formal.of[k], rule.research_returns);
  }
}

/// Expected improvements of each firm in this quarter: ideas rise less than in proportion with
/// researchers, firms without R&D learn a little by doing, and used-up ideas must grow again.
void expect_improvements(const Now& now, Firms& firms, const Block& block, const Effort& effort,
                         BlockLane& expected) {
  const Parameters& rule = now.rule();
  const double pace = kStepYears * rule.innovation_rate;
  const double recovery = kStepYears * rule.backlog_recovery;
  const Lane<double> backlog = firms.idea_backlog.from(block.begin);
  BlockLane people;
  BlockLane of_ideas;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    people.of[i] = effort.researchers.of[i] - effort.on_project.of[i];
    backlog[i] += recovery * (1 - backlog[i]);
    of_ideas.of[i] = pace * effort.effect.of[i] * backlog[i];
    expected.of[i] = of_ideas.of[i] * effort.practice.of[i];
  }
  Performers performers;
  list_performers(rule, block, people, performers);
  std::uint32_t place = 0;
  for (const std::uint32_t i : performers.rows) {
    expected.of[i] += of_ideas.of[i] * performers.formal.of[place++];
  }
}

/// Poisson number with this mean whose survival function a uniform number reads.
std::uint32_t poisson(double mean, double u) {
  require_law(mean < 500, "a firm expects more than 500 innovations in a quarter");
  double chance = math::exp(-mean);
  double tail = 1 - chance;
  std::uint32_t count = 0;
  while (u < tail && chance > 0) {
    ++count;
    chance *= mean / count;
    tail -= chance;
  }
  return count;
}

/// Who improves something becomes better in what it knows best.
void practise(const Now& now, World& world, FirmRow row, std::uint32_t count) {
  const Kene& kene = world.firms.kene[row];
  const std::uint32_t slot = best_slot(kene);
  if (slot == Kene::kSlots) return;
  const Lesson lesson{row, kene.field[slot], 1, now.rule().innovation_expertise, 0};
  for (std::uint32_t k = 0; k < count; ++k) {
    world.work.outbox.lessons[row.value / kBlockRows].push_back(lesson);
  }
}

/// Firms of a block that improve something, and how often.
struct Improvers {
  std::uint32_t count = 0;
  std::uint32_t row[kBlockRows];
  std::uint32_t often[kBlockRows];
  Key key[kBlockRows];
};

/// A count of one or more has chance 1 - exp(-m) <= m: the bound picks the few who may act.
void list_improvers(const World& world, const Block& block, const BlockLane& expected,
                    Improvers& improvers) {
  const BlockWords& words = world.work.lots.chance[block.begin / kBlockRows];
  const auto luck = [&](std::uint32_t i) { return words.coarse_uniform(i, Lots::kImprovement); };
  Selected chosen;
  select(
      block.size(), [&](std::uint32_t i) { return luck(i) < expected.of[i]; }, chosen);
  for (const std::uint32_t i : chosen) {
    const std::uint32_t often = poisson(expected.of[i], luck(i));
    if (often == 0) continue;
    const FirmRow row{block.begin + i};
    improvers.row[improvers.count] = row.value;
    improvers.key[improvers.count] = world.firms.key[row];
    improvers.often[improvers.count++] = often;
  }
}

/// Carries out the improvements of one firm; `first` is the luck of the first.
void improve(const Now& now, World& world, FirmRow row, double researchers, std::uint32_t often,
             double first) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Reach reach = reach_of(firms, row, researchers, rule);
  const double largest = 2 * rule.innovation_step * reach_of_improvement(reach, rule);
  double gain = largest * first;
  firms.idea_backlog[row] *= rule.backlog_use;
  for (std::uint32_t k = 1; k < often; ++k) {
    gain += largest * now.draws.words(purpose::innovation_step, firms.key[row], k).uniform(0);
    firms.idea_backlog[row] *= rule.backlog_use;
  }
  world.work.outbox.innovation[row] += fixed_gain(gain);
  firms.last_launch[row] = static_cast<std::int32_t>(now.step);
  practise(now, world, row, often);
}

void improve_block(const Now& now, World& world, const Block& block, const Effort& effort) {
  BlockLane expected;
  expect_improvements(now, world.firms, block, effort, expected);
  Improvers improvers;
  list_improvers(world, block, expected, improvers);
  BlockWords steps;
  now.draws.fill(purpose::innovation_step, improvers.key, improvers.count, steps);
  std::uint32_t run = block.first_run;
  for (std::uint32_t k = 0; k < improvers.count; ++k) {
    const FirmRow row{improvers.row[k]};
    while (world.layout.run(run).end <= row.value) ++run;
    improve(now, world, row, effort.researchers.of[row.value - block.begin], improvers.often[k],
            steps.uniform(k, 0));
    world.work.sums[0][run] += improvers.often[k];
  }
}

void innovate_block(const Now& now, World& world, const Block& block) {
  for (auto* sum :
       {&world.work.sums[0], &world.work.sums[1], &world.work.sums[2], &world.work.sums[3]}) {
    for (std::uint32_t r = block.first_run; r < block.last_run; ++r) (*sum)[r] = 0;
  }
  open_outbox(world.work.outbox, block);
  Effort effort;
  measure_effort(now, world, block, effort);
  improve_block(now, world, block, effort);
  const ProjectTally tally{world.work.sums[0].data(), world.work.sums[1].data(),
                           world.work.sums[2].data(), world.work.sums[3].data()};
  run_projects(now, world, block, effort, tally);
}

}  // namespace

void innovate(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { innovate_block(now, world, block); });
  Segments& segments = world.segments;
  sum_segments(world.layout, world.work.sums[0].data(), 1, segments.innovations);
  sum_segments(world.layout, world.work.sums[1].data(), 1, segments.radical_innovations);
  sum_segments(world.layout, world.work.sums[2].data(), 1, segments.cluster_crossings);
  sum_segments(world.layout, world.work.sums[3].data(), 1 / math::kMoneyPoint.scale(),
               segments.launches);
}

}  // namespace spearhead
