#include "tests/support/demography.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "engine/parallel/parallel.h"
#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/world/research.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using support::sum_of;

/// A world without partnerships, so that rows may be moved by hand.
World founded(const Scenario& scenario) {
  World world = support::quiet_world(scenario);
  support::part_all(world);
  return world;
}

/// The phases around births and closures of one quarter.
void live_a_quarter(const Scenario& scenario, World& world) {
  const Now now = support::now_at(scenario, world.step);
  draw_lots(now, world);
  draw_circles(now, world);
  attract_projects(now, world);
  close_and_open(now, world);
  ++world.step;
}

std::set<Key> keys_of(const World& world) {
  std::set<Key> keys;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) keys.insert(world.firms.key[FirmRow{i}]);
  return keys;
}

/// Nobody opens a firm.
void without_births(Scenario& scenario) {
  scenario.rule.founder_rate = 0;
  scenario.rule.spin_off_rate = 0;
  scenario.rule.university_spin_off = 0;
  scenario.rule.foreign_projects = 0;
}

/// The world with the rows of every segment in the opposite order.
World turned_round(const World& world) {
  World turned = world;
  for (std::uint32_t k = 0; k < world.layout.segments(); ++k) {
    const std::uint32_t begin = world.layout.begin(SegmentId{k});
    const std::uint32_t end = world.layout.end(SegmentId{k});
    for_each_column(
        [&](const char*, auto& column) {
          std::reverse(column.from(begin), column.from(begin) + (end - begin));
        },
        turned.firms);
  }
  return turned;
}

}  // namespace

TEST_CASE("firms after a quarter are firms before, less closures, plus openings", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = founded(scenario);
  for (int i = 0; i < 12; ++i) {
    const auto before = static_cast<std::int64_t>(world.firms.size());
    live_a_quarter(scenario, world);
    const std::int64_t births = sum_of(world.segments.births);
    CHECK(births > 0);
    CHECK(static_cast<std::int64_t>(world.firms.size()) ==
          before - sum_of(world.segments.deaths) + births);
    CHECK(keys_of(world).size() == world.firms.size());
    check_state(world);
  }
}

TEST_CASE("sectors of the state have neither births nor closures", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = founded(scenario);
  const SegmentId state{2};
  world.segments.market[state] = 0;
  const auto state_firms = [&] {
    std::set<Key> keys;
    for (FirmRow row{world.layout.begin(state)}; row.value < world.layout.end(state); ++row.value) {
      keys.insert(world.firms.key[row]);
    }
    return keys;
  };
  const std::set<Key> before = state_firms();
  for (FirmRow row{world.layout.begin(state)}; row.value < world.layout.end(state); ++row.value) {
    world.firms.cash[row] = -1e6;
  }
  for (int i = 0; i < 8; ++i) {
    live_a_quarter(scenario, world);
    CHECK(world.segments.births[state] == 0);
    CHECK(world.segments.deaths[state] == 0);
  }
  CHECK(state_firms() == before);
}

TEST_CASE("with all rates at zero nothing opens", "[step]") {
  Scenario scenario = support::small_scenario();
  World world = founded(scenario);
  without_births(scenario);
  world.arrivals.clear();
  for (int i = 0; i < 8; ++i) {
    live_a_quarter(scenario, world);
    CHECK(sum_of(world.segments.births) == 0);
  }
}

TEST_CASE("one more firm shifts nobody else's closure and no founder", "[step][paired]") {
  const Scenario scenario = support::small_scenario();
  World world = founded(scenario);
  // The same world with one small firm more in the first sector, as a policy might have brought.
  Firms newcomer;
  resize_columns(newcomer, 1);
  for_each_column(
      [](const char*, auto& to, const auto& from) { to[FirmRow{0}] = from[FirmRow{0}]; }, newcomer,
      world.firms);
  newcomer.key[FirmRow{0}] = 12345;
  newcomer.employment[FirmRow{0}] = 2;
  World larger = world;
  RegroupPlan plan;
  regroup(larger.firms, larger.layout, {}, newcomer, std::vector<std::uint32_t>{1, 0, 0, 0}, plan);
  larger.prepare_work();
  for (int i = 0; i < 8; ++i) {
    // What the whole quarter would do to jobs and so to the number of projects is not at issue.
    larger.segments.employment = world.segments.employment;
    live_a_quarter(scenario, world);
    live_a_quarter(scenario, larger);
  }
  std::set<Key> with = keys_of(larger);
  with.erase(12345);
  CHECK(with == keys_of(world));
}

TEST_CASE(
    "newcomers hire from the pools, never more than is free, and open with staff or not at all",
    "[step][law]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.founder_rate = 0.3;  // many more than the pools have room for
  scenario.rule.spin_off_rate = 0;   // they bring their staff
  World world = founded(scenario);
  const RegionId region{0};
  const double limit = scenario.rule.pool_limit;
  std::int64_t opened = 0;
  for (int i = 0; i < 8; ++i) {
    const Now now = support::now_at(scenario, world.step);
    count_jobs(now, world);
    // Nearly all are at work.
    world.regions.unskilled[region] = world.regions.employed_unskilled[region] * 1.001 / limit;
    world.regions.skilled[region] = world.regions.employed_skilled[region] * 1.001 / limit;
    live_a_quarter(scenario, world);
    for (const FirmRow row : support::opened_in(world, world.step - 1)) {
      CHECK(world.firms.employment[row] >= scenario.rule.smallest_firm);
    }
    opened += static_cast<std::int64_t>(support::opened_in(world, world.step - 1).size());
    CHECK(world.regions.employed_unskilled[region] <=
          limit * world.regions.unskilled[region] * (1 + 1e-9));
    CHECK(world.regions.employed_skilled[region] <=
          limit * world.regions.skilled[region] * (1 + 1e-9));
  }
  CHECK(opened > 0);
}

