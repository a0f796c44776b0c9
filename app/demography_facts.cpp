#include "app/region_facts.h"
#include "engine/base/time.h"

namespace spearhead::app {
namespace {

constexpr std::size_t kOneYear = kStepsPerYear;
constexpr std::size_t kFiveYears = std::size_t{5} * kStepsPerYear;

/// Firms of market sectors that opened `age` steps before the last step and are there.
double firms_of_age(const World& world, std::size_t age) {
  const std::int32_t opened =
      static_cast<std::int32_t>(world.step) - 1 - static_cast<std::int32_t>(age);
  std::uint32_t count = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    if (world.segments.market[segment] == 0) continue;
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      count += world.firms.founding_step[row] == opened ? 1 : 0;
    }
  }
  return count;
}

}  // namespace

DemographyFacts::DemographyFacts(const World& world)
    : firms_at_start_(market_firms(world)), one_year_(kOneYear), five_years_(kFiveYears) {}

void DemographyFacts::take_step(const World& world) {
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    if (world.segments.market[segment] == 0) continue;
    births_ += static_cast<double>(world.segments.births[segment]);
    deaths_ += static_cast<double>(world.segments.deaths[segment]);
  }
  const double opened = firms_of_age(world, 0);
  for (output::Cohorts* cohorts : {&one_year_, &five_years_}) {
    cohorts->take(opened, firms_of_age(world, cohorts->age()));
  }
}

void DemographyFacts::take_year(const World& world, bool speaks, FactLog& log) {
  // As Eurostat counts: of all firms that were active at some time of the year.
  const double active = firms_at_start_ + births_;
  if (speaks) {
    log.add("S3a", births_ / active);
    log.add("S3b", deaths_ / active);
  }
  firms_at_start_ = market_firms(world);
  births_ = 0;
  deaths_ = 0;
}

void DemographyFacts::conclude(std::uint32_t first, FactLog& log) const {
  log.add("S4a", one_year_.part_left(first));
  log.add("S4b", five_years_.part_left(first));
}

}  // namespace spearhead::app
