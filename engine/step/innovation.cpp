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

/// Expected improvements of each firm in this quarter: ideas rise less than in proportion with
/// researchers, firms without R&D learn a little by doing, and used-up ideas must grow again.
void expect_improvements(const Now& now, Firms& firms, const Block& block, const Effort& effort,
                         BlockLane& expected) {
  const Parameters& rule = now.rule();
  const double pace = kStepYears * rule.innovation_rate;
  const double recovery = kStepYears * rule.backlog_recovery;
  const Lane<double> backlog = firms.idea_backlog.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double people = effort.researchers.of[i] - effort.on_project.of[i];
    const double formal = math::power(people > 0 ? people : 1, rule.research_returns);
    const double ideas = (people > 0 ? formal : 0) + effort.practice.of[i];
    backlog[i] += recovery * (1 - backlog[i]);
    expected.of[i] = pace * effort.effect.of[i] * backlog[i] * ideas;
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

/// Carries out `count` improvements of one firm.
void improve(const Now& now, World& world, FirmRow row, double researchers, std::uint32_t count) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const Reach reach = reach_of(firms, row, researchers, rule);
  const double largest = 2 * rule.innovation_step * reach_of_improvement(reach, rule);
  double gain = 0;
  for (std::uint32_t k = 0; k < count; ++k) {
    gain += largest * now.draws.words(purpose::innovation_step, firms.key[row], k).uniform(0);
    firms.idea_backlog[row] *= rule.backlog_use;
  }
  world.work.outbox.innovation[row] += fixed_gain(gain);
  firms.last_launch[row] = static_cast<std::int32_t>(now.step);
  practise(now, world, row, count);
}

void improve_block(const Now& now, World& world, const Block& block, const Effort& effort) {
  BlockLane expected;
  expect_improvements(now, world.firms, block, effort, expected);

  // A count of one or more has chance 1 - exp(-m) <= m: the bound picks the few who may act.
  BlockWords words;
  now.draws.fill(purpose::incremental_innovation, world.firms.key.from(block.begin), block.size(),
                 words);
  Selected chosen;
  select(
      block.size(), [&](std::uint32_t i) { return words.uniform(i, 0) < expected.of[i]; }, chosen);

  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : chosen) {
    const std::uint32_t count = poisson(expected.of[i], words.uniform(i, 0));
    if (count == 0) continue;
    while (world.layout.run(run).end <= block.begin + i) ++run;
    improve(now, world, FirmRow{block.begin + i}, effort.researchers.of[i], count);
    world.work.sums[0][run] += count;
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
