#include "engine/math/elementary.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// Log shocks to sales: rare and lumpy, Laplace, smaller for larger firms, neutral in the mean.
void draw_shocks(const Now& now, const Firms& firms, const Block& block, BlockLane& shock) {
  const double chance = now.rule().shock_chance;
  const double scale = now.rule().shock_scale;
  const double exponent = -now.rule().shock_size_exponent;
  BlockWords words;
  now.draws.fill(purpose::demand_shock, firms.key.from(block.begin), block.size(), words);
  const Lane<const double> employment = firms.employment.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double size = employment[i] > 1 ? employment[i] : 1;
    const double b = scale * math::power(size, exponent);
    // A Laplace number of scale b multiplies sales by 1 / (1 - b^2) in the mean.
    const double mean = math::log(1 + chance * (b * b / (1 - b * b)));
    const double size_of_shock = b * math::laplace(words.uniform(i, 1));
    shock.of[i] = (words.uniform(i, 0) < chance ? size_of_shock : 0) - mean;
  }
}

/// Sales that firms would make if home markets had room for all.
void sell_at_home(const Now& now, World& world, const Block& block, const BlockLane& shock) {
  Firms& firms = world.firms;
  const double speed = kStepYears * now.rule().home_selection * now.rule().pass_through;
  BlockLane mean;
  spread(world.layout, block, world.segments.mean_productivity, mean);
  const Lane<double> sales = firms.home_sales.from(block.begin);
  const Lane<const double> productivity = firms.productivity.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    sales[i] *= math::exp(speed * (productivity[i] - mean.of[i]) + shock.of[i]);
  }
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::uint32_t i) { return sales[i]; },
      world.work.first_sum.data());
}

/// Exports follow fitness against the outside world; what market access does not support, and size,
/// hold them back.
void sell_outside(const Now& now, World& world, const Block& block, const BlockLane& shock) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const double speed = kStepYears * rule.export_selection;
  const double drag = kStepYears * rule.export_size_drag;
  const double free_size = rule.export_size_free;
  BlockLane pull;
  spread(world.layout, block, world.work.export_pull, pull);
  const Lane<double> sales = firms.export_sales.from(block.begin);
  const Lane<const double> productivity = firms.productivity.from(block.begin);
  const Lane<const double> employment = firms.employment.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double beyond = employment[i] > free_size ? employment[i] / free_size : 1;
    const double growth = speed * (rule.pass_through * productivity[i]) + pull.of[i] -
                          drag * math::log(beyond) + shock.of[i];
    sales[i] *= math::exp(growth);
  }
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::uint32_t i) { return sales[i]; },
      world.work.second_sum.data());
}

/// Growth of exports that all firms of a segment share, from outside fitness and crowding.
void set_export_pull(const Now& now, World& world) {
  const Parameters& rule = now.rule();
  const Segments& segments = world.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double exports = segments.export_sales[segment];
    const double reference = segments.export_reference[segment];
    const double crowding = exports > 0 && reference > 0 ? math::log(exports / reference) : 0;
    world.work.export_pull[segment] =
        -kStepYears * (rule.export_selection * segments.outside_fitness[segment] +
                       rule.export_crowding * crowding);
  }
}

/// Home markets clear: the factor that brings each segment's sales to its demand.
void set_clearing(World& world) {
  Column<SegmentId, double>& factor = world.work.clearing;
  sum_segments(world.layout, world.work.first_sum.data(), 1 / math::kMoneyPoint.scale(), factor);
  Segments& segments = world.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double wanted = factor[segment];
    segments.home_sales[segment] = wanted > 0 ? segments.home_demand[segment] : 0;
    factor[segment] = wanted > 0 ? segments.home_demand[segment] / wanted : 0;
  }
}

void clear_home_markets(World& world, const Block& block) {
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = world.layout.run(r);
    const double factor = world.work.clearing[run.segment];
    double* const sales = world.firms.home_sales.from(run.begin);
    for (std::uint32_t i = 0; i < run.size(); ++i) sales[i] *= factor;
  }
}

void settle_segments(const Now& now, World& world) {
  const double drift = kStepYears * now.rule().export_reference_drift;
  Segments& segments = world.segments;
  sum_segments(world.layout, world.work.second_sum.data(), 1 / math::kMoneyPoint.scale(),
               segments.export_sales);
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double exports = segments.export_sales[segment];
    double& reference = segments.export_reference[segment];
    if (reference == 0) {
      reference = exports;  // the first exporters open the market
    } else if (exports > 0) {
      reference *= math::exp(drift * math::log(exports / reference));
    }
    segments.value_added[segment] =
        segments.value_added_share[segment] * (segments.home_sales[segment] + exports);
  }
}

}  // namespace

void compare_productivity(const Now&, World& world) {
  const Firms& firms = world.firms;
  for_each_block(world.layout, [&](const Block& block) {
    const Lane<const double> sales = firms.home_sales.from(block.begin);
    const Lane<const double> productivity = firms.productivity.from(block.begin);
    sum_runs(
        world.layout, block, math::kMoneyPoint, [&](std::uint32_t i) { return sales[i]; },
        world.work.first_sum.data());
    sum_runs(
        world.layout, block, math::kMoneyPoint,
        [&](std::uint32_t i) { return sales[i] * productivity[i]; }, world.work.second_sum.data());
  });
  Column<SegmentId, double>& mean = world.segments.mean_productivity;
  sum_segments(world.layout, world.work.first_sum.data(), 1, world.work.weights);
  sum_segments(world.layout, world.work.second_sum.data(), 1, world.work.weighted);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    if (world.work.weights[segment] > 0) {
      mean[segment] = world.work.weighted[segment] / world.work.weights[segment];
    }
  }
}

void trade(const Now& now, World& world) {
  set_export_pull(now, world);
  for_each_block(world.layout, [&](const Block& block) {
    BlockLane shock;
    draw_shocks(now, world.firms, block, shock);
    sell_at_home(now, world, block, shock);
    sell_outside(now, world, block, shock);
  });
  set_clearing(world);
  for_each_block(world.layout, [&](const Block& block) { clear_home_markets(world, block); });
  settle_segments(now, world);
}

}  // namespace spearhead
