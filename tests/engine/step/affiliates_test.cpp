#include "engine/step/affiliates.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/support/demography.h"

namespace spearhead {
namespace {

using support::now_at;
using support::open_once;

void make_foreign(World& world, Ownership owner) {
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    world.firms.ownership[FirmRow{i}] = owner;
    world.firms.founding_step[FirmRow{i}] = 0;
  }
}

std::int64_t count_departures(const Scenario& scenario, World world) {
  open_once(scenario, world);
  return support::sum_of(world.segments.deaths);
}

}  // namespace

TEST_CASE("depth over several fields is their geometric mean", "[step]") {
  RegionKnowledge knowledge;
  knowledge.fields = 3;
  knowledge.depth = {0.25, 0.64, 0};
  const std::uint16_t fields[] = {0, 1, 2};
  CHECK(depth_of_fields(knowledge, RegionId{0}, fields, 1) == Approx(0.25));
  CHECK(depth_of_fields(knowledge, RegionId{0}, fields, 2) == Approx(0.4));
  CHECK(depth_of_fields(knowledge, RegionId{0}, fields, 3) == 0);
  CHECK(depth_of_fields(knowledge, RegionId{0}, fields, 0) == 0);
}

TEST_CASE("a project opens when its time has come, with a mandate for its exports", "[step]") {
  const Scenario scenario = support::still_scenario();
  World world = support::roomy_world(scenario);
  Arrival arrival{};
  arrival.key = 777;
  arrival.segment = 1;
  arrival.opens = world.step + 2;
  arrival.jobs = 40;
  arrival.productivity = 0.5;
  arrival.field[0] = 3;
  arrival.field[1] = 7;
  arrival.fields = 2;
  arrival.seeks_knowledge = 1;
  world.arrivals = {arrival};
  const auto row_of = [&] {
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      if (world.firms.key[FirmRow{i}] == 777) return i;
    }
    return kNobody;
  };
  for (int i = 0; i < 3; ++i) {
    CHECK(row_of() == kNobody);
    open_once(scenario, world);
  }
  REQUIRE(row_of() != kNobody);
  CHECK(world.arrivals.empty());
  const FirmRow row{row_of()};
  const Firms& firms = world.firms;
  CHECK(firms.ownership[row] == Ownership::foreign_knowledge_seeking);
  CHECK(firms.employment[row] == 40);
  CHECK(firms.productivity[row] == 0.5);
  CHECK(firms.mandate[row] == firms.export_sales[row]);
  const double share = firms.export_sales[row] / (firms.export_sales[row] + firms.home_sales[row]);
  CHECK(share == Approx(scenario.rule.foreign_exports * scenario.sectors[1].tradability));
  for (std::uint32_t k = 0; k < 2; ++k) {
    CHECK(firms.kene[row].field[k] == arrival.field[k]);
    CHECK(firms.kene[row].expertise(k) >= scenario.rule.foreign_expertise_low - 1e-4);
    CHECK(firms.kene[row].expertise(k) <= scenario.rule.foreign_expertise_high + 1e-4);
  }
  CHECK_FALSE(firms.kene[row].knows(2));
}

TEST_CASE("an affiliate with local partners leaves less often", "[step][paired]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.foreign_inertia = 0;
  scenario.rule.foreign_review = 4;
  World alone = support::roomy_world(scenario);
  make_foreign(alone, Ownership::foreign_knowledge_seeking);
  support::part_all(alone);
  // Partnerships with universities: they need no other side.
  World tied = alone;
  for (std::uint32_t i = 0; i < tied.firms.size(); ++i) {
    for (std::uint32_t k = 0; k < 4; ++k) tied.firms.ties[FirmRow{i}][k] = kUniversityTie;
  }
  const Now now = now_at(scenario, 0);
  const double advantage = utility_of_staying(now, tied, SegmentId{0}, FirmRow{0}) -
                           utility_of_staying(now, alone, SegmentId{0}, FirmRow{0});
  CHECK(advantage ==
        Approx(std::min(4 * scenario.rule.foreign_tie, scenario.rule.foreign_tie_most)));
  CHECK(10 * count_departures(scenario, tied) < 9 * count_departures(scenario, alone));

  Scenario indifferent = scenario;
  indifferent.rule.foreign_tie = 0;
  CHECK(count_departures(indifferent, tied) == count_departures(indifferent, alone));
  Scenario blind = scenario;
  blind.rule.foreign_review = 0;
  CHECK(count_departures(blind, alone) == 0);
}

TEST_CASE("headquarters leave with the chance of a better offer", "[step][statistics]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.foreign_review = 1e6;  // always look
  World world = support::roomy_world(scenario);
  make_foreign(world, Ownership::foreign_cost_seeking);
  double expected = 0;
  const Now now = now_at(scenario, world.step);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      const double utility = utility_of_staying(now, world, segment, row);
      expected += 1 - std::exp(-std::exp(-utility));
    }
  }
  CHECK(static_cast<double>(count_departures(scenario, world)) ==
        Approx(expected).margin(4 * std::sqrt(expected)));
}

TEST_CASE("cost seekers drift away as their alternatives catch up", "[step]") {
  const Scenario scenario = support::still_scenario();
  World world = support::roomy_world(scenario);
  make_foreign(world, Ownership::foreign_cost_seeking);
  const double young = utility_of_staying(now_at(scenario, 0), world, SegmentId{1}, FirmRow{0});
  const double old = utility_of_staying(now_at(scenario, 40), world, SegmentId{1}, FirmRow{0});
  CHECK(young - old ==
        Approx(scenario.rule.foreign_cost_wage * scenario.rule.foreign_catching_up * 10));
  make_foreign(world, Ownership::foreign_knowledge_seeking);
  CHECK(utility_of_staying(now_at(scenario, 0), world, SegmentId{1}, FirmRow{0}) ==
        utility_of_staying(now_at(scenario, 40), world, SegmentId{1}, FirmRow{0}));
}

}  // namespace spearhead
