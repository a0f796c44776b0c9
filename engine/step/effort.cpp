#include "engine/step/effort.h"

#include <algorithm>

#include "engine/step/jobs.h"

namespace spearhead {
namespace {

void measure_practice(const Now& now, const Firms& firms, const Block& block, BlockLane& practice) {
  const double weight = now.rule().informal_learning;
  const double exponent = now.rule().informal_size;
  const Lane<const double> employment = firms.employment.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const bool staffed = employment[i] > 0;
    const double learnt = weight * math::power(staffed ? employment[i] : 1, exponent);
    practice.of[i] = staffed ? learnt : 0;
  }
}

void share_out(const Now& now, const Firms& firms, const Block& block, Effort& effort) {
  const Lane<const std::uint8_t> runs = firms.runs_project.from(block.begin);
  const double share = now.rule().project_share;
  const std::uint32_t rows = block.size();
  SPEARHEAD_ROWS_APART
  for (std::uint32_t i = 0; i < rows; ++i) {
    effort.on_project.of[i] = (runs[i] != 0 ? share : 0) * effort.researchers.of[i];
  }
}

/// Gains fall where productivity is ahead of what knowledge supports.
double fading(double excess, const Parameters& rule) {
  return math::exp(-std::max(0.0, excess) / rule.potential_softness);
}

}  // namespace

void measure_effort(const Now& now, const World& world, const Block& block, Effort& effort) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  spread_researcher_pay(now, world, block, effort.pay);
  spread_by(
      world.layout, block, [&](SegmentId k) { return now.scenario.sector_of(k).opportunity; },
      effort.effect);
  const Lane<const double> research = firms.research.from(block.begin);
  const Lane<const double> management = firms.management.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    effort.researchers.of[i] = research[i] / effort.pay.of[i];
    effort.effect.of[i] *= rule.effort_base + rule.effort_management * management[i];
  }
  measure_practice(now, firms, block, effort.practice);
  share_out(now, firms, block, effort);
}

Reach reach_of(const Firms& firms, FirmRow row, double researchers, const Parameters& rule) {
  const double staff = firms.employment[row] + rule.researcher_lines * researchers;
  const double relative = staff / rule.product_line;
  const double lines = relative > 1 ? math::power(relative, rule.product_line_exponent) : 1;
  const double supported =
      potential(firms.fit[row], firms.recombined_knowledge[row], firms.ownership[row], rule);
  return {lines, firms.productivity[row] - supported};
}

double reach_of_improvement(const Reach& reach, const Parameters& rule) {
  return fading(reach.excess, rule) / reach.lines;
}

double reach_of_recombination(const Reach& reach, double pair_use, const Parameters& rule) {
  const double depletion = 1 + pair_use / rule.depletion_scale;
  const double lines = math::power(reach.lines, rule.radical_lines);
  return fading(reach.excess - rule.radical_slack, rule) / (depletion * lines);
}

}  // namespace spearhead
