#include "engine/record.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/simulate.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr double kScale = 4;

Scenario two_years() {
  Scenario scenario = support::small_scenario();
  scenario.last_year = scenario.first_year + 1;
  return scenario;
}

/// What `told` reports of a region that lives by `lived`.
Trajectory report_of(const Scenario& lived, const Scenario& told) {
  const Luck luck{1, 0};
  World world = found(lived, luck);
  Trajectory trajectory(told.years(), 1, world.sectors, 0, {}, world.clusters.size());
  record_start(told, world, trajectory);
  for (std::uint32_t step = 0; step < told.years() * kStepsPerYear; ++step) {
    simulate_step(lived, luck, world);
    record(told, world, trajectory);
  }
  return trajectory;
}

/// By how much a quantity of this unit is larger in a region of which a firm stands for several.
double factor_of(Indicator::Unit unit) {
  switch (unit) {
    case Indicator::Unit::currency_per_year:
    case Indicator::Unit::persons:
    case Indicator::Unit::firms:
    case Indicator::Unit::count:
      return kScale;
    case Indicator::Unit::currency_per_person_year:
    case Indicator::Unit::share:
    case Indicator::Unit::index:
      break;
  }
  return 1;
}

void compare(double scaled, double plain, const Indicator& indicator) {
  INFO(indicator.name);
  if (std::isnan(plain)) {
    CHECK(std::isnan(scaled));
  } else {
    CHECK(scaled == Approx(factor_of(indicator.unit) * plain).epsilon(1e-9));
  }
}

}  // namespace

TEST_CASE("a region at scale k reports k times the persons, firms, events and money", "[record]") {
  // A larger region lives differently: it is dense, and more projects come. Here it is only told
  // of.
  Scenario one = two_years();
  one.regions[0].clusters = {{0}, {1, 3}};
  Scenario many = one;
  many.regions[0].scale = kScale;
  many.rate.currency_per_wu *= kScale;
  Trajectory plain = report_of(one, one);
  Trajectory scaled = report_of(one, many);
  for (std::uint32_t i = 0; i < kRegionIndicatorCount; ++i) {
    const auto which = static_cast<RegionIndicator>(i);
    compare(scaled.at(1, 0, which), plain.at(1, 0, which), kRegionIndicators[i]);
    compare(scaled.initial(0, which), plain.initial(0, which), kRegionIndicators[i]);
  }
  for (std::uint32_t i = 0; i < kSectorIndicatorCount; ++i) {
    const auto which = static_cast<SectorIndicator>(i);
    for (std::uint32_t s = 0; s < plain.sectors; ++s) {
      compare(scaled.at(1, 0, s, which), plain.at(1, 0, s, which), kSectorIndicators[i]);
    }
  }
  REQUIRE(plain.clusters > 0);
  for (std::uint32_t i = 0; i < kClusterIndicatorCount; ++i) {
    const auto which = static_cast<ClusterIndicator>(i);
    for (std::uint32_t c = 0; c < plain.clusters; ++c) {
      compare(scaled.at(1, c, which), plain.at(1, c, which), kClusterIndicators[i]);
    }
  }
  CHECK(plain.at(1, 0, RegionIndicator::births) > 0);
}

TEST_CASE("R&D of a firm that has closed since is in the R&D of its year", "[record]") {
  const Scenario scenario = two_years();
  World world = found(scenario, Luck{1, 0});
  simulate_step(scenario, Luck{1, 0}, world);
  const auto told = [&](double spent, double present) {
    World here = world;
    here.segments.research_spent.fill(spent);
    here.segments.research.fill(present);
    Trajectory trajectory(scenario.years(), 1, here.sectors, 0);
    record(scenario, here, trajectory);
    return trajectory.at(0, 0, 1, SectorIndicator::business_rd);
  };
  CHECK(told(8, 5) == Approx(kStepYears * scenario.rate.currency_per_wu * 8));
  CHECK(told(8, 5) == told(8, 0));
}

TEST_CASE("a sector that the reference economy does not have has no location quotient",
          "[record]") {
  Scenario scenario = two_years();
  scenario.sectors[3].national_employment = 0;
  Trajectory t = report_of(scenario, scenario);
  CHECK(std::isnan(t.at(1, 0, 3, SectorIndicator::location_quotient)));
  CHECK(t.at(1, 0, 1, SectorIndicator::location_quotient) > 1);
}

TEST_CASE("location quotients, weighted by the reference economy, average one", "[record][law]") {
  const Scenario scenario = two_years();
  Trajectory t = report_of(scenario, scenario);
  double national = 0;
  double weighted = 0;
  for (std::uint32_t s = 0; s < t.sectors; ++s) {
    national += scenario.sectors[s].national_employment;
    weighted +=
        scenario.sectors[s].national_employment * t.at(1, 0, s, SectorIndicator::location_quotient);
  }
  CHECK(weighted / national == Approx(1).epsilon(1e-6));
}

}  // namespace spearhead
