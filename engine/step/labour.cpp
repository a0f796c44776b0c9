#include "engine/math/elementary.h"
#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/listed.h"
#include "engine/world/production.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// Staff that firms want at the end of the quarter: a share of the gap to what their customers
/// need. It stands in employment until the pools have spoken.
void want_staff(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  BlockLane value;
  BlockLane share;
  spread(world.layout, block, world.segments.worker_value, value);
  spread(world.layout, block, world.segments.value_added_share, share);
  const Lane<const double> home = firms.home_sales.from(block.begin);
  const Lane<const double> outside = firms.export_sales.from(block.begin);
  const Lane<const double> productivity = firms.productivity.from(block.begin);
  const Lane<double> employment = firms.employment.from(block.begin);
  const Lane<double> output = world.work.slack.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    // Sales per worker at normal use.
    const double each = value_of_worker(value.of[i], productivity[i], rule) / share.of[i];
    const double wanted = (home[i] + outside[i]) / each;
    employment[i] += rule.hiring_speed * (wanted - employment[i]);
    output[i] = each;
  }
  sum_runs(
      world.layout, block, math::kPersonsPoint, [&](std::size_t i) { return employment[i]; },
      world.work.sums[0].data());
}

/// Part of the wanted jobs that a pool can fill.
double served(double wanted, double pool, const Parameters& rule) {
  const double room = rule.pool_limit * pool;
  return wanted > room ? room / wanted : 1;
}

/// What a staff of the available skills produces, of what the wanted one would per head (constant
/// elasticity of substitution): a shortage of one skill does not idle the other.
double output_of_mix(double skilled_share, double unskilled_served, double skilled_served,
                     const Parameters& rule) {
  if (unskilled_served == skilled_served) return 1;
  const double r = (rule.skill_substitution - 1) / rule.skill_substitution;
  const double mixed = (1 - skilled_share) * math::power(unskilled_served, r) +
                       skilled_share * math::power(skilled_served, r);
  const double heads = (1 - skilled_share) * unskilled_served + skilled_share * skilled_served;
  return math::power(mixed, 1 / r) / heads;
}

/// Wanted staff of a region against its pools of labour; `wanted` is per segment.
void ration(const Now& now, RegionId region, const Column<SegmentId, double>& wanted,
            World& world) {
  const Parameters& rule = now.rule();
  Segments& segments = world.segments;
  Regions& regions = world.regions;
  std::int64_t unskilled = 0;
  std::int64_t skilled = 0;
  const double scale = math::kSectorPoint.scale();
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    const double share = segments.skilled_share[segment];
    const double research =
        researchers_of(segments.research[segment], regions.wage_skilled[region], rule);
    unskilled += math::to_fixed((1 - share) * wanted[segment], scale);
    skilled += math::to_fixed(share * wanted[segment] + research, scale);
  }
  const bool bound = now.running();
  const double low = math::from_fixed(unskilled, math::kSectorPoint);
  const double high = math::from_fixed(skilled, math::kSectorPoint);
  regions.unskilled_served[region] = bound ? served(low, regions.unskilled[region], rule) : 1;
  regions.skilled_served[region] = bound ? served(high, regions.skilled[region], rule) : 1;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    const double share = segments.skilled_share[segment];
    const double f = regions.unskilled_served[region];
    const double g = regions.skilled_served[region];
    world.work.staffing[segment] = (1 - share) * f + share * g;
    world.work.output_loss[segment] = output_of_mix(share, f, g, rule);
    segments.research[segment] *= g;  // the same lottery, until R&D is decided anew
  }
}

/// Staff is hired as far as the pools reach; customers beyond capacity leave, those at home for
/// rivals with slack.
void deliver(const Now& now, World& world, const Block& block) {
  Firms& firms = world.firms;
  BlockLane staffing;
  BlockLane loss;
  spread(world.layout, block, world.work.staffing, staffing);
  spread(world.layout, block, world.work.output_loss, loss);
  const double limit = now.rule().capacity_limit;
  const Lane<double> employment = firms.employment.from(block.begin);
  const Lane<double> home = firms.home_sales.from(block.begin);
  const Lane<double> outside = firms.export_sales.from(block.begin);
  const Lane<double> slack = world.work.slack.from(block.begin);
  BlockLane unserved;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    employment[i] *= staffing.of[i];
    const double capacity = limit * loss.of[i] * slack[i] * employment[i];
    const double wanted = home[i] + outside[i];
    const double part = wanted > capacity ? capacity / wanted : 1;
    unserved.of[i] = (1 - part) * home[i];
    home[i] *= part;
    outside[i] *= part;
    slack[i] = capacity > wanted ? capacity - wanted : 0;
  }
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::size_t i) { return unserved.of[i]; },
      world.work.sums[0].data());
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::size_t i) { return slack[i]; },
      world.work.sums[1].data());
}

