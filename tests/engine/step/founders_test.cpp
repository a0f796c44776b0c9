#include "engine/step/founders.h"

#include <cmath>
#include <map>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using support::open_once;

/// Only founders open firms, nobody closes.
Scenario founders_only() {
  Scenario scenario = support::still_scenario();
  scenario.rule.founder_rate = support::default_parameters().founder_rate;
  return scenario;
}

struct Founded {
  std::uint32_t segment;
  Kene kene;
  double employment;
  double productivity;

  friend bool operator==(const Founded&, const Founded&) = default;
};

/// Firms that opened in this or later steps, by key.
std::map<Key, Founded> opened_since(const World& world, std::uint32_t step) {
  std::map<Key, Founded> opened;
  for (std::uint32_t k = 0; k < world.layout.segments(); ++k) {
    const SegmentId segment{k};
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      const Firms& firms = world.firms;
      if (firms.founding_step[row] < static_cast<std::int32_t>(step)) continue;
      opened[firms.key[row]] = {k, firms.kene[row], firms.employment[row], firms.productivity[row]};
    }
  }
  return opened;
}

/// Founders of so many quarters, each from the same start.
std::map<Key, Founded> founders_of(const Scenario& scenario, const World& start, int quarters) {
  std::map<Key, Founded> all;
  for (int i = 0; i < quarters; ++i) {
    World world = start;
    world.step += static_cast<std::uint32_t>(i);
    open_once(scenario, world);
    all.merge(opened_since(world, start.step + static_cast<std::uint32_t>(i)));
  }
  return all;
}

}  // namespace

TEST_CASE("founders come in proportion to the labour force and find finance by chance",
          "[step][statistics]") {
  const Scenario scenario = founders_only();
  World world = support::roomy_world(scenario);
  const RegionId region{0};
  constexpr int kQuarters = 40;
  const auto expected_in = [&](const Scenario& with) {
    const double people = world.regions.unskilled[region] + world.regions.skilled[region];
    return kQuarters * 0.25 * with.rule.founder_rate * with.rule.founder_finance * people;
  };
  const auto births = static_cast<double>(founders_of(scenario, world, kQuarters).size());
  CHECK(births == Approx(expected_in(scenario)).margin(4 * std::sqrt(expected_in(scenario))));

  Scenario none = scenario;
  none.rule.founder_rate = 0;
  CHECK(founders_of(none, world, 8).empty());
  Scenario unfinanced = scenario;
  unfinanced.rule.founder_finance = 0;
  CHECK(founders_of(unfinanced, world, 8).empty());
}

TEST_CASE("one founder more changes no other founder", "[step][paired]") {
  Scenario scenario = founders_only();
  scenario.rule.founder_finance = 0.5;
  const World world = support::roomy_world(scenario);
  Scenario financed = scenario;
  financed.rule.founder_finance = 0.75;
  const auto few = founders_of(scenario, world, 8);
  const auto more = founders_of(financed, world, 8);
  CHECK(more.size() > few.size());
  for (const auto& [key, firm] : few) {
    REQUIRE(more.contains(key));
    CHECK(more.at(key) == firm);
  }
  // The same with a culture that brings more people to the idea.
  World keen = world;
  keen.regions.culture[RegionId{0}] *= 1.5;
  const auto by_culture = founders_of(scenario, keen, 8);
  CHECK(by_culture.size() > few.size());
  for (const auto& [key, firm] : few) {
    REQUIRE(by_culture.contains(key));
    CHECK(by_culture.at(key) == firm);
  }
}

TEST_CASE("a founder takes up to two of the employer's fields along, each in part", "[step]") {
  const Parameters rule = support::default_parameters();
  Kene employer;
  for (std::uint16_t k = 0; k < 3; ++k) {
    employer.field[k] = static_cast<std::uint16_t>(5 + k);
    employer.set_expertise(k, 0.3 * (k + 1));
  }
  std::map<std::uint16_t, int> taken;
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const Kene kene =
        take_along(employer, Draws(Luck{1, 0}, 0).words(purpose::founder_firm, i, 1), rule);
    REQUIRE(kene.knows(0));
    REQUIRE(kene.knows(1));
    REQUIRE_FALSE(kene.knows(2));
    REQUIRE(kene.field[0] != kene.field[1]);
    for (std::uint32_t k = 0; k < 2; ++k) {
      ++taken[kene.field[k]];
      const double source = 0.3 * (kene.field[k] - 4);
      REQUIRE(kene.expertise(k) == Approx(rule.founder_knowledge * source).margin(1e-4));
    }
  }
  // Each field with chance 2/3.
  for (std::uint16_t field = 5; field < 8; ++field) {
    CHECK(taken[field] == Approx(2000).margin(4 * std::sqrt(3000 * 2.0 / 9)));
  }
  CHECK_FALSE(take_along(Kene{}, Words{}, rule).knows(0));
}

