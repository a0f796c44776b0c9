#include "engine/found/found.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "engine/world/research.h"
#include "tests/support/worlds.h"

namespace spearhead {

TEST_CASE("founded firms employ as many as the region's figures say", "[found]") {
  const Scenario scenario = support::small_scenario();
  const World world = found(scenario, Luck{1, 0});
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const double researchers =
        researchers_of(world.segments.research[SegmentId{k}], 1, scenario.rule);
    CHECK(world.segments.employment[SegmentId{k}] + researchers ==
          Approx(scenario.regions[0].employment[k]).epsilon(1e-9));
  }
}

TEST_CASE("a sector without jobs is founded without firms", "[found]") {
  Scenario scenario = support::small_scenario();
  scenario.regions[0].employment[1] = 0;
  scenario.regions[0].employment[3] = 0.4;
  const World world = found(scenario, Luck{1, 0});
  CHECK(world.layout.size(SegmentId{1}) == 0);
  CHECK(world.layout.size(SegmentId{3}) == 1);
  CHECK_NOTHROW(simulate(scenario, Luck{1, 0}, world));
}

TEST_CASE("firm sizes follow the Pareto law of the parameters", "[found][statistics]") {
  Scenario scenario = support::small_scenario();
  scenario.regions[0].employment = {0, 0, 200'000, 0};
  const World world = found(scenario, Luck{1, 0});
  const double rows = world.firms.size();
  // Hill's estimator over the part of the distribution that the largest size does not cut.
  double sum = 0;
  double count = 0;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const double size = world.firms.employment[FirmRow{i}];
    sum += std::log(std::min(size, scenario.rule.size_largest) / scenario.rule.size_smallest);
    count += size < scenario.rule.size_largest ? 1 : 0;
  }
  const double exponent = count / sum;
  CHECK(exponent == Approx(scenario.rule.size_exponent).margin(5 * exponent / std::sqrt(rows)));
}

TEST_CASE("more jobs in one sector leave the firms of the others as they are", "[found][paired]") {
  const Scenario scenario = support::small_scenario();
  Scenario larger = scenario;
  larger.regions[0].employment[0] *= 2;
  const World first = found(scenario, Luck{1, 0});
  const World second = found(larger, Luck{1, 0});
  for (std::uint32_t k = 1; k < 4; ++k) {
    const SegmentId segment{k};
    REQUIRE(first.layout.size(segment) == second.layout.size(segment));
    for (std::uint32_t i = 0; i < first.layout.size(segment); ++i) {
      const FirmRow one{first.layout.begin(segment) + i};
      const FirmRow other{second.layout.begin(segment) + i};
      REQUIRE(first.firms.key[one] == second.firms.key[other]);
      REQUIRE(first.firms.kene[one] == second.firms.kene[other]);
      REQUIRE(first.firms.ownership[one] == second.firms.ownership[other]);
      REQUIRE(first.firms.productivity[one] == second.firms.productivity[other]);
    }
  }
}

TEST_CASE("futures differ from each other and are equal to themselves", "[found]") {
  const Scenario scenario = support::small_scenario();
  CHECK(snapshot(found(scenario, Luck{1, 0})) == snapshot(found(scenario, Luck{1, 0})));
  CHECK(snapshot(found(scenario, Luck{1, 0})) != snapshot(found(scenario, Luck{1, 1})));
  CHECK(snapshot(found(scenario, Luck{1, 0})) != snapshot(found(scenario, Luck{2, 0})));
}

}  // namespace spearhead