/// Part of all slack that unserved customers fill; what is left of them buys elsewhere.
void share_unserved(World& world) {
  Segments& segments = world.segments;
  const double unit = 1 / math::kMoneyPoint.scale();
  sum_segments(world.layout, world.work.sums[0].data(), unit, segments.imports_unserved);
  sum_segments(world.layout, world.work.sums[1].data(), unit, world.work.pick_up);
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    double& unserved = segments.imports_unserved[segment];
    double& pick_up = world.work.pick_up[segment];
    const double slack = pick_up;
    const double taken = unserved < slack ? unserved : slack;
    pick_up = slack > 0 ? taken / slack : 0;
    unserved -= taken;
  }
}

/// Local purchases of an affiliate, relative to those of domestic firms: suppliers are found in
/// time.
double local_sourcing(const Now& now, const Firms& firms, FirmRow row) {
  const Parameters& rule = now.rule();
  const double age = kStepYears * (static_cast<double>(now.step) - firms.founding_step[row]);
  return rule.foreign_sourcing * (1 - math::exp(-age / rule.foreign_sourcing_time));
}

/// Customers change over; the flows of each run are added up.
void add_up_sales(const Now& now, World& world, const Block& block) {
  Firms& firms = world.firms;
  BlockLane pick_up;
  spread(world.layout, block, world.work.pick_up, pick_up);
  const Lane<double> home = firms.home_sales.from(block.begin);
  const Lane<const double> outside = firms.export_sales.from(block.begin);
  const Lane<const double> slack = world.work.slack.from(block.begin);
  const Lane<const double> mandate = firms.mandate.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) home[i] += pick_up.of[i] * slack[i];
  Selected foreign;
  list_foreign(firms, block, foreign);
  const auto sum = [&](std::vector<std::int64_t>& into, const auto& term) {
    sum_runs(world.layout, block, math::kMoneyPoint, term, into.data());
  };
  sum(world.work.sums[0], [&](std::size_t i) { return home[i]; });
  sum(world.work.sums[1], [&](std::size_t i) { return outside[i]; });
  const auto sum_of_foreign = [&](std::vector<std::int64_t>& into, const auto& term) {
    sum_listed(world.layout, block, math::kMoneyPoint, foreign, term, into.data());
  };
  const auto sales = [&](std::uint32_t i) { return home[i] + outside[i]; };
  sum_of_foreign(world.work.sums[2],
                 [&](std::uint32_t i) { return mandate[i] > 0 ? outside[i] : 0; });
  sum_of_foreign(world.work.sums[3], sales);
  sum_of_foreign(world.work.sums[4], [&](std::uint32_t i) {
    return local_sourcing(now, firms, FirmRow{block.begin + i}) * sales(i);
  });
}

void settle_sales(World& world) {
  Segments& segments = world.segments;
  const double unit = 1 / math::kMoneyPoint.scale();
  sum_segments(world.layout, world.work.sums[0].data(), unit, segments.home_sales);
  sum_segments(world.layout, world.work.sums[1].data(), unit, segments.export_sales);
  sum_segments(world.layout, world.work.sums[2].data(), unit, world.work.mandated_exports);
  sum_segments(world.layout, world.work.sums[3].data(), unit, world.work.foreign_sales);
  sum_segments(world.layout, world.work.sums[4].data(), unit, segments.foreign_purchases);
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    // Exact: both are multiples of one unit.
    segments.domestic_exports[segment] =
        segments.export_sales[segment] - world.work.mandated_exports[segment];
    const double sales = segments.home_sales[segment] + segments.export_sales[segment];
    segments.value_added[segment] = segments.value_added_share[segment] * sales;
    segments.local_purchases[segment] =
        sales - world.work.foreign_sales[segment] + segments.foreign_purchases[segment];
    // Where nobody of the region sells, everything comes from outside.
    if (segments.home_sales[segment] <= 0) {
      segments.imports_unserved[segment] = segments.home_demand[segment];
    }
  }
}

}  // namespace

void hire(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { want_staff(now, world, block); });
  Column<SegmentId, double>& wanted = world.work.wanted_staff;
  sum_segments(world.layout, world.work.sums[0].data(), 1 / math::kPersonsPoint.scale(), wanted);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    ration(now, RegionId{r}, wanted, world);
  }
  for_each_block(world.layout, [&](const Block& block) { deliver(now, world, block); });
  share_unserved(world);
  for_each_block(world.layout, [&](const Block& block) { add_up_sales(now, world, block); });
  settle_sales(world);
  count_jobs(now, world);
}

}  // namespace spearhead
