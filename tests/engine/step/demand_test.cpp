#include <cmath>

#include <catch2/catch.hpp>

#include "engine/simulate.h"
#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr RegionId kRegion{0};
constexpr SegmentId kMachines{1};
constexpr SegmentId kShops{2};

Now first_quarter(const Scenario& scenario) { return support::now_at(scenario, 0); }

/// Home demand of a segment when its firms' average productivity is higher by so much.
double demand_at(const Scenario& scenario, SegmentId segment, double fitter) {
  World world = found(scenario, Luck{1, 0});
  world.segments.mean_productivity[segment] += fitter;
  set_demand(first_quarter(scenario), world);
  return world.segments.home_demand[segment];
}

/// Log odds of buying at home of what is used of the segment's product.
double log_odds_at(const Scenario& scenario, SegmentId segment, double fitter) {
  World world = found(scenario, Luck{1, 0});
  const double odds = world.segments.local_odds[segment];
  const double use = world.segments.home_demand[segment] * (1 + odds) / odds;
  const double share = demand_at(scenario, segment, fitter) / use;
  return std::log(share / (1 - share));
}

double sum_of(const World& world, const Column<SegmentId, double>& column) {
  double sum = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) sum += column[SegmentId{k}];
  return sum;
}

/// A region without births, closures and swings of the world, in which people are there for all.
Scenario calm_scenario() {
  Scenario scenario = support::still_scenario();
  scenario.rule.shock_chance = 0;
  scenario.rule.world_cycle = 0;
  scenario.rule.export_entry = 0;
  scenario.rule.export_failure = 0;
  return scenario;
}

/// Two years of a region whose machine makers' market outside is larger by a factor.
World two_years(const Scenario& scenario, double outside) {
  World world = found(scenario, Luck{1, 0});
  for (FirmRow row{world.layout.begin(kMachines)}; row.value < world.layout.end(kMachines);
       ++row.value) {
    world.firms.export_sales[row] *= outside;
    world.firms.mandate[row] *= outside;
  }
  world.segments.export_reference[kMachines] *= outside;
  for (int quarter = 0; quarter < 8; ++quarter) simulate_step(scenario, Luck{1, 0}, world);
  return world;
}

}  // namespace

TEST_CASE("a founded region's demand is what its firms sell at home", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const World before = world;
  set_demand(first_quarter(scenario), world);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    CHECK(world.segments.home_demand[SegmentId{k}] ==
          Approx(before.segments.home_sales[SegmentId{k}]).epsilon(1e-9));
  }
}

TEST_CASE("home sales and unserved imports are demand, in every sector and quarter",
          "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  // A sector that has exporters only: nobody sells at home.
  for (FirmRow row{world.layout.begin(kMachines)}; row.value < world.layout.end(kMachines);
       ++row.value) {
    world.firms.home_sales[row] = 0;
  }
  world.regions.unskilled[kRegion] *= 0.97;  // some customers cannot be served
  for (int quarter = 0; quarter < 20; ++quarter) {
    simulate_step(scenario, Luck{1, 0}, world);
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      const SegmentId segment{k};
      INFO("sector " << k << ", quarter " << quarter);
      CHECK(world.segments.home_sales[segment] + world.segments.imports_unserved[segment] ==
            Approx(world.segments.home_demand[segment]).epsilon(1e-9).margin(1e-4));
    }
  }
}

TEST_CASE("fitter home firms win a larger share of the region's use, by the log odds", "[step]") {
  const Scenario scenario = support::small_scenario();
  const double fitter = 0.3;
  const double gain =
      log_odds_at(scenario, kMachines, fitter) - log_odds_at(scenario, kMachines, 0);
  const double expected = scenario.rule.import_competition * scenario.sectors[1].tradability *
                          scenario.rule.pass_through * fitter;
  CHECK(gain == Approx(expected).epsilon(1e-9));
  CHECK(log_odds_at(scenario, kShops, fitter) - log_odds_at(scenario, kShops, 0) < 0.3 * gain);
}

TEST_CASE("import competition has a limit, and does nothing at rate 0", "[step]") {
  Scenario scenario = support::small_scenario();
  CHECK(demand_at(scenario, kMachines, 5) == demand_at(scenario, kMachines, 9));
  CHECK(demand_at(scenario, kMachines, -5) == demand_at(scenario, kMachines, -9));
  scenario.rule.import_competition = 0;
  CHECK(demand_at(scenario, kMachines, 0.5) == demand_at(scenario, kMachines, 0));
}

