#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using support::open_once;
using support::sum_of;

std::set<Key> keys_of(const World& world) {
  std::set<Key> keys;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) keys.insert(world.firms.key[FirmRow{i}]);
  return keys;
}

}  // namespace

TEST_CASE("an insolvent firm closes in the same quarter, a foreign one does not", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = support::quiet_world(scenario);
  const FirmRow row{10};
  const Key key = world.firms.key[row];
  world.firms.founding_step[row] = -4000;
  world.firms.employment[row] = 50;
  world.firms.ownership[row] = Ownership::domestic;
  World solvent = world;
  world.firms.cash[row] = -1e6;
  World foreign = world;
  foreign.firms.ownership[row] = Ownership::foreign_knowledge_seeking;
  Scenario unreviewed = scenario;
  unreviewed.rule.foreign_review = 0;
  open_once(scenario, world);
  open_once(scenario, solvent);
  open_once(unreviewed, foreign);
  CHECK_FALSE(keys_of(world).contains(key));
  CHECK(keys_of(solvent).contains(key));
  CHECK(keys_of(foreign).contains(key));
}

TEST_CASE("young and small firms close more often, and none without a hazard",
          "[step][statistics]") {
  Scenario scenario = support::small_scenario();
  const World start = support::quiet_world(scenario);
  const auto share_closing = [&](std::int32_t founding_step, double employment) {
    World world = start;
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      world.firms.founding_step[FirmRow{i}] = founding_step;
      world.firms.employment[FirmRow{i}] = employment;
      world.firms.cash[FirmRow{i}] = 1000;
      world.firms.ownership[FirmRow{i}] = Ownership::domestic;
    }
    std::int64_t deaths = 0;
    std::int64_t lived = 0;
    for (std::uint32_t quarter = 0; quarter < 12; ++quarter) {
      World one = world;
      one.step = quarter;
      open_once(scenario, one);
      deaths += sum_of(one.segments.deaths);
      lived += world.firms.size();
    }
    return static_cast<double>(deaths) / static_cast<double>(lived);
  };
  const double young = share_closing(0, 2);
  const double old = share_closing(-200, 2);
  const double large = share_closing(-200, 100);
  CHECK(young > 2 * old);
  CHECK(old > 1.5 * large);
  // 1 - exp(-h dt), to within four standard errors.
  const Parameters& rule = scenario.rule;
  const double expected = 1 - std::exp(-0.25 * rule.closure_base * std::pow(2, -rule.closure_size));
  const double lived = 12.0 * start.firms.size();
  CHECK(old == Approx(expected).margin(4 * std::sqrt(expected / lived)));
  scenario.rule.closure_base = 0;
  scenario.rule.closure_young = 0;
  CHECK(share_closing(0, 2) == 0);
}

TEST_CASE("firms that have shrunk below the smallest size are wound up by and by",
          "[step][statistics]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.liquidation_chance = 0.15;
  World world = support::quiet_world(scenario);
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    world.firms.employment[FirmRow{i}] = 0.5 * scenario.rule.smallest_firm;
    world.firms.cash[FirmRow{i}] = 1000;
    world.firms.ownership[FirmRow{i}] = Ownership::domestic;
  }
  const double before = world.firms.size();
  open_once(scenario, world);
  const double expected = scenario.rule.liquidation_chance * before;
  CHECK(before - world.firms.size() == Approx(expected).margin(4 * std::sqrt(expected)));
}

}  // namespace spearhead