TEST_CASE("researchers, cash and grants of firms that close leave the books with them",
          "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = founded(scenario);
  const Now now = support::now_at(scenario, world.step);
  finance_research(now, world);
  const SegmentId machines{1};
  const FirmRow row{world.layout.begin(machines)};
  const Key key = world.firms.key[row];
  world.firms.ownership[row] = Ownership::domestic;
  world.firms.research[row] += 50;
  world.segments.research[machines] += 50;
  world.firms.cash[row] = -1e6;  // insolvent
  world.firms.grant_fund[row] = 7;
  const double research = world.segments.research[machines];
  draw_lots(now, world);
  draw_circles(now, world);
  close_and_open(now, world);
  REQUIRE_FALSE(keys_of(world).contains(key));
  CHECK(world.segments.research[machines] < research - 49);
  CHECK(world.segments.written_off[machines] < -0.9e6);
  CHECK(world.segments.grants_returned[machines] == Approx(7));
}

TEST_CASE("before time begins a sector keeps its last firm; later it may lose it", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = founded(scenario);
  const SegmentId machines{1};
  for (FirmRow row{world.layout.begin(machines)}; row.value < world.layout.end(machines);
       ++row.value) {
    world.firms.ownership[row] = Ownership::domestic;
    world.firms.cash[row] = -1e6;
  }
  Scenario closed = scenario;
  without_births(closed);
  World turned = turned_round(world);
  const auto left_after = [&](World from, Stage stage) {
    const Now now{closed, from.step, Draws(Luck{1, 0}, from.step), stage};
    draw_lots(now, from);
    draw_circles(now, from);
    close_and_open(now, from);
    std::set<Key> keys;
    for (FirmRow row{from.layout.begin(machines)}; row.value < from.layout.end(machines);
         ++row.value) {
      keys.insert(from.firms.key[row]);
    }
    return keys;
  };
  CHECK(left_after(world, Stage::running).empty());
  CHECK(left_after(world, Stage::settling).size() == 1);
  CHECK(left_after(world, Stage::settling) == left_after(turned, Stage::settling));
}

TEST_CASE("jobs by skill are the firms' jobs by their sector's skills, and researchers",
          "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = founded(scenario);
  for (int i = 0; i < 4; ++i) live_a_quarter(scenario, world);
  double unskilled = 0;
  double skilled = 0;
  double foreign = 0;
  double counted_foreign = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    double jobs = 0;
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      jobs += world.firms.employment[row];
      if (!is_foreign(world.firms.ownership[row])) continue;
      foreign += world.firms.employment[row] +
                 researchers_of(world.firms.research[row], world.regions.wage_skilled[RegionId{0}],
                                scenario.rule);
    }
    CHECK(world.segments.employment[segment] == Approx(jobs).epsilon(1e-8));
    unskilled += (1 - world.segments.skilled_share[segment]) * jobs;
    skilled += world.segments.skilled_share[segment] * jobs +
               world.segments.research[segment] /
                   (scenario.rule.researcher_wage * world.regions.wage_skilled[RegionId{0}]);
    counted_foreign += world.segments.foreign_employment[segment];
  }
  CHECK(world.regions.employed_unskilled[RegionId{0}] == Approx(unskilled).epsilon(1e-8));
  CHECK(world.regions.employed_skilled[RegionId{0}] == Approx(skilled).epsilon(1e-8));
  CHECK(counted_foreign == Approx(foreign).epsilon(1e-8));
}

TEST_CASE("births and closures do not depend on threads nor on the order of rows", "[step][bits]") {
  Scenario scenario = support::small_scenario();
  for (double& jobs : scenario.regions[0].employment) jobs *= 8;  // several blocks of rows
  World world = founded(scenario);
  World turned = turned_round(world);
  World threaded = world;
  REQUIRE(world.layout.blocks() > 4);
  parallel::with_threads(1, [&] {
    for (int i = 0; i < 8; ++i) live_a_quarter(scenario, world);
  });
  parallel::with_threads(4, [&] {
    for (int i = 0; i < 8; ++i) live_a_quarter(scenario, turned);
  });
  parallel::with_threads(4, [&] {
    for (int i = 0; i < 8; ++i) live_a_quarter(scenario, threaded);
  });
  CHECK(snapshot(threaded) == snapshot(world));
  CHECK(support::firms_in_order(turned.firms, turned.layout) ==
        support::firms_in_order(world.firms, world.layout));
  CHECK(turned.knowledge.depth == world.knowledge.depth);
}

TEST_CASE("a region has the same births and closures beside another region", "[step][bits]") {
  const Scenario one = support::small_scenario();
  Scenario two = one;
  RegionFacts neighbour =
      with_defaults("A", "Neighbour", {500, 3000, 0, 1700}, one.sectors, one.knowledge, one.rule);
  two.regions = {neighbour, one.regions[0]};
  World alone = founded(one);
  World beside = founded(two);
  for (int i = 0; i < 8; ++i) {
    live_a_quarter(one, alone);
    live_a_quarter(two, beside);
  }
  auto with = support::firms_in_order(beside.firms, beside.layout);
  std::erase_if(with, [&](const auto& firm) { return firm.segment < one.sector_count(); });
  for (auto& firm : with) firm.segment -= one.sector_count();
  CHECK(with == support::firms_in_order(alone.firms, alone.layout));
  CHECK(beside.regions.employed_skilled[RegionId{1}] ==
        alone.regions.employed_skilled[RegionId{0}]);
}

}  // namespace spearhead
