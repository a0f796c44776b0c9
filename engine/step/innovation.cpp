#include "engine/base/error.h"
#include "engine/math/elementary.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// Expected incremental innovations of each firm in this quarter: ideas rise less than in
/// proportion with researchers, firms without R&D learn a little by doing, and used-up ideas must
/// grow again.
void expect_innovations(const Now& now, Firms& firms, const Block& block, BlockLane& expected) {
  const Parameters& rule = now.rule();
  const double pace = kStepYears * rule.innovation_rate * rule.management_effect;
  const double recovery = kStepYears * rule.backlog_recovery;
  const double obsolescence = kStepYears * rule.frontier_growth;
  const Lane<const double> research = firms.research.from(block.begin);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<double> backlog = firms.idea_backlog.from(block.begin);
  const Lane<double> productivity = firms.productivity.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double researchers = research[i] / rule.researcher_wage;
    const double formal = math::power(researchers > 0 ? researchers : 1, rule.research_returns);
    const double size = employment[i] > 0 ? employment[i] : 1;
    const double informal = rule.informal_learning * math::power(size, rule.informal_size);
    backlog[i] += recovery * (1 - backlog[i]);
    productivity[i] -= obsolescence;
    expected.of[i] = pace * backlog[i] * ((researchers > 0 ? formal : 0) + informal);
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

/// Carries out `count` innovations of one firm.
void improve(const Now& now, Firms& firms, FirmRow row, std::uint32_t count) {
  const Parameters& rule = now.rule();
  const double researchers = firms.research[row] / rule.researcher_wage;
  const double staff = firms.employment[row] + rule.researcher_lines * researchers;
  const double relative = staff / rule.product_line;
  const double lines = relative > 1 ? math::power(relative, rule.product_line_exponent) : 1;
  for (std::uint32_t k = 0; k < count; ++k) {
    const Words words = now.draws.words(purpose::innovation_step, firms.key[row], k);
    firms.productivity[row] += 2 * rule.innovation_step * words.uniform(0) / lines;
    firms.idea_backlog[row] *= rule.backlog_use;
  }
}

void innovate_block(const Now& now, World& world, const Block& block) {
  Firms& firms = world.firms;
  BlockLane expected;
  expect_innovations(now, firms, block, expected);

  // A count of one or more has chance 1 - exp(-m) <= m: the bound picks the few who may act.
  BlockWords words;
  now.draws.fill(purpose::incremental_innovation, firms.key.from(block.begin), block.size(), words);
  std::uint32_t chosen[kBlockRows];
  std::uint32_t chosen_count = 0;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    chosen[chosen_count] = i;
    chosen_count += words.uniform(i, 0) < expected.of[i] ? 1 : 0;
  }

  std::uint32_t next = 0;
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = world.layout.run(r);
    std::int64_t innovations = 0;
    for (; next < chosen_count && block.begin + chosen[next] < run.end; ++next) {
      const std::uint32_t i = chosen[next];
      const std::uint32_t count = poisson(expected.of[i], words.uniform(i, 0));
      if (count > 0) improve(now, firms, FirmRow{block.begin + i}, count);
      innovations += count;
    }
    world.work.first_sum[r] = innovations;
  }
}

}  // namespace

void innovate(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { innovate_block(now, world, block); });
  sum_segments(world.layout, world.work.first_sum.data(), 1, world.segments.innovations);
}

}  // namespace spearhead
