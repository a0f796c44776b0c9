#include <cmath>

#include <catch2/catch.hpp>

#include "engine/step/phases.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// A scenario in which nothing happens to sales but selection.
Scenario quiet_scenario() {
  Scenario scenario = support::small_scenario();
  scenario.rule.shock_chance = 0;
  scenario.rule.export_entry = 0;
  scenario.rule.export_failure = 0;
  return scenario;
}

void trade_once(const Scenario& scenario, World& world) {
  const Now now{scenario, world.step, Draws(Luck{1, 0}, world.step)};
  compare_productivity(now, world);
  draw_lots(now, world);
  trade(now, world);
  ++world.step;
}

double home_sales_in(const World& world, SegmentId segment) {
  double sum = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    sum += world.firms.home_sales[row];
  }
  return sum;
}

}  // namespace

TEST_CASE("home markets clear: sales add up to demand in every sector", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  for (int i = 0; i < 20; ++i) trade_once(scenario, world);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    CHECK(home_sales_in(world, SegmentId{k}) ==
          Approx(world.segments.home_demand[SegmentId{k}]).epsilon(1e-9));
  }
}

TEST_CASE("shocks hit as many firms as the rule says and are neutral in the mean", "[step]") {
  const Scenario calm = quiet_scenario();
  Scenario shaken = calm;
  shaken.rule.shock_chance = 0.3;
  double hit = 0;
  double firms = 0;
  double growth = 0;
  double square = 0;
  for (std::uint32_t future = 0; future < 40; ++future) {
    World still = found(calm, Luck{1, 0});
    still.firms.export_sales.fill(1.0);
    World moved = still;
    for (World* world : {&still, &moved}) world->step = future;
    trade_once(calm, still);
    trade_once(shaken, moved);
    for (FirmRow row{0}; row.value < still.firms.size(); ++row.value) {
      const double ratio = moved.firms.export_sales[row] / still.firms.export_sales[row];
      hit += ratio != 1 ? 1 : 0;
      growth += ratio - 1;
      square += (ratio - 1) * (ratio - 1);
      firms += 1;
    }
  }
  REQUIRE(firms > 5000);
  CHECK(hit / firms == Approx(0.3).margin(4 * std::sqrt(0.21 / firms)));
  CHECK(growth / firms == Approx(0).margin(4 * std::sqrt(square) / firms));
}

TEST_CASE("without shocks and learning, home shares follow the replicator exactly", "[step]") {
  const Scenario scenario = quiet_scenario();
  World world = found(scenario, Luck{1, 0});
  const SegmentId segment{2};
  const FirmRow one{world.layout.begin(segment)};
  const FirmRow other{world.layout.begin(segment) + 1};
  const double gap = world.firms.productivity[one] - world.firms.productivity[other];
  const double ratio = world.firms.home_sales[one] / world.firms.home_sales[other];
  constexpr int kQuarters = 40;
  for (int i = 0; i < kQuarters; ++i) trade_once(scenario, world);
  const double rate = scenario.rule.home_selection * scenario.rule.pass_through;
  const double expected = ratio * std::exp(rate * gap * kQuarters / 4);
  CHECK(world.firms.home_sales[one] / world.firms.home_sales[other] ==
        Approx(expected).epsilon(1e-11));
}

TEST_CASE("equally good firms keep their home shares", "[step]") {
  const Scenario scenario = quiet_scenario();
  World world = found(scenario, Luck{1, 0});
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) world.firms.productivity[FirmRow{i}] = 0.2;
  const World before = world;
  for (int i = 0; i < 8; ++i) trade_once(scenario, world);
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    REQUIRE(world.firms.home_sales[FirmRow{i}] ==
            Approx(before.firms.home_sales[FirmRow{i}]).epsilon(1e-9));
  }
}

TEST_CASE("a firm's gain at home is its rivals' loss", "[step]") {
  const Scenario scenario = quiet_scenario();
  World world = found(scenario, Luck{1, 0});
  World better = world;
  const SegmentId segment{2};
  const FirmRow lucky{world.layout.begin(segment) + 3};
  better.firms.productivity[lucky] += 0.5;
  for (int i = 0; i < 8; ++i) {
    trade_once(scenario, world);
    trade_once(scenario, better);
  }
  CHECK(better.firms.home_sales[lucky] > world.firms.home_sales[lucky]);
  const double gain = better.firms.home_sales[lucky] - world.firms.home_sales[lucky];
  double loss = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    if (row != lucky) loss += world.firms.home_sales[row] - better.firms.home_sales[row];
  }
  CHECK(loss == Approx(gain).epsilon(1e-5));
}

