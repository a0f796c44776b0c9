#include "engine/step/projects.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/step/project_choice.h"
#include "engine/world/research.h"
#include "tests/support/project_worlds.h"

namespace spearhead {
namespace {

using support::all_done;
using support::for_each_firm;
using support::mean_of_firms;
using support::now_of;
using support::project_scenario;
using support::share_of_firms;

/// Chance that the recombinations of `all_done` succeed.
double chance_of_success(const Scenario& scenario) {
  const double yield = scenario.knowledge.yield(0.5, 2, 4);
  return std::min(1.0, scenario.rule.project_success * yield * 0.8);
}

double margin_of(const World& world) { return 5 * 0.5 / std::sqrt(world.firms.size()); }

}  // namespace

TEST_CASE("person-years add up in a project and go stale", "[step]") {
  Scenario scenario = project_scenario();
  World world = found(scenario, Luck{1, 0});
  const Parameters& rule = scenario.rule;
  const FirmRow row{3};
  world.firms.research[row] = 3.2;
  world.firms.project[row].kind = ProjectKind::development;
  world.firms.project_work[row] = 1000;
  world.firms.runs_project[row] = 1;
  const double people = researchers_of(3.2, world.regions.wage_skilled[RegionId{0}], rule);
  const double effect = rule.effort_base + rule.effort_management * world.firms.management[row];
  const double informal = rule.project_informal * rule.informal_learning *
                          std::pow(world.firms.employment[row], rule.informal_size);
  const double effort = effect * (rule.project_share * people + informal);
  double done = 0;
  for (int quarter = 0; quarter < 4; ++quarter) {
    draw_lots(now_of(scenario, world), world);
    innovate(now_of(scenario, world), world);
    done += kStepYears * (effort - rule.project_staleness * done);
    CHECK(world.firms.project_done[row] == Approx(done));
    ++world.step;
  }
}

TEST_CASE("without people nothing gets done, and no project is ever won", "[step]") {
  Scenario scenario = project_scenario();
  support::without_projects(scenario);
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) { world.firms.research[row] = 3; });
  for (int quarter = 0; quarter < 40; ++quarter) {
    draw_lots(now_of(scenario, world), world);
    innovate(now_of(scenario, world), world);
    ++world.step;
    REQUIRE(support::sum_of(world.segments.innovations) == 0);
    REQUIRE(support::sum_of(world.segments.radical_innovations) == 0);
  }
  for_each_firm(world, [&](FirmRow row) { REQUIRE(world.firms.project_done[row] == 0); });
}

TEST_CASE("developments succeed with their chance, and what succeeds waits for the market",
          "[step][statistics]") {
  const Scenario scenario = project_scenario();
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::development);
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  const Firms& firms = world.firms;
  const double won =
      share_of_firms(world, [&](FirmRow row) { return firms.pipeline[row].developments == 1; });
  CHECK(won == Approx(scenario.rule.project_success_small).margin(margin_of(world)));
  for_each_firm(world, [&](FirmRow row) {
    CHECK((firms.pending_gain[row] > 0) == (firms.pipeline[row].developments == 1));
    CHECK(firms.pending_gain[row] <= 2 * scenario.rule.innovation_step);
    CHECK(world.work.outbox.innovation[row] == 0);
  });
  CHECK(support::sum_of(world.segments.innovations) == 0);
}

TEST_CASE("recombinations succeed with yield times expertise", "[step][statistics]") {
  const Scenario scenario = project_scenario();
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  const double chance = chance_of_success(scenario);
  CHECK(recombination_chance(now_of(scenario, world), world, FirmRow{0},
                             world.firms.project[FirmRow{0}]) == Approx(chance).epsilon(1e-3));
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  const double won = share_of_firms(
      world, [&](FirmRow row) { return world.firms.pipeline[row].recombinations == 1; });
  CHECK((chance > 0.3 && chance <= 1));
  CHECK(won == Approx(chance).margin(margin_of(world)));
}

TEST_CASE("fields that nobody knows any more cannot be joined", "[step]") {
  const Scenario scenario = project_scenario();
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  for_each_firm(world, [&](FirmRow row) { world.firms.kene[row] = {}; });
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  CHECK(share_of_firms(
            world, [&](FirmRow row) { return world.firms.pipeline[row].recombinations > 0; }) == 0);
}

