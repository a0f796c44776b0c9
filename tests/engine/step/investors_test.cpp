#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using support::now_at;

/// Foreign projects come, nobody closes.
Scenario foreigners_only() {
  Scenario scenario = support::still_scenario();
  scenario.rule.foreign_projects = support::default_parameters().foreign_projects;
  return scenario;
}

/// Projects that decide to come in so many quarters.
std::map<Key, Arrival> projects_of(const Scenario& scenario, const World& start,
                                   std::uint32_t quarters) {
  std::map<Key, Arrival> projects;
  World world = start;
  for (std::uint32_t step = 1; step <= quarters; ++step) {
    // Not the first quarter of a year: knowledge stays as the test has set it.
    attract_projects(now_at(scenario, 4 * step + 1), world);
  }
  for (const Arrival& arrival : world.arrivals) projects[arrival.key] = arrival;
  return projects;
}

}  // namespace

TEST_CASE("the depth of a region's knowledge is its use over itself plus par", "[step]") {
  const Scenario scenario = foreigners_only();
  World world = support::roomy_world(scenario);
  std::vector<double> stock(world.knowledge.fields, 0);
  double jobs = 0;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const FirmRow row{i};
    const Kene& kene = world.firms.kene[row];
    for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
      stock[kene.field[k]] += world.firms.employment[row] * kene.expertise(k);
    }
  }
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    jobs += world.segments.employment[SegmentId{k}];
  }
  std::ranges::fill(world.knowledge.depth, -1.0);
  take_in(now_at(scenario, 3), world);
  CHECK(world.knowledge.depth[0] == -1);  // only once a year
  take_in(now_at(scenario, 4), world);
  for (std::uint32_t f = 0; f < world.knowledge.fields; ++f) {
    const double expected = stock[f] / (stock[f] + scenario.rule.field_depth * jobs);
    CHECK(world.knowledge.depth_of(RegionId{0}, f) == Approx(expected).margin(1e-8));
  }
}

TEST_CASE("projects come in proportion to jobs, into tradable sectors, within bounds",
          "[step][statistics]") {
  Scenario scenario = foreigners_only();
  scenario.rule.foreign_utility = 100;  // everybody who looks comes
  const World world = support::roomy_world(scenario);
  constexpr std::uint32_t kQuarters = 400;
  const auto projects = projects_of(scenario, world, kQuarters);
  double jobs = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    jobs += world.segments.employment[SegmentId{k}];
  }
  const double expected =
      0.25 * kQuarters * scenario.rule.foreign_projects * jobs / scenario.rule.agglomeration_par;
  CHECK(static_cast<double>(projects.size()) == Approx(expected).margin(4 * std::sqrt(expected)));

  const double people = world.regions.unskilled[RegionId{0}] + world.regions.skilled[RegionId{0}];
  double seeking = 0;
  for (const auto& [key, project] : projects) {
    CHECK(scenario.sectors[project.segment].tradability >= scenario.rule.foreign_tradability);
    CHECK(project.jobs > 0);
    CHECK(project.jobs <= scenario.rule.foreign_largest * people);
    CHECK(project.fields >= 2);
    CHECK(project.fields <= 4);
    const std::set<std::uint16_t> distinct(project.field, project.field + project.fields);
    CHECK(distinct.size() == project.fields);
    seeking += project.seeks_knowledge;
  }
  CHECK(seeking / static_cast<double>(projects.size()) ==
        Approx(scenario.rule.foreign_knowledge).margin(2 / std::sqrt(expected)));

  Scenario none = scenario;
  none.rule.foreign_projects = 0;
  CHECK(projects_of(none, world, 40).empty());
}

TEST_CASE("higher wages keep projects away, deeper knowledge brings them, luck being the same",
          "[step][paired]") {
  Scenario scenario = foreigners_only();
  scenario.rule.foreign_utility = -1;
  World world = support::roomy_world(scenario);
  std::ranges::fill(world.knowledge.depth, 0.4);
  World dear = world;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    dear.segments.wage[SegmentId{k}] *= 1.3;
  }
  World deep = world;
  std::ranges::fill(deep.knowledge.depth, 0.8);
  constexpr std::uint32_t kQuarters = 400;
  const auto usual = projects_of(scenario, world, kQuarters);
  const auto fewer = projects_of(scenario, dear, kQuarters);
  const auto more = projects_of(scenario, deep, kQuarters);
  CHECK(fewer.size() < usual.size());
  CHECK(more.size() > usual.size());
  for (const auto& [key, project] : fewer) CHECK(usual.contains(key));
  for (const auto& [key, project] : usual) {
    REQUIRE(more.contains(key));
    CHECK(more.at(key).jobs == project.jobs);
  }
  Scenario indifferent = scenario;
  for (double Parameters::*weight :
       {&Parameters::foreign_cost_wage, &Parameters::foreign_knowledge_wage,
        &Parameters::foreign_cost_fit, &Parameters::foreign_knowledge_fit}) {
    indifferent.rule.*weight = 0;
  }
  const auto same = projects_of(indifferent, world, kQuarters);
  CHECK(projects_of(indifferent, dear, kQuarters).size() == same.size());
  CHECK(projects_of(indifferent, deep, kQuarters).size() == same.size());
}

}  // namespace spearhead
