#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "engine/step/phases.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

Now now_of(const Scenario& scenario, const World& world) {
  return {scenario, world.step, Draws(Luck{1, 0}, world.step)};
}

std::int64_t sum_of(const Segments& segments, const Column<SegmentId, std::int64_t>& column) {
  std::int64_t sum = 0;
  for (std::uint32_t k = 0; k < segments.size(); ++k) sum += column[SegmentId{k}];
  return sum;
}

std::set<Key> keys_of(const World& world) {
  std::set<Key> keys;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) keys.insert(world.firms.key[FirmRow{i}]);
  return keys;
}

}  // namespace

TEST_CASE("firms after a quarter are firms before, less closures, plus openings", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  for (int i = 0; i < 12; ++i) {
    const auto before = static_cast<std::int64_t>(world.firms.size());
    close_and_open(now_of(scenario, world), world);
    const std::int64_t births = sum_of(world.segments, world.segments.births);
    const std::int64_t deaths = sum_of(world.segments, world.segments.deaths);
    CHECK(static_cast<std::int64_t>(world.firms.size()) == before - deaths + births);
    CHECK(keys_of(world).size() == world.firms.size());
    ++world.step;
  }
}

TEST_CASE("an insolvent firm closes in the same quarter", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const FirmRow row{10};
  const Key key = world.firms.key[row];
  World solvent = world;
  solvent.firms.founding_step[row] = -4000;
  world.firms.cash[row] = -1e6;
  close_and_open(now_of(scenario, world), world);
  close_and_open(now_of(scenario, solvent), solvent);
  CHECK_FALSE(keys_of(world).contains(key));
  CHECK(keys_of(solvent).contains(key));
}

TEST_CASE("young and small firms close more often", "[step][statistics]") {
  Scenario scenario = support::small_scenario();
  scenario.sectors.resize(1);
  scenario.regions[0].employment = {60'000};
  const auto deaths_with = [&](std::int32_t founding_step, double employment) {
    World world = found(scenario, Luck{1, 0});
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      world.firms.founding_step[FirmRow{i}] = founding_step;
      world.firms.employment[FirmRow{i}] = employment;
    }
    close_and_open(now_of(scenario, world), world);
    return static_cast<double>(world.segments.deaths[SegmentId{0}]) / world.layout.rows();
  };
  CHECK(deaths_with(0, 2) > 2 * deaths_with(-200, 2));
  CHECK(deaths_with(0, 2) > 1.5 * deaths_with(0, 100));
}

TEST_CASE("one more firm shifts nobody else's closure and no founder", "[step][paired]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  // The same world with one firm more in the first sector, as a policy might have brought about.
  Firms newcomer;
  resize_columns(newcomer, 1);
  for_each_column(
      [](const char*, auto& to, const auto& from) { to[FirmRow{0}] = from[FirmRow{0}]; }, newcomer,
      world.firms);
  newcomer.key[FirmRow{0}] = 12345;
  World larger = world;
  RegroupPlan plan;
  regroup(larger.firms, larger.layout, {}, newcomer, std::vector<std::uint32_t>{1, 0, 0, 0}, plan);
  larger.prepare_work();
  for (int i = 0; i < 8; ++i) {
    close_and_open(now_of(scenario, world), world);
    close_and_open(now_of(scenario, larger), larger);
    ++world.step;
    ++larger.step;
  }
  std::set<Key> with = keys_of(larger);
  with.erase(12345);
  CHECK(with == keys_of(world));
}

TEST_CASE("a sector that has lost its last firm can begin again where there is demand", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const SegmentId segment{2};
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    world.firms.cash[row] = -1e6;
  }
  close_and_open(now_of(scenario, world), world);
  const std::uint32_t left = world.layout.size(segment);
  std::int64_t births = 0;
  for (int i = 0; i < 40; ++i) {
    ++world.step;
    close_and_open(now_of(scenario, world), world);
    births += world.segments.births[segment];
  }
  CHECK(left < 20);
  CHECK(births > 0);
}

TEST_CASE("founders come in proportion to jobs", "[step][statistics]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  double expected = 0;
  std::int64_t births = 0;
  for (int i = 0; i < 40; ++i) {
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      expected += kStepYears * scenario.rule.founder_flow * world.segments.employment[SegmentId{k}];
    }
    close_and_open(now_of(scenario, world), world);
    births += sum_of(world.segments, world.segments.births);
    ++world.step;
  }
  CHECK(static_cast<double>(births) == Approx(expected).margin(5 * std::sqrt(expected)));
}

}  // namespace spearhead