TEST_CASE("the first firm of a sector that the region had not got sells at home", "[step]") {
  Scenario scenario = calm_scenario();
  scenario.regions[0].employment[1] = 0;
  scenario.regions[0].firms[1] = 0;
  World world = found(scenario, Luck{1, 0});
  REQUIRE(world.layout.size(kMachines) == 0);
  REQUIRE(world.segments.local_odds[kMachines] == 0);
  simulate_step(scenario, Luck{1, 0}, world);
  CHECK(world.segments.home_demand[kMachines] == 0);
  // A shop turns to machines.
  Firms newcomer;
  resize_columns(newcomer, 1);
  for_each_column(
      [](const char*, auto& to, const auto& from) { to[FirmRow{0}] = from[FirmRow{0}]; }, newcomer,
      world.firms);
  newcomer.key[FirmRow{0}] = 4711;
  newcomer.home_sales[FirmRow{0}] = 3;
  newcomer.ties[FirmRow{0}].fill(kNobody);
  newcomer.project[FirmRow{0}] = Project{};
  RegroupPlan plan;
  regroup(world.firms, world.layout, {}, newcomer, std::vector<std::uint32_t>{0, 1, 0, 0}, plan);
  world.prepare_work();
  compare_productivity(first_quarter(scenario), world);
  set_demand(first_quarter(scenario), world);
  CHECK(world.segments.home_demand[kMachines] == Approx(3).epsilon(1e-6));
  const double share = world.segments.local_share[kMachines];
  CHECK(share > 0);
  // Its share of what the region uses is its own from now on.
  world.regions.income[kRegion] *= 2;
  set_demand(first_quarter(scenario), world);
  CHECK(world.segments.local_share[kMachines] == share);
}

TEST_CASE("what firms buy of a sector is part of its demand, by the table of inputs", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const double before = world.segments.home_demand[kShops];
  const double more = 100;
  world.segments.local_purchases[kMachines] += more;
  set_demand(first_quarter(scenario), world);
  const double odds = world.segments.local_odds[kShops];
  const double coefficient = scenario.inputs[2 * 4 + 1];
  CHECK(world.segments.home_demand[kShops] - before ==
        Approx(odds / (1 + odds) * coefficient * more).epsilon(1e-6));
}

TEST_CASE("income raises demand as far as it is spent", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const double before = world.segments.home_demand[kShops];
  world.regions.income[kRegion] += 50;
  set_demand(first_quarter(scenario), world);
  const double odds = world.segments.local_odds[kShops];
  CHECK(world.segments.home_demand[kShops] - before ==
        Approx(odds / (1 + odds) * world.segments.budget_share[kShops] *
               scenario.rule.consumption_share * 50)
            .epsilon(1e-6));
}

TEST_CASE("services of the state follow the number of people, not income", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.regions[0].market[2] = 0;
  World world = found(scenario, Luck{1, 0});
  const double before = world.segments.home_demand[kShops];
  world.regions.income[kRegion] *= 2;
  set_demand(first_quarter(scenario), world);
  CHECK(world.segments.home_demand[kShops] == Approx(before).epsilon(1e-12));
  world.regions.unskilled[kRegion] *= 1.1;
  world.regions.skilled[kRegion] *= 1.1;
  set_demand(first_quarter(scenario), world);
  CHECK(world.segments.home_demand[kShops] == Approx(1.1 * before).epsilon(1e-12));
}

TEST_CASE("exports have a multiplier: other sectors sell more through income and purchases",
          "[step]") {
  const Scenario scenario = calm_scenario();
  const World usual = two_years(scenario, 1);
  const World more = two_years(scenario, 1.05);
  for (const std::uint32_t k : {0U, 2U, 3U}) {
    INFO("sector " << k);
    CHECK(more.segments.home_demand[SegmentId{k}] > usual.segments.home_demand[SegmentId{k}]);
  }
  const double direct =
      usual.segments.value_added_share[kMachines] *
      (more.segments.export_sales[kMachines] - usual.segments.export_sales[kMachines]);
  const double all =
      sum_of(more, more.segments.value_added) - sum_of(usual, usual.segments.value_added);
  REQUIRE(direct > 0);
  INFO("multiplier of value added " << all / direct);
  CHECK(all / direct > 1);
  CHECK(all / direct < 3);
}

}  // namespace spearhead
