#include "app/region_sample.h"

#include <cmath>

#include "engine/base/time.h"
#include "engine/world/research.h"

namespace spearhead::app {
namespace {

constexpr std::int32_t kInnovationSteps = 3 * static_cast<std::int32_t>(kStepsPerYear);

FirmSample sample_firm(const Scenario& scenario, const World& world, SegmentId segment,
                       FirmRow row) {
  const Firms& firms = world.firms;
  const double wage = world.regions.wage_skilled[world.region_of(segment)];
  const auto since = static_cast<std::int32_t>(world.step) - kInnovationSteps;
  FirmSample firm;
  firm.key = firms.key[row];
  firm.sector = world.sector_of(segment);
  firm.jobs = firms.employment[row] + researchers_of(firms.research[row], wage, scenario.rule);
  firm.value_added =
      world.segments.value_added_share[segment] * (firms.home_sales[row] + firms.export_sales[row]);
  firm.productivity = firms.productivity[row];
  firm.exports = firms.export_sales[row];
  firm.waiting_value = firm.value_added * std::expm1(firms.pending_gain[row]);
  firm.foreign = is_foreign(firms.ownership[row]);
  firm.innovates = firms.last_launch[row] >= since;
  firm.radical = firms.last_radical[row] >= since;
  return firm;
}

}  // namespace

RegionSample sample_region(const Scenario& scenario, const World& world) {
  const RegionId region{0};
  const double wage = world.regions.wage_skilled[region];
  RegionSample sample;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    const double research = world.segments.research[segment];
    sample.jobs.push_back(world.segments.employment[segment] +
                          researchers_of(research, wage, scenario.rule));
    sample.value_added += world.segments.value_added[segment];
    sample.research += research;
    if (world.segments.market[segment] == 0) continue;
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      sample.firms.push_back(sample_firm(scenario, world, segment, row));
    }
  }
  const double people = world.regions.unskilled[region] + world.regions.skilled[region];
  const double at_work =
      world.regions.employed_unskilled[region] + world.regions.employed_skilled[region];
  sample.unemployment = 1 - at_work / people;
  return sample;
}

std::uint32_t market_firms(const World& world) {
  std::uint32_t firms = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    firms += world.segments.market[segment] != 0 ? world.layout.size(segment) : 0;
  }
  return firms;
}

}  // namespace spearhead::app
