#include <array>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/policy/hearing.h"
#include "engine/step/calls.h"
#include "engine/step/overlap_search.h"
#include "engine/step/partners.h"
#include "engine/step/phases.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// Partnerships between firms of these two clusters.
double ties_between(const World& world, std::uint32_t first, std::uint32_t second) {
  double count = 0;
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    if (cluster_of(world, segment_of(world.layout, row)) != first) continue;
    for (const std::uint32_t tie : world.firms.ties[row]) {
      if (!is_firm(tie)) continue;
      count += cluster_of(world, segment_of(world.layout, FirmRow{tie})) == second ? 1 : 0;
    }
  }
  return count;
}

/// Partnerships between firms of different clusters.
double crossing_ties(const World& world) {
  return ties_between(world, 0, 1) + ties_between(world, 0, 2) + ties_between(world, 1, 2);
}

Scenario with_platform(Cents yearly_budget, Allocation allocation = Allocation::even) {
  Scenario scenario = support::clustered_scenario();
  scenario.rule.call_awareness = 0.5;
  scenario.programmes = {support::small_programme("cluster_platform", yearly_budget)};
  scenario.programmes[0].first_year = scenario.first_year;
  scenario.programmes[0].allocation = allocation;
  return scenario;
}

World world_after_a_year(const Scenario& scenario, std::uint32_t future) {
  World world = found(scenario, Luck{1, future});
  open_books(scenario, world);
  for (int i = 0; i < 4; ++i) simulate_step(scenario, Luck{1, future}, world);
  return world;
}

double crossing_ties_after_a_year(const Scenario& scenario, std::uint32_t future) {
  return crossing_ties(world_after_a_year(scenario, future));
}

/// What the only programme proposes in the first quarter.
Proposals proposals_of_first_call(const Scenario& scenario, World& world) {
  const Draws draws(Luck{1, 0}, 0);
  const Now now{scenario, 0, draws};
  look_for_overlaps(now, world);
  draw_hearing(draws, world);
  const Call call = open_calls(now, world)[0].call;
  Proposals proposals;
  scenario.programmes[0].instrument->propose(support::view_of(scenario, world, draws), call,
                                             proposals);
  return proposals;
}

}  // namespace

TEST_CASE("a platform brings firms of different clusters together",
          "[policies][cluster_platform][paired]") {
  double more = 0;
  for (std::uint32_t future = 0; future < 5; ++future) {
    more += crossing_ties_after_a_year(with_platform(500'000'000), future) -
            crossing_ties_after_a_year(with_platform(0), future);
  }
  CHECK(more / 5 > 10);
}

TEST_CASE("without sight of others' knowledge and without introductions a seat changes little",
          "[policies][cluster_platform]") {
  Scenario blind = with_platform(500'000'000);
  blind.rule.platform_candidates = 0;
  double with = 0;
  double without = 0;
  for (std::uint32_t future = 0; future < 5; ++future) {
    with += crossing_ties_after_a_year(with_platform(500'000'000), future);
    without += crossing_ties_after_a_year(blind, future);
  }
  CHECK(with > without);
}

TEST_CASE("seats go to firms of clusters that have room for a partner",
          "[policies][cluster_platform]") {
  const Scenario scenario = with_platform(500'000'000);
  const World world = found(scenario, Luck{1, 0});
  const Proposals proposals = support::proposals_in(scenario, world);
  REQUIRE_FALSE(proposals.empty());
  for (const Proposal& proposal : proposals) {
    CHECK(world.clusters.of_segment[proposal.segment.value] != kNoCluster);
    CHECK(has_room_to_search(world.firms.ties[proposal.row]));
    CHECK(std::get<Search>(proposal.effect).seat.towards == kNoCluster);
  }
}

TEST_CASE("on a guided platform people are introduced to clusters from which theirs has to gain",
          "[policies][cluster_platform]") {
  const Scenario scenario = with_platform(500'000'000, Allocation::overlap);
  World world = found(scenario, Luck{1, 0});
  open_books(scenario, world);
  const Proposals proposals = proposals_of_first_call(scenario, world);
  REQUIRE_FALSE(world.overlaps.empty());
  const Call call = open_calls({scenario, 0, Draws(Luck{1, 0}, 0)}, world)[0].call;
  REQUIRE_FALSE(proposals.empty());
  for (const Proposal& proposal : proposals) {
    const std::uint32_t own = world.clusters.of_segment[proposal.segment.value];
    const std::uint32_t other = std::get<Search>(proposal.effect).seat.towards;
    if (other == kNoCluster) {
      for (std::uint32_t c = 0; c < 3; ++c) CHECK(overlap_of(call.seen, own, c) == 0);
    } else {
      CHECK(overlap_of(call.seen, own, other) > 0);
    }
  }
}

TEST_CASE("a platform for an area introduces people across it, and nobody else takes part",
          "[policies][cluster_platform][areas]") {
  Scenario scenario = with_platform(500'000'000, Allocation::overlap);
  scenario.programmes[0].target.areas = {{0, 2}};
  World world = found(scenario, Luck{1, 0});
  open_books(scenario, world);
  const Proposals proposals = proposals_of_first_call(scenario, world);
  REQUIRE_FALSE(proposals.empty());
  for (const Proposal& proposal : proposals) {
    const std::uint32_t own = world.clusters.of_segment[proposal.segment.value];
    CHECK((own == 0 || own == 2));
    CHECK(std::get<Search>(proposal.effect).seat.towards == 2 - own);
  }
}

TEST_CASE("a platform for an area makes more partnerships across it, and hardly any across others",
          "[policies][cluster_platform][areas][paired]") {
  constexpr std::uint32_t kFutures = 100;
  const auto ties = [&](const std::vector<Area>& areas, Cents budget) {
    Scenario scenario = with_platform(budget, Allocation::overlap);
    scenario.programmes[0].target.areas = areas;
    std::array<double, 3> sum{};
    for (std::uint32_t future = 0; future < kFutures; ++future) {
      const World world = world_after_a_year(scenario, future);
      for (std::uint32_t c = 0; c < 3; ++c) sum[c] += ties_between(world, c, (c + 1) % 3);
    }
    return sum;
  };
  const std::array<double, 3> twin = ties({{0, 2}}, 0);
  const std::array<double, 3> area = ties({{0, 2}}, 50'000'000);
  const double across = area[2] - twin[2];
  CHECK(across > kFutures);
  CHECK(std::abs(area[0] - twin[0]) < 0.1 * across);
  CHECK(std::abs(area[1] - twin[1]) < 0.1 * across);
}

}  // namespace spearhead
