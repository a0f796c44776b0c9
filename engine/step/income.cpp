#include "engine/step/income.h"

#include "engine/math/fixed.h"

namespace spearhead {
void add_up_income(const Parameters& rule, RegionId region, World& world) {
  Segments& segments = world.segments;
  Regions& regions = world.regions;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    segments.wages[segment] = segments.wage[segment] * segments.payroll[segment];
  }
  IncomeParts income;
  income.wages = sum_of_sectors(world, region, math::kSectorPoint, [&](SegmentId k) {
    return segments.wages[k] + segments.research[k];
  });
  income.dividends = sum_of_sectors(world, region, math::kSectorPoint,
                                    [&](SegmentId k) { return segments.payout[k]; });
  income.people = regions.unskilled[region] + regions.skilled[region];
  income.idle_pay =
      regions.wage_unskilled[region] *
      (income.people - regions.employed_unskilled[region] - regions.employed_skilled[region]);
  income.services = regions.services[region];
  income.levy = regions.levy[region];
  regions.income[region] = household_income(income, rule);
  regions.investment[region] = sum_of_sectors(world, region, math::kSectorPoint, [&](SegmentId k) {
    return segments.capital_cost_share[k] * segments.value_added[k];
  });
}

}  // namespace spearhead