TEST_CASE("demand shocks leave the mean of sales where it was", "[step][statistics]") {
  Scenario scenario = support::small_scenario();
  // A single large sector of equal one-person firms without selection: only shocks move sales.
  scenario.sectors.resize(1);
  scenario.regions[0].employment = {40'000};
  scenario.rule.world_cycle = 0;
  scenario.rule.export_failure = 0;
  World world = found(scenario, Luck{1, 0});
  double before = 0;
  double after = 0;
  const Now now{scenario, 0, Draws(Luck{1, 0}, 0)};
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const FirmRow row{i};
    world.firms.employment[row] = 1;
    world.firms.productivity[row] = 0;
    world.firms.home_sales[row] = 1;
    world.firms.export_sales[row] = 1;
    world.firms.mandate[row] = 0;
    before += 1;
  }
  world.segments.outside_fitness[SegmentId{0}] = 0;
  world.segments.cost[SegmentId{0}] = 0;
  world.segments.domestic_exports[SegmentId{0}] = before;
  world.segments.export_reference[SegmentId{0}] = before;
  compare_productivity(now, world);
  draw_lots(now, world);
  trade(now, world);
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    after += world.firms.export_sales[FirmRow{i}];
  }
  const double b = scenario.rule.shock_scale;
  const double spread = std::sqrt(scenario.rule.shock_chance * 2 * b * b / before);
  CHECK(after / before == Approx(1).margin(5 * spread));
  CHECK(after / before != 1);
}

TEST_CASE("firms begin to export in a rate that fitness and tradability raise, and not without it",
          "[step][statistics]") {
  const auto beginners = [](double rate, double productivity) {
    Scenario scenario = quiet_scenario();
    scenario.rule.export_entry = rate;
    World world = found(scenario, Luck{1, 0});
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      world.firms.export_sales[FirmRow{i}] = 0;
      world.firms.productivity[FirmRow{i}] = productivity;
    }
    for (int i = 0; i < 4; ++i) trade_once(scenario, world);
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      count += world.firms.export_sales[FirmRow{i}] > 0 ? 1 : 0;
    }
    return count;
  };
  CHECK(beginners(0, 0) == 0);
  const std::uint32_t some = beginners(0.09, 0);
  CHECK(some > 0);
  CHECK(beginners(0.09, 0.5) > some);
}

TEST_CASE("small export spells end, and none without the failure rate", "[step]") {
  const auto exporters_left = [](double rate) {
    Scenario scenario = quiet_scenario();
    scenario.rule.export_failure = rate;
    World world = found(scenario, Luck{1, 0});
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      world.firms.export_sales[FirmRow{i}] = 0.01 * world.firms.home_sales[FirmRow{i}];
      world.firms.mandate[FirmRow{i}] = 0;
    }
    for (int i = 0; i < 4; ++i) trade_once(scenario, world);
    double count = 0;
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      count += world.firms.export_sales[FirmRow{i}] > 0 ? 1 : 0;
    }
    return count / world.firms.size();
  };
  CHECK(exporters_left(0) == 1);
  CHECK(exporters_left(0.25) > 0.5);
  CHECK(exporters_left(0.25) < 0.95);
}

TEST_CASE("an affiliate's mandate erodes, slower with local partners", "[step]") {
  const Scenario scenario = quiet_scenario();
  World world = found(scenario, Luck{1, 0});
  const FirmRow alone{0};
  const FirmRow tied{1};
  for (const FirmRow row : {alone, tied}) {
    world.firms.ownership[row] = Ownership::foreign_cost_seeking;
    world.firms.mandate[row] = 5;
    world.firms.export_sales[row] = 5;
  }
  world.firms.ties[tied] = {2, 3, 4, kNobody, kNobody, kNobody};
  trade_once(scenario, world);
  CHECK(world.firms.mandate[alone] ==
        Approx(5 * std::exp(-kStepYears * scenario.rule.mandate_erosion)));
  CHECK(world.firms.mandate[tied] > world.firms.mandate[alone]);
}

}  // namespace spearhead
