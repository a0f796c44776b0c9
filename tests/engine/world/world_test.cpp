#include "engine/world/world.h"

#include <cmath>
#include <functional>
#include <limits>

#include <catch2/catch.hpp>

#include "engine/base/error.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

World lived_world() {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{3, 0});
  for (int i = 0; i < 6; ++i) simulate_step(scenario, Luck{3, 0}, world);
  return world;
}

}  // namespace

TEST_CASE("a snapshot holds the whole state: restored, it writes the same bytes", "[world]") {
  const World world = lived_world();
  const std::vector<std::byte> bytes = snapshot(world);
  CHECK(snapshot(restore(bytes)) == bytes);
}

TEST_CASE("a snapshot that was altered or cut short is refused", "[world]") {
  const std::vector<std::byte> bytes = snapshot(lived_world());
  for (const std::size_t place :
       {std::size_t{0}, std::size_t{9}, bytes.size() / 2, bytes.size() - 1}) {
    std::vector<std::byte> altered = bytes;
    altered[place] ^= std::byte{1};
    CHECK_THROWS_AS(restore(altered), ModelError);
  }
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{15}, bytes.size() / 2, bytes.size() - 1}) {
    CHECK_THROWS_AS(restore(std::span(bytes).first(length)), ModelError);
  }
}

TEST_CASE("a copy of a world lives its own life", "[world]") {
  const Scenario scenario = support::small_scenario();
  World world = lived_world();
  const std::vector<std::byte> before = snapshot(world);
  World branch = world;
  simulate_step(scenario, Luck{3, 0}, branch);
  CHECK(snapshot(world) == before);
  CHECK(snapshot(branch) != before);
}

TEST_CASE("a state with a number that is none, or out of bounds, is found", "[world]") {
  const World world = lived_world();
  CHECK_NOTHROW(check_state(world));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const FirmRow row{world.firms.size() / 2};
  World broken = world;
  broken.firms.employment[row] = nan;
  CHECK_THROWS_AS(check_state(broken), ModelError);
  broken = world;
  broken.firms.cash[row] = -std::numeric_limits<double>::infinity();
  CHECK_THROWS_AS(check_state(broken), ModelError);
  broken = world;
  broken.firms.idea_backlog[row] = 1.01;
  CHECK_THROWS_AS(check_state(broken), ModelError);
  broken = world;
  broken.firms.productivity.resize(3);
  CHECK_THROWS_AS(check_state(broken), ModelError);
  const std::function<void(World&)> harms[] = {
      [&](World& w) { w.segments.wage[SegmentId{1}] = nan; },
      [&](World& w) { w.segments.upkeep.resize(1); },
      [&](World& w) { w.regions.income[RegionId{0}] = nan; },
      [&](World& w) { w.regions.income.resize(2); },
      [&](World& w) { w.knowledge.depth[3] = 1.5; },
      [&](World& w) { w.knowledge.pair_use.pop_back(); },
      [&](World& w) { w.universities.key.clear(); },
      [&](World& w) { w.universities.strength[0] = nan; },
      [&](World& w) { w.clusters.of_segment[0] = 999; },
  };
  for (const auto& harm : harms) {
    broken = world;
    harm(broken);
    CHECK_THROWS_AS(check_state(broken), ModelError);
  }
}

}  // namespace spearhead