TEST_CASE("founders go where their knowledge fits, and do not when it has no weight",
          "[step][statistics][paired]") {
  Scenario scenario = founders_only();
  scenario.rule.founder_home = 0;
  scenario.rule.founder_market = 0;
  World world = support::roomy_world(scenario);
  // All knowledge of the region belongs to the second sector.
  constexpr std::uint32_t kSector = 1;
  const KnowledgeSpace& space = scenario.knowledge;
  std::uint16_t core = 0;
  for (std::uint16_t f = 0; f < space.size(); ++f) {
    if (space.incidence_of(kSector, f) > space.incidence_of(kSector, core)) core = f;
  }
  Kene kene;
  kene.field[0] = core;
  kene.set_expertise(0, 0.9);
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) world.firms.kene[FirmRow{i}] = kene;
  const auto share_in_sector = [&](const Scenario& with, double& count) {
    const auto founders = founders_of(with, world, 40);
    double there = 0;
    for (const auto& [key, firm] : founders) there += firm.segment == kSector ? 1 : 0;
    count = static_cast<double>(founders.size());
    return there / count;
  };
  double count = 0;
  CHECK(share_in_sector(scenario, count) > 0.5);
  Scenario blind = scenario;
  blind.rule.founder_fit = 0;
  const double share = share_in_sector(blind, count);
  CHECK(share == Approx(0.25).margin(4 * std::sqrt(0.25 * 0.75 / count)));
}

TEST_CASE("founders who stay in their sector open where their employer is", "[step]") {
  Scenario scenario = founders_only();
  scenario.rule.founder_home = 1;
  World world = support::roomy_world(scenario);
  // Only the third sector employs anybody.
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const bool third = i >= world.layout.begin(SegmentId{2}) && i < world.layout.end(SegmentId{2});
    world.firms.employment[FirmRow{i}] = third ? 10 : 0;
  }
  for (const auto& [key, firm] : founders_of(scenario, world, 8)) CHECK(firm.segment == 2);
}

TEST_CASE("a sector that has no firm can begin", "[step]") {
  Scenario scenario = support::small_scenario();
  World world = support::quiet_world(scenario);
  const SegmentId segment{3};
  std::vector<FirmRow> leavers;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    leavers.push_back(row);
  }
  RegroupPlan plan;
  Firms nobody;
  regroup(world.firms, world.layout, leavers, nobody, std::vector<std::uint32_t>(4, 0), plan);
  world.prepare_work();
  world.segments.home_demand[segment] = 0;
  REQUIRE(world.layout.size(segment) == 0);
  std::int64_t births = 0;
  for (int i = 0; i < 20; ++i) {
    open_once(scenario, world);
    births += world.segments.births[segment];
  }
  CHECK(births > 0);
  check_state(world);
}

TEST_CASE("better knowledge of the sector makes a better start", "[step]") {
  Scenario scenario = founders_only();
  scenario.rule.founder_home = 1;
  const World world = support::roomy_world(scenario);
  Scenario indifferent = scenario;
  indifferent.rule.founder_fit_gain = 0;
  const auto with = founders_of(scenario, world, 8);
  const auto without = founders_of(indifferent, world, 8);
  REQUIRE(with.size() == without.size());
  for (const auto& [key, firm] : with) {
    const double suits =
        fit(scenario.knowledge, firm.kene, firm.segment) - scenario.rule.founder_fit_par;
    CHECK(firm.productivity - without.at(key).productivity ==
          Approx(scenario.rule.founder_fit_gain * suits).margin(1e-12));
  }
}

}  // namespace spearhead
