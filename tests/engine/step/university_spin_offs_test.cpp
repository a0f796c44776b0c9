#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/step/spin_offs.h"
#include "tests/support/demography.h"

namespace spearhead {
namespace {

using support::open_once;
using support::opened_in;

/// Spin-offs of so many quarters, each from the same start.
std::int64_t count_births(const Scenario& scenario, const World& start, std::uint32_t quarters) {
  std::int64_t births = 0;
  for (std::uint32_t i = 0; i < quarters; ++i) {
    World world = start;
    world.step += i;
    open_once(scenario, world);
    births += static_cast<std::int64_t>(opened_in(world, start.step + i).size());
  }
  return births;
}

}  // namespace

TEST_CASE("university spin-offs follow the university's strength and do more research",
          "[step][statistics]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.university_spin_off = 1.5;
  World world = support::quiet_world(scenario);
  REQUIRE(world.universities.size() > 0);
  constexpr std::uint32_t kQuarters = 80;
  const auto expected_in = [&](const World& with) {
    double strength = 0;
    for (const double one : with.universities.strength) strength += one;
    return 0.25 * kQuarters * scenario.rule.university_spin_off * strength *
           scenario.rule.university_jobs / scenario.rule.agglomeration_par;
  };
  const auto births = [&](const World& with) {
    return static_cast<double>(count_births(scenario, with, kQuarters));
  };
  const double expected = expected_in(world);
  CHECK(births(world) == Approx(expected).margin(4 * std::sqrt(expected)));

  World weak = world;
  for (double& strength : weak.universities.strength) strength *= 0.25;
  CHECK(births(weak) < 0.5 * births(world));
  World none = world;
  for (double& strength : none.universities.strength) strength = 0;
  CHECK(births(none) == 0);

  Scenario idle = scenario;
  idle.rule.university_spin_off_research = 1;
  for (int i = 0; i < 8; ++i) {
    World keen = world;
    World lazy = world;
    open_once(scenario, keen);
    open_once(idle, lazy);
    const auto opened = opened_in(keen, world.step);
    const auto others = opened_in(lazy, world.step);
    REQUIRE(opened.size() == others.size());
    for (std::size_t j = 0; j < opened.size(); ++j) {
      CHECK(keen.firms.ownership[opened[j]] == Ownership::university_spin_off);
      CHECK(keen.firms.research_propensity[opened[j]] ==
            Approx(scenario.rule.university_spin_off_research *
                   lazy.firms.research_propensity[others[j]]));
    }
    ++world.step;
  }
}

TEST_CASE("a university spin-off knows the chair's field and one that the university commands",
          "[step]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.university_spin_off = 20;
  World world = support::quiet_world(scenario);
  Universities& universities = world.universities;
  std::fill(universities.strength.begin(), universities.strength.end(), 0.0);
  constexpr std::uint16_t kChair = 4;
  universities.strength[kChair] = 0.6;
  const std::uint32_t step = world.step;
  open_once(scenario, world);
  const auto opened = opened_in(world, step);
  REQUIRE_FALSE(opened.empty());
  for (const FirmRow row : opened) {
    const Kene& kene = world.firms.kene[row];
    CHECK(kene.field[0] == kChair);
    CHECK(kene.expertise(0) == Approx(0.6).margin(1e-4));
    CHECK(kene.field[1] != kChair);
    CHECK(kene.expertise(1) ==
          Approx(0.6 * scenario.knowledge.phi(kChair, kene.field[1])).margin(1e-4));
  }
}

}  // namespace spearhead
