#include "engine/laws.h"

#include <cmath>
#include <functional>

#include <catch2/catch.hpp>

#include "engine/base/error.h"
#include "engine/simulate.h"
#include "engine/step/calls.h"
#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using Catch::Contains;

constexpr SegmentId kMachines{1};
constexpr RegionId kRegion{0};

/// A region that has lived for a year, and the phases of a quarter up to and including `last`.
World after_phase(const Scenario& scenario, std::string_view last) {
  World world = found(scenario, Luck{1, 0});
  for (int quarter = 0; quarter < 4; ++quarter) simulate_step(scenario, Luck{1, 0}, world);
  const Now now = support::now_at(scenario, world.step);
  for (const Phase& phase : kStep) {
    phase.run(now, world);
    if (phase.name == last) break;
  }
  return world;
}

/// Breaks a world after the phase and expects the law to notice.
void expect_broken(std::string_view phase, const std::string& message,
                   const std::function<void(World&)>& harm) {
  const Scenario scenario = support::small_scenario();
  World world = after_phase(scenario, phase);
  const Now now = support::now_at(scenario, world.step);
  CHECK_NOTHROW(check_laws(phase, now, world));
  harm(world);
  INFO(phase);
  CHECK_THROWS_WITH(check_laws(phase, now, world), Contains(message));
}

}  // namespace

TEST_CASE("all laws hold after every phase of a living region", "[law]") {
  Scenario scenario = support::small_scenario();
  scenario.programmes = {support::small_subsidy("grants", 200'000'000)};
  World world = found(scenario, Luck{1, 0});
  open_books(scenario, world);
  world.regions.skilled[kRegion] *= 0.97;  // some firms do not find staff
  for (int quarter = 0; quarter < 8; ++quarter) {
    const Now now = support::now_at(scenario, world.step);
    for (const Phase& phase : kStep) {
      phase.run(now, world);
      INFO(phase.name);
      REQUIRE_NOTHROW(check_laws(phase.name, now, world));
    }
    REQUIRE_NOTHROW(check_year_end(now, world));
    ++world.step;
  }
}

TEST_CASE("flows of a sector that are not those of its firms break a law", "[law]") {
  expect_broken("hire", "home sales", [](World& w) { w.segments.home_sales[kMachines] += 1; });
  expect_broken("hire", "exports", [](World& w) { w.segments.export_sales[kMachines] += 1; });
  expect_broken("hire", "value added", [](World& w) { w.segments.value_added[kMachines] += 1; });
  expect_broken("hire", "value added",
                [](World& w) { w.segments.value_added_share[kMachines] *= 1.1; });
}

TEST_CASE("demand that neither firms nor imports serve breaks a law", "[law]") {
  expect_broken("hire", "demand", [](World& w) { w.segments.home_demand[kMachines] += 1; });
  expect_broken("hire", "demand", [](World& w) { w.segments.imports_unserved[kMachines] += 1; });
  // Also where nobody sells at home.
  expect_broken("hire", "demand", [](World& w) {
    for (FirmRow row{w.layout.begin(kMachines)}; row.value < w.layout.end(kMachines); ++row.value) {
      w.firms.home_sales[row] = 0;
    }
    w.segments.home_sales[kMachines] = 0;
    w.segments.value_added[kMachines] =
        w.segments.value_added_share[kMachines] * w.segments.export_sales[kMachines];
    w.segments.imports_unserved[kMachines] = 0;
  });
}

TEST_CASE("jobs that are not those of the firms break a law", "[law]") {
  expect_broken("close_and_open", "jobs", [](World& w) { w.segments.employment[kMachines] += 1; });
  expect_broken("close_and_open", "jobs of a region",
                [](World& w) { w.regions.employed_skilled[kRegion] += 1; });
  expect_broken("hire", "jobs of a region",
                [](World& w) { w.regions.employed_unskilled[kRegion] -= 1; });
}

TEST_CASE("people at work whom no pool has supplied break a law", "[law]") {
  for (const char* phase : {"hire", "close_and_open"}) {
    expect_broken(phase, "labour pool", [](World& w) {
      w.regions.skilled[kRegion] = 0.99 * w.regions.employed_skilled[kRegion];
    });
    expect_broken(phase, "labour pool", [](World& w) {
      w.regions.unskilled[kRegion] = 0.99 * w.regions.employed_unskilled[kRegion];
    });
  }
}

TEST_CASE("R&D that is not that of the firms breaks a law", "[law]") {
  for (const char* phase : {"finance_research", "close_and_open"}) {
    expect_broken(phase, "R&D",
                  [](World& w) { w.firms.research[FirmRow{w.layout.begin(kMachines)}] += 1; });
  }
}

TEST_CASE("results that are neither used nor kept break a law", "[law]") {
  for (auto flow : {&Segments::profit_tax, &Segments::payout, &Segments::payout_elsewhere,
                    &Segments::wages, &Segments::parent_support, &Segments::settled_cash,
                    &Segments::opening_cash, &Segments::grants_spent}) {
    expect_broken("finance_research", "results",
                  [&](World& w) { (w.segments.*flow)[kMachines] += 1; });
  }
}

TEST_CASE("cash that comes from nowhere or goes nowhere breaks a law", "[law]") {
  for (const char* phase : {"find_partners", "close_and_open"}) {
    for (const double change : {0.1, -0.1}) {
      expect_broken(phase, "cash",
                    [&](World& w) { w.firms.cash[FirmRow{w.layout.begin(kMachines)}] += change; });
    }
    for (auto flow : {&Segments::launches, &Segments::upkeep}) {
      expect_broken(phase, "cash", [&](World& w) { (w.segments.*flow)[kMachines] += 1; });
    }
  }
  for (auto flow : {&Segments::paid_in, &Segments::written_off}) {
    expect_broken("close_and_open", "cash", [&](World& w) { (w.segments.*flow)[kMachines] += 1; });
  }
}

TEST_CASE("public money that nobody paid or that gets lost breaks a law", "[law]") {
  for (const char* phase : {"run_programmes", "close_and_open"}) {
    expect_broken(phase, "grants", [](World& w) { w.firms.grant_fund[FirmRow{3}] += 0.1; });
    for (auto flow : {&Segments::grants_returned, &Segments::grants_spent}) {
      expect_broken(phase, "grants", [&](World& w) { (w.segments.*flow)[kMachines] += 1; });
    }
  }
}

TEST_CASE("a partnership of which one side knows nothing breaks a law", "[law]") {
  expect_broken("find_partners", "", [](World& w) {
    for (FirmRow row{0}; row.value < w.firms.size(); ++row.value) {
      std::uint32_t& first = w.firms.ties[row][0];
      if (first == kNobody || is_university(first)) continue;
      first = first == 0 ? 1 : first - 1;
      return;
    }
  });
}

TEST_CASE("a state that is not a number breaks a law after any phase", "[law]") {
  for (const Phase& phase : kStep) {
    expect_broken(phase.name, "", [](World& w) { w.firms.cash[FirmRow{3}] = NAN; });
  }
}

}  // namespace spearhead
