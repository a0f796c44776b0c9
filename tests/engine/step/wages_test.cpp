#include "engine/step/wages.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/step/phases.h"
#include "engine/world/production.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr RegionId kRegion{0};

/// A scenario in which the place costs and brings nothing.
Scenario placeless_scenario() {
  Scenario scenario = support::small_scenario();
  scenario.rule.agglomeration_gain = 0;
  scenario.rule.agglomeration_cost = 0;
  return scenario;
}

void keep_people(Scenario& scenario) {
  scenario.rule.migration_unskilled = 0;
  scenario.rule.migration_skilled = 0;
  scenario.rule.migration_return = 0;
}

/// Jobs at which so much of both pools is unemployed.
void set_unemployment(World& world, double unskilled, double skilled) {
  Regions& regions = world.regions;
  regions.employed_unskilled[kRegion] = (1 - unskilled) * regions.unskilled[kRegion];
  regions.employed_skilled[kRegion] = (1 - skilled) * regions.skilled[kRegion];
}

double usual_unskilled(const World& world) { return world.regions.usual_unskilled[kRegion]; }
double usual_skilled(const World& world) { return world.regions.usual_skilled[kRegion]; }

/// A region whose unemployment differs from the usual by so much in both pools, after a quarter.
World after_a_quarter(const Scenario& scenario, double more) {
  World world = found(scenario, Luck{1, 0});
  set_unemployment(world, usual_unskilled(world) + more, usual_skilled(world) + more);
  adjust_wages(support::now_at(scenario, 0), world);
  return world;
}

}  // namespace

TEST_CASE("at the usual unemployment wages rest at par and nobody moves", "[step]") {
  const Scenario scenario = support::small_scenario();
  const World world = after_a_quarter(scenario, 0);
  CHECK(world.regions.wage_unskilled[kRegion] == Approx(1).epsilon(1e-12));
  CHECK(world.regions.wage_skilled[kRegion] == Approx(1).epsilon(1e-12));
  CHECK(world.regions.unskilled[kRegion] ==
        Approx(world.regions.initial_unskilled[kRegion]).epsilon(1e-12));
  CHECK(world.regions.skilled[kRegion] ==
        Approx(world.regions.initial_skilled[kRegion]).epsilon(1e-12));
}

TEST_CASE("wages rise when fewer are unemployed than usual, and fall when more are", "[step]") {
  const Scenario scenario = support::small_scenario();
  for (const auto wage : {&Regions::wage_unskilled, &Regions::wage_skilled}) {
    CHECK((after_a_quarter(scenario, -0.01).regions.*wage)[kRegion] > 1.001);
    CHECK((after_a_quarter(scenario, 0.01).regions.*wage)[kRegion] < 0.999);
  }
}

TEST_CASE("along the wage curve, wages have its elasticity to unemployment", "[step]") {
  Scenario scenario = support::small_scenario();
  keep_people(scenario);
  scenario.rule.wage_adjustment = 0;
  for (const double more : {-0.01, 0.02, 0.1}) {
    const World world = after_a_quarter(scenario, more);
    const double usual = usual_unskilled(world);
    CHECK(world.regions.wage_unskilled[kRegion] ==
          Approx(std::pow((usual + more) / usual, -scenario.rule.wage_curve)).epsilon(1e-12));
  }
}

TEST_CASE("below the floor of unemployment the wage curve is flat", "[step]") {
  Scenario scenario = support::small_scenario();
  keep_people(scenario);
  scenario.rule.wage_adjustment = 0;
  World world = found(scenario, Luck{1, 0});
  set_unemployment(world, 0.001, 0.001);
  adjust_wages(support::now_at(scenario, 0), world);
  const double at_floor = usual_unskilled(world) / scenario.rule.wage_curve_floor;
  CHECK(world.regions.wage_unskilled[kRegion] ==
        Approx(std::pow(at_floor, scenario.rule.wage_curve)).epsilon(1e-12));
}

TEST_CASE("the slow part of wages adds up the gaps of unemployment", "[step]") {
  Scenario scenario = support::small_scenario();
  keep_people(scenario);
  scenario.rule.wage_curve = 0;
  World world = found(scenario, Luck{1, 0});
  for (int quarter = 0; quarter < 4; ++quarter) {
    set_unemployment(world, usual_unskilled(world) - 0.02, usual_skilled(world) + 0.03);
    adjust_wages(support::now_at(scenario, 0), world);
  }
  const double speed = scenario.rule.wage_adjustment;
  CHECK(world.regions.slow_wage_unskilled[kRegion] == Approx(0.02 * speed).epsilon(1e-9));
  CHECK(world.regions.slow_wage_skilled[kRegion] == Approx(-0.03 * speed).epsilon(1e-9));
  CHECK(world.regions.wage_unskilled[kRegion] == Approx(std::exp(0.02 * speed)).epsilon(1e-9));
}

TEST_CASE("with both answers off, wages stay at par whatever the unemployment", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.wage_adjustment = 0;
  scenario.rule.wage_curve = 0;
  for (const double more : {-0.02, 0.3}) {
    const World world = after_a_quarter(scenario, more);
    CHECK(world.regions.wage_unskilled[kRegion] == 1);
    CHECK(world.regions.wage_skilled[kRegion] == 1);
  }
}

