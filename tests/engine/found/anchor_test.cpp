#include "engine/found/anchor.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/math/fixed.h"
#include "engine/spin_up.h"
#include "engine/step/phases.h"
#include "engine/world/research.h"
#include "scenarios/reader.h"
#include "scenarios/shipped_regions.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr RegionId kRegion{0};
constexpr std::uint32_t kSpinUpYears = 6;

Scenario short_spin_up(Scenario scenario) {
  scenario.rule.spin_up = kSpinUpYears;
  scenario.rule.outside_years = 4;
  scenario.rule.calibration_futures = 1;
  scenario.outside_fitness = find_outside(scenario);
  return scenario;
}

double jobs_in(const Scenario& scenario, const World& world, std::uint32_t k) {
  const SegmentId segment{k};
  return world.segments.employment[segment] +
         researchers_of(world.segments.research[segment],
                        world.regions.wage_skilled[world.region_of(segment)], scenario.rule);
}

}  // namespace

TEST_CASE("after anchoring every sector has the jobs of the figures", "[found][law]") {
  const Scenario scenario = short_spin_up(support::small_scenario());
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    const World world = begin(scenario, Luck{seed, 0});
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      CHECK(jobs_in(scenario, world, k) == Approx(scenario.regions[0].employment[k]).epsilon(1e-6));
    }
  }
}

TEST_CASE("the shipped region keeps to the rule of anchoring", "[found][law]") {
  const Scenario scenario =
      short_spin_up(scenarios::load_shipped(scenarios::kTrainingRegion).scenario);
  const World world = begin(scenario, Luck{1, 0});
  double differences = 0;
  double all = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const double figure = scenario.regions[0].employment[k];
    const double difference = std::abs(jobs_in(scenario, world, k) - figure);
    INFO(scenario.sectors[k].code << ' ' << scenario.sectors[k].name);
    CHECK(difference <= (figure >= 1000 ? 0.1 * figure : 100));
    differences += difference;
    all += figure;
  }
  CHECK(differences <= 0.05 * all);
}

TEST_CASE("the spin-up moves jobs away from the figures, and anchoring says how far", "[found]") {
  const Scenario scenario = short_spin_up(support::small_scenario());
  World world = settled(scenario, Luck{1, 0});
  const World before = world;
  const std::vector<double> found_jobs = anchor(scenario, kSpinUpYears * kStepsPerYear, world);
  REQUIRE(found_jobs.size() == world.segments.size());
  double moved = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    CHECK(found_jobs[k] == jobs_in(scenario, before, k));
    moved += std::abs(found_jobs[k] - scenario.regions[0].employment[k]);
  }
  CHECK(moved > 10);
}

TEST_CASE("anchoring makes all firms of a sector larger by one factor", "[found]") {
  const Scenario scenario = short_spin_up(support::small_scenario());
  World world = settled(scenario, Luck{1, 0});
  const World before = world;
  const std::vector<double> found_jobs = anchor(scenario, kSpinUpYears * kStepsPerYear, world);
  REQUIRE(world.firms.size() == before.firms.size());
  for (std::uint32_t i = 0; i < world.firms.size(); i += 37) {
    const FirmRow row{i};
    std::uint32_t k = 0;
    while (world.layout.end(SegmentId{k}) <= i) ++k;
    const double factor = scenario.regions[0].employment[k] / found_jobs[k];
    CHECK(world.firms.employment[row] == Approx(factor * before.firms.employment[row]));
    CHECK(world.firms.home_sales[row] == Approx(factor * before.firms.home_sales[row]));
    CHECK(world.firms.cash[row] == Approx(factor * before.firms.cash[row]));
    CHECK(world.firms.productivity[row] == before.firms.productivity[row]);
  }
}

TEST_CASE("an anchored region starts in balance", "[found][law]") {
  const Scenario scenario = short_spin_up(support::small_scenario());
  World world = begin(scenario, Luck{1, 0});
  const Regions& of = world.regions;
  CHECK(1 - of.employed_unskilled[kRegion] / of.unskilled[kRegion] ==
        Approx(scenario.regions[0].unemployment_unskilled).epsilon(1e-9));
  CHECK(1 - of.employed_skilled[kRegion] / of.skilled[kRegion] ==
        Approx(scenario.regions[0].unemployment_skilled).epsilon(1e-9));
  CHECK(of.initial_unskilled[kRegion] == of.unskilled[kRegion]);
  const World before = world;
  // The first quarter sees the region as it was anchored: demand is what firms sell.
  const Now now{scenario, 0, Draws(Luck{1, 0}, 0)};
  compare_productivity(now, world);
  set_demand(now, world);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    CHECK(world.segments.home_demand[segment] ==
          Approx(before.segments.home_sales[segment]).epsilon(1e-9));
    CHECK(world.segments.export_reference[segment] == world.segments.domestic_exports[segment]);
    CHECK(world.segments.imports_unserved[segment] == 0);
  }
}

TEST_CASE("what firms and people buy at home is what firms sell at home", "[found][law]") {
  const Scenario scenario = short_spin_up(support::small_scenario());
  const World world = begin(scenario, Luck{1, 0});
  const Segments& segments = world.segments;
  const double spending = scenario.rule.consumption_share * world.regions.income[kRegion] +
                          world.regions.investment[kRegion];
  double paid_by_firms = 0;
  double paid_by_people = 0;
  double received = 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId supplier{s};
    const double odds = segments.local_odds[supplier];
    const double share = odds / (1 + odds);
    for (std::uint32_t u = 0; u < world.sectors; ++u) {
      paid_by_firms +=
          share * scenario.inputs[s * world.sectors + u] * segments.local_purchases[SegmentId{u}];
    }
    paid_by_people += share * segments.budget_share[supplier] * spending;
    received += segments.home_sales[supplier];
    CHECK(share > 0);
    CHECK(share <= scenario.rule.local_share_highest + 1e-12);
  }
  CHECK(paid_by_firms > 0);
  // Sums over sectors are in steps of the fixed-point unit.
  CHECK(paid_by_firms + paid_by_people ==
        Approx(received).margin(world.sectors / math::kSectorPoint.scale()));
}

TEST_CASE("time begins at zero: firms are older than the run and nothing is dated ahead",
          "[found]") {
  const Scenario scenario = short_spin_up(support::small_scenario());
  const World before = settled(scenario, Luck{1, 0});
  const World world = begin(scenario, Luck{1, 0});
  CHECK(world.step == 0);
  std::uint32_t launched = 0;
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    CHECK(world.firms.founding_step[row] < 1);
    CHECK(world.firms.last_launch[row] < 1);
    CHECK(world.firms.project[row].begun < 1);
    const bool ever = before.firms.last_launch[row] != kNever;
    CHECK((world.firms.last_launch[row] != kNever) == ever);
    launched += ever ? 1 : 0;
  }
  CHECK(launched > 0);
}

TEST_CASE("sectors of which the figures say nothing are empty when the run begins", "[found]") {
  Scenario scenario = support::small_scenario();
  scenario.regions[0].employment[3] = 0;
  scenario.rule.founder_rate *= 4;
  scenario = short_spin_up(scenario);
  const World before = settled(scenario, Luck{1, 0});
  CHECK(before.layout.size(SegmentId{3}) > 0);  // founders came in the spin-up
  const World world = begin(scenario, Luck{1, 0});
  CHECK(world.layout.size(SegmentId{3}) == 0);
  CHECK(jobs_in(scenario, world, 3) == 0);
}

}  // namespace spearhead