TEST_CASE("a recombination is twice the radical step in the mean, less in many product lines",
          "[step][statistics]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 100;
  scenario.rule.recombination_limit = 1e9;
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  for_each_firm(world, [&](FirmRow row) {
    world.firms.employment[row] = 1;
    world.firms.research[row] = 0;
    world.firms.productivity[row] = -1;
  });
  World large = world;
  for_each_firm(large, [&](FirmRow row) { large.firms.employment[row] = 150; });
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  draw_lots(now_of(scenario, large), large);
  innovate(now_of(scenario, large), large);
  const double advance = 2 * scenario.rule.radical_step;
  const double gain = mean_of_firms(world, world.firms.pending_gain);
  CHECK(gain == Approx(scenario.rule.radical_gain * advance).epsilon(0.15));
  CHECK(mean_of_firms(world, world.firms.recombined_knowledge) ==
        Approx(scenario.rule.radical_potential / scenario.rule.radical_gain * gain));
  const double lines =
      std::pow(150 / scenario.rule.product_line, scenario.rule.product_line_exponent);
  CHECK(mean_of_firms(large, large.firms.pending_gain) ==
        Approx(gain / std::pow(lines, scenario.rule.radical_lines)));
}

TEST_CASE("the partner gains its part, and the firm learns the other field", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 100;
  scenario.rule.frontier_growth = 0;
  scenario.rule.potential_erosion = 0;
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  Firms& firms = world.firms;
  const FirmRow row{3};
  const FirmRow partner{500};
  for_each_firm(world, [&](FirmRow other) {
    if (other != row) firms.project[other] = {};
  });
  firms.project[row].partner = partner.value;
  firms.kene[row] = {};
  learn_field(firms.kene[row], 2, 0.8, 1, 1);
  const World before = world;
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  const double step = firms.pending_gain[row] / scenario.rule.radical_gain;
  take_in(now_of(scenario, world), world);
  CHECK(step > 0);
  CHECK(firms.productivity[partner] - before.firms.productivity[partner] ==
        Approx(scenario.rule.radical_partner * step));
  CHECK(firms.productivity[row] == before.firms.productivity[row]);
  CHECK(expertise_in(firms.kene[row], 4) ==
        Approx(scenario.rule.recombination_learning * 0.8).margin(1e-4));
  CHECK(firms.fit[row] != before.firms.fit[row]);
  CHECK(firms.performance[partner] > before.firms.performance[partner]);
}

TEST_CASE("a used pair is remembered in its region, more so in a small one, and then forgotten",
          "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 100;
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  take_in(now_of(scenario, world), world);
  const RegionId region{0};
  double jobs = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    jobs += world.segments.employment[SegmentId{k}];
  }
  const double used = world.firms.size() * scenario.rule.agglomeration_par / jobs;
  CHECK(world.knowledge.use(region, 2, 4) == Approx(used).epsilon(1e-6));
  CHECK(world.knowledge.use(region, 4, 2) == world.knowledge.use(region, 2, 4));
  CHECK(world.knowledge.use(region, 2, 5) == 0);
  for (auto& uses : world.work.outbox.pair_uses) uses.clear();
  for (int quarter = 0; quarter < 4; ++quarter) take_in(now_of(scenario, world), world);
  CHECK(world.knowledge.use(region, 2, 4) ==
        Approx(used * std::exp(-scenario.rule.depletion_decay)).epsilon(1e-6));
}

TEST_CASE("work that has won waits with its innovation for the launch to be paid", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 100;
  scenario.rule.market_delay = 1e9;  // nothing is launched
  scenario.rule.market_delay_small = 1e9;
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  for_each_firm(world, [&](FirmRow row) {
    world.firms.project_work[row] = 1 + row.value % 5;
    world.firms.pending_work[row] = 0.5;
  });
  const World before = world;
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  std::uint32_t won = 0;
  for_each_firm(world, [&](FirmRow row) {
    const bool success = world.firms.pipeline[row].recombinations > 0;
    won += success ? 1 : 0;
    REQUIRE(world.firms.pending_work[row] ==
            Approx(0.5 + (success ? before.firms.project_work[row] : 0)));
  });
  CHECK(won > 0);
}