TEST_CASE("work and wages draw people in, their want drives them out, the skilled most", "[step]") {
  const Scenario scenario = support::small_scenario();
  const auto growth = [&](double more, auto people, auto initial) {
    const World world = after_a_quarter(scenario, more);
    return std::log((world.regions.*people)[kRegion] / (world.regions.*initial)[kRegion]);
  };
  const double unskilled = growth(-0.02, &Regions::unskilled, &Regions::initial_unskilled);
  CHECK(unskilled > 0);
  CHECK(growth(-0.02, &Regions::skilled, &Regions::initial_skilled) > unskilled);
  CHECK(growth(0.1, &Regions::unskilled, &Regions::initial_unskilled) < 0);
  CHECK(growth(0.1, &Regions::skilled, &Regions::initial_skilled) < 0);
}

TEST_CASE("who has work does not leave", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  // A labour force far above its first size, all of it at work.
  world.regions.skilled[kRegion] *= 1e6;
  world.regions.employed_skilled[kRegion] = 0.999 * world.regions.skilled[kRegion];
  const double employed = world.regions.employed_skilled[kRegion];
  adjust_wages(support::now_at(scenario, 0), world);
  CHECK(world.regions.skilled[kRegion] == employed);
}

TEST_CASE("without migration nobody comes or goes", "[step]") {
  Scenario scenario = support::small_scenario();
  keep_people(scenario);
  const World world = after_a_quarter(scenario, 0.2);
  CHECK(world.regions.unskilled[kRegion] == world.regions.initial_unskilled[kRegion]);
  CHECK(world.regions.skilled[kRegion] == world.regions.initial_skilled[kRegion]);
}

TEST_CASE("a labour force that has grown returns slowly to its first size", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  world.regions.unskilled[kRegion] *= 1.5;
  set_unemployment(world, usual_unskilled(world), usual_skilled(world));
  const double before = world.regions.unskilled[kRegion];
  adjust_wages(support::now_at(scenario, 0), world);
  CHECK(std::log(world.regions.unskilled[kRegion] / before) ==
        Approx(-kStepYears * scenario.rule.migration_return * std::log(1.5)).epsilon(1e-9));
}

TEST_CASE("while a region settles, its pools follow its jobs and wages stay at par", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  set_unemployment(world, 0.3, 0.2);
  const Now now{scenario, 0, Draws(Luck{1, 0}, 0), Stage::settling};
  adjust_wages(now, world);
  CHECK(world.regions.wage_unskilled[kRegion] == 1);
  CHECK(1 - world.regions.employed_unskilled[kRegion] / world.regions.unskilled[kRegion] ==
        Approx(usual_unskilled(world)));
  CHECK(1 - world.regions.employed_skilled[kRegion] / world.regions.skilled[kRegion] ==
        Approx(usual_skilled(world)));
}

TEST_CASE("a job at par costs and brings what the tables say", "[step]") {
  Scenario scenario = placeless_scenario();
  World world = found(scenario, Luck{1, 0});
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    world.segments.mean_productivity[SegmentId{k}] = 0;
  }
  price_labour(support::now_at(scenario, 0), kRegion, world);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    CHECK(world.segments.wage[segment] == Approx(world.segments.base_wage[segment]));
    CHECK(world.segments.cost[segment] == Approx(0).margin(1e-12));
    CHECK(world.segments.worker_value[segment] == Approx(world.segments.base_value[segment]));
  }
}

TEST_CASE("dear skilled labour costs most where most staff is skilled", "[step]") {
  Scenario scenario = placeless_scenario();
  scenario.sectors[0].skilled_share = 0.1;
  scenario.sectors[1].skilled_share = 0.6;
  World world = found(scenario, Luck{1, 0});
  const World before = world;
  world.regions.wage_skilled[kRegion] = 1.2;
  price_labour(support::now_at(scenario, 0), kRegion, world);
  const auto dearer = [&](std::uint32_t k) {
    return world.segments.cost[SegmentId{k}] - before.segments.cost[SegmentId{k}];
  };
  const double premium = scenario.rule.researcher_wage;
  const double expected = (0.4 + 0.6 * premium * 1.2) / (0.4 + 0.6 * premium);
  CHECK(dearer(1) == Approx(std::log(expected)).epsilon(1e-9));
  CHECK(dearer(0) > 0);
  CHECK(dearer(0) < dearer(1));
  CHECK(world.segments.wage[SegmentId{1}] ==
        Approx(before.segments.wage[SegmentId{1}] * expected).epsilon(1e-9));
}

TEST_CASE("a dense region is dear and productive, and neither with both effects off", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.regions[0].scale = 20;
  const auto cost = [&](double gain, double price) {
    scenario.rule.agglomeration_gain = gain;
    scenario.rule.agglomeration_cost = price;
    World world = found(scenario, Luck{1, 0});
    price_labour(support::now_at(scenario, 0), kRegion, world);
    return world.segments.cost[SegmentId{1}];
  };
  CHECK(cost(0, 0.02) > 0.01);
  CHECK(cost(0.02, 0) < -0.01);
  CHECK(cost(0, 0) == Approx(0).margin(1e-12));
}

}  // namespace spearhead
