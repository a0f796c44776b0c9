#include "engine/step/projects.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/math/elementary.h"
#include "engine/step/project_choice.h"
#include "engine/world/research.h"
#include "tests/support/knowledge_worlds.h"

namespace spearhead {
namespace {

using support::for_each_firm;
using support::now_of;

/// Firms that work on nothing but projects.
Scenario project_scenario() {
  Scenario scenario = support::small_scenario();
  support::without_improvements(scenario);
  support::without_learning(scenario);
  return scenario;
}

/// Gives every firm a project of this kind whose work is done; recombinations join two fields of
/// middle distance, one of them a partner's where there is one.
void all_done(World& world, ProjectKind kind) {
  Firms& firms = world.firms;
  for_each_firm(world, [&](FirmRow row) {
    firms.kene[row] = {};
    learn_field(firms.kene[row], 2, 0.8, 1, 1);
    learn_field(firms.kene[row], 4, 0.8, 1, 1);
    firms.absorptive_capacity[row] = 0.5;
    const std::uint32_t tie = firms.ties[row][0];
    firms.project[row] = {kind, 2, 4, 0, is_firm(tie) ? tie : kNobody};
    firms.project_work[row] = 1;
    firms.project_done[row] = 10;
    firms.project_worth[row] = 2;
  });
}

/// Chance that the recombinations of `all_done` succeed.
double chance_of_success(const Scenario& scenario) {
  const double yield = scenario.knowledge.yield(0.5, 2, 4);
  return std::min(1.0, scenario.rule.project_success * yield * 0.8);
}

double share_of_firms(const World& world, const auto& holds) {
  std::uint32_t count = 0;
  for_each_firm(world, [&](FirmRow row) { count += holds(row) ? 1 : 0; });
  return static_cast<double>(count) / world.firms.size();
}

double mean_of_firms(const World& world, const Column<FirmRow, double>& column) {
  double sum = 0;
  for_each_firm(world, [&](FirmRow row) { sum += column[row]; });
  return sum / world.firms.size();
}

double margin_of(const World& world) { return 5 * 0.5 / std::sqrt(world.firms.size()); }

/// A world in which every firm is about to begin a project.
World idle_world(const Scenario& scenario) {
  World world = support::founded_with_ties(scenario);
  for_each_firm(world, [&](FirmRow row) { world.firms.absorptive_capacity[row] = 0.5; });
  return world;
}

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
  innovate(now_of(scenario, world), world);
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
  innovate(now_of(scenario, world), world);
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
  innovate(now_of(scenario, world), world);
  CHECK(world.firms.project[row].begun == 0);
  world.step = too_long;
  innovate(now_of(scenario, world), world);
  CHECK(world.firms.project[row].begun == static_cast<std::int16_t>(too_long));
  CHECK(world.firms.project_work[row] < 1000);
  CHECK(world.firms.project_done[row] == 0);
}

TEST_CASE("every firm has a project after a quarter, with fields of its own and of its partner",
          "[step]") {
  const Scenario scenario = project_scenario();
  World world = idle_world(scenario);
  innovate(now_of(scenario, world), world);
  const Firms& firms = world.firms;
  std::uint32_t joint = 0;
  for_each_firm(world, [&](FirmRow row) {
    const Project& project = firms.project[row];
    REQUIRE(project.kind != ProjectKind::none);
    REQUIRE(firms.project_work[row] > 0);
    REQUIRE(firms.project_worth[row] >= 0);
    if (project.kind == ProjectKind::development) {
      REQUIRE(project.partner == kNobody);
      return;
    }
    REQUIRE(expertise_in(firms.kene[row], project.own_field) > 0);
    REQUIRE(other_expertise(world, row, project) > 0);
    REQUIRE(project.own_field != project.other_field);
    if (project.partner != kNobody) {
      REQUIRE(tied(firms, row, project.partner));
      ++joint;
    }
  });
  CHECK(joint > 50);
}

TEST_CASE("two fields of one's own can be joined", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.radical_step = 10;  // worth more than any development
  World world = found(scenario, Luck{1, 0});
  all_done(world, ProjectKind::none);
  for_each_firm(world, [&](FirmRow row) { world.firms.productivity[row] = -1; });
  innovate(now_of(scenario, world), world);
  for_each_firm(world, [&](FirmRow row) {
    const Project& project = world.firms.project[row];
    REQUIRE(project.kind == ProjectKind::recombination);
    REQUIRE(project.own_field + project.other_field == 2 + 4);
  });
}

TEST_CASE("firms look for fields that have not been joined too often", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.radical_step = 10;
  World world = found(scenario, Luck{1, 0});
  const FirmRow partner{1};
  all_done(world, ProjectKind::none);
  for_each_firm(world, [&](FirmRow row) {
    world.firms.kene[row] = {};
    learn_field(world.firms.kene[row], 2, 0.8, 1, 1);
    world.firms.ties[row][0] = partner.value;
    world.firms.productivity[row] = -1;
  });
  learn_field(world.firms.kene[partner], 4, 0.8, 1, 1);
  learn_field(world.firms.kene[partner], 0, 0.8, 1, 1);  // as far from 2 as 4 is
  const auto share_of_4 = [&](double use) {
    World here = world;
    here.knowledge.use(RegionId{0}, 2, 4) = use;
    innovate(now_of(scenario, here), here);
    return share_of_firms(here, [&](FirmRow row) {
      return row != partner && here.firms.project[row].other_field == 4;
    });
  };
  CHECK((share_of_4(0) > 0.3 && share_of_4(0) < 0.5));  // one in four does not ask partners
  CHECK(share_of_4(4 * scenario.rule.depletion_scale) == 0);
}

TEST_CASE("recombination reaches beyond what knowledge supports, but not far", "[step]") {
  const Parameters rule = support::default_parameters();
  const auto part = [&](double excess) { return reach_of_recombination({1, excess}, 0, rule); };
  CHECK(part(-1) == 1);
  CHECK(part(rule.radical_slack) == 1);
  CHECK(part(rule.radical_slack + rule.potential_softness) == Approx(std::exp(-1)));
  CHECK(reach_of_improvement({1, rule.potential_softness}, rule) == Approx(std::exp(-1)));
}

TEST_CASE("partners bring other fields unless nobody asks them", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_partner = 0;
  World world = idle_world(scenario);
  innovate(now_of(scenario, world), world);
  for_each_firm(world, [&](FirmRow row) { REQUIRE(world.firms.project[row].partner == kNobody); });
}

TEST_CASE("who knows no field develops, and recombines nothing", "[step]") {
  const Scenario scenario = project_scenario();
  World world = idle_world(scenario);
  for_each_firm(world, [&](FirmRow row) { world.firms.kene[row] = {}; });
  innovate(now_of(scenario, world), world);
  for_each_firm(world, [&](FirmRow row) {
    REQUIRE(world.firms.project[row].kind == ProjectKind::development);
  });
}

TEST_CASE("a project is worth more to a larger firm, and less where cash is missing", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 0;  // only developments
  scenario.rule.product_line_exponent = 0;
  const auto worth = [&](double sales, double cash, std::int32_t founded) {
    World world = idle_world(scenario);
    for_each_firm(world, [&](FirmRow row) {
      world.firms.employment[row] = 5;
      world.firms.home_sales[row] = sales;
      world.firms.export_sales[row] = 0;
      world.firms.cash[row] = cash;
      world.firms.founding_step[row] = founded;
    });
    innovate(now_of(scenario, world), world);
    return mean_of_firms(world, world.firms.project_worth);
  };
  const double usual = worth(20, 1e6, -100);
  CHECK(worth(40, 1e6, -100) == Approx(2 * usual));
  CHECK(worth(20, 0, -100) < usual);
  CHECK(worth(20, 0, -4) < worth(20, 0, -100));
  CHECK(worth(20, 1e6, -4) == usual);
  scenario.rule.finance_wedge = 0;
  CHECK(worth(20, 0, -4) == usual);
}

TEST_CASE("the worth of a development is its gain over its cost", "[step]") {
  Scenario scenario = project_scenario();
  scenario.rule.project_success = 0;
  scenario.rule.value_noise = 0;
  scenario.rule.project_work_spread = 0;
  const Parameters& rule = scenario.rule;
  World world = idle_world(scenario);
  const FirmRow row{3};
  world.firms.cash[row] = 1e6;
  world.firms.productivity[row] = -1;
  world.firms.employment[row] = 4;
  innovate(now_of(scenario, world), world);
  const double value_added = world.segments.value_added_share[SegmentId{0}] *
                             (world.firms.home_sales[row] + world.firms.export_sales[row]);
  const double r = rule.discount_rate;
  const double years =
      std::exp(-r * rule.market_delay_small) * (1 - std::exp(-r * rule.planning_horizon)) / r;
  const double value = rule.project_success_small * rule.innovation_step * (1 - rule.pass_through) *
                       value_added * rule.appropriability * years;
  const double effect = scenario.sectors[0].opportunity *
                        (rule.effort_base + rule.effort_management * world.firms.management[row]);
  const double cost = rule.project_work_small / effect * (1 + rule.launch_cost) *
                      researcher_pay(world.regions.wage_skilled[RegionId{0}], rule);
  CHECK(world.firms.project_work[row] == Approx(rule.project_work_small));
  CHECK(world.firms.project_worth[row] == Approx(value / cost));
}

TEST_CASE("the same project comes to a firm whoever pays for it", "[step][determinism]") {
  const Scenario scenario = project_scenario();
  World world = idle_world(scenario);
  World funded = world;
  for_each_firm(funded, [&](FirmRow row) { funded.firms.grant_fund[row] = 10; });
  innovate(now_of(scenario, world), world);
  innovate(now_of(scenario, funded), funded);
  for_each_firm(world, [&](FirmRow row) {
    REQUIRE(world.firms.project[row] == funded.firms.project[row]);
    REQUIRE(world.firms.project_work[row] == funded.firms.project_work[row]);
    REQUIRE(world.firms.project_worth[row] == funded.firms.project_worth[row]);
  });
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
    innovate(now_of(scenario, here), here);
    return here.firms.pipeline[row].across_clusters;
  };
  CHECK(crossings(SegmentId{0}, SegmentId{3}) == 1);
  CHECK(crossings(SegmentId{0}, SegmentId{1}) == 0);
  CHECK(crossings(SegmentId{0}, SegmentId{2}) == 0);
}

}  // namespace spearhead