TEST_CASE("a well-trodden pair yields less", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 100;
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  World trodden = world;
  trodden.knowledge.use(RegionId{0}, 2, 4) = scenario.rule.depletion_scale;
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  draw_lots(now_of(scenario, trodden), trodden);
  innovate(now_of(scenario, trodden), trodden);
  CHECK(mean_of_firms(trodden, trodden.firms.pending_gain) ==
        Approx(mean_of_firms(world, world.firms.pending_gain) / 2));
}

TEST_CASE("what waits reaches the market at its delay, raises productivity and costs the launch",
          "[step][statistics]") {
  Scenario scenario = project_scenario();
  scenario.rule.frontier_growth = 0;
  scenario.rule.potential_erosion = 0;
  World world = support::founded_with_ties(scenario);
  for_each_firm(world, [&](FirmRow row) {
    world.firms.pipeline[row] = {1, static_cast<std::uint16_t>(row.value % 2), 0};
    world.firms.pending_gain[row] = 0.01;
    world.firms.pending_work[row] = 0.3 + row.value % 3;
  });
  const World before = world;
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  take_in(now_of(scenario, world), world);
  const Parameters& rule = scenario.rule;
  const double pay = researcher_pay(world.regions.wage_skilled[RegionId{0}], rule);
  std::int64_t launched[2] = {0, 0};
  for_each_firm(world, [&](FirmRow row) {
    const bool slow = row.value % 2 == 1;
    if (world.firms.pending_gain[row] > 0) return;
    ++launched[slow];
    CHECK(world.firms.productivity[row] == Approx(before.firms.productivity[row] + 0.01));
    const double effect = rule.effort_base + rule.effort_management * before.firms.management[row];
    const double cost = rule.launch_cost * pay / effect * before.firms.pending_work[row];
    CHECK(world.firms.pending_work[row] == 0);
    CHECK(world.firms.cash[row] == Approx(before.firms.cash[row] - cost));
    CHECK(world.firms.last_launch[row] == 0);
    CHECK((world.firms.last_radical[row] == 0) == slow);
  });
  const double half = world.firms.size() / 2.0;
  const double margin = margin_of(world) * std::sqrt(2.0);
  CHECK(static_cast<double>(launched[0]) / half ==
        Approx(chance_of(1 / rule.market_delay_small)).margin(margin));
  CHECK(static_cast<double>(launched[1]) / half ==
        Approx(chance_of(1 / rule.market_delay)).margin(margin));
  CHECK(support::sum_of(world.segments.innovations) == launched[0] + launched[1]);
  CHECK(support::sum_of(world.segments.radical_innovations) == launched[1]);
}

TEST_CASE("a project that takes too long is dropped, and another one begun", "[step]") {
  const Scenario scenario = project_scenario();
  World world = found(scenario, Luck{1, 0});
  const FirmRow row{3};
  const auto too_long =
      static_cast<std::uint32_t>(scenario.rule.project_patience * kStepsPerYear) + 1;
  world.firms.project[row].kind = ProjectKind::development;
  world.firms.project_work[row] = 1000;
  world.step = too_long - 1;
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  CHECK(world.firms.project[row].begun == 0);
  world.step = too_long;
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  CHECK(world.firms.project[row].begun == static_cast<std::int16_t>(too_long));
  CHECK(world.firms.project_work[row] < 1000);
  CHECK(world.firms.project_done[row] == 0);
}

TEST_CASE("a success with a firm of another cluster is counted as a crossing", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 100;
  World world = support::founded_with_ties(scenario);
  all_done(world, ProjectKind::recombination);
  world.clusters = {};
  world.clusters.key = {1, 2};
  world.clusters.of_segment = {0, 0, kNoCluster, 1};
  const auto crossings = [&](SegmentId own, SegmentId other) {
    World here = world;
    const FirmRow row{here.layout.begin(own)};
    here.firms.project[row].partner = here.layout.end(other) - 1;
    draw_lots(now_of(scenario, here), here);
    innovate(now_of(scenario, here), here);
    return here.firms.pipeline[row].across_clusters;
  };
  CHECK(crossings(SegmentId{0}, SegmentId{3}) == 1);
  CHECK(crossings(SegmentId{0}, SegmentId{1}) == 0);
  CHECK(crossings(SegmentId{0}, SegmentId{2}) == 0);
}

}  // namespace spearhead
