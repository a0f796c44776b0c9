#include "engine/step/project_choice.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/step/projects.h"
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

/// A world in which every firm is about to begin a project.
World idle_world(const Scenario& scenario) {
  World world = support::founded_with_ties(scenario);
  for_each_firm(world, [&](FirmRow row) { world.firms.absorptive_capacity[row] = 0.5; });
  return world;
}

}  // namespace

TEST_CASE("every firm has a project after a quarter, with fields of its own and of its partner",
          "[step]") {
  const Scenario scenario = project_scenario();
  World world = idle_world(scenario);
  draw_lots(now_of(scenario, world), world);
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
  draw_lots(now_of(scenario, world), world);
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
    draw_lots(now_of(scenario, here), here);
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
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  for_each_firm(world, [&](FirmRow row) { REQUIRE(world.firms.project[row].partner == kNobody); });
}

TEST_CASE("who knows no field develops, and recombines nothing", "[step]") {
  const Scenario scenario = project_scenario();
  World world = idle_world(scenario);
  for_each_firm(world, [&](FirmRow row) { world.firms.kene[row] = {}; });
  draw_lots(now_of(scenario, world), world);
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
    draw_lots(now_of(scenario, world), world);
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
  draw_lots(now_of(scenario, world), world);
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
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  draw_lots(now_of(scenario, funded), funded);
  innovate(now_of(scenario, funded), funded);
  for_each_firm(world, [&](FirmRow row) {
    REQUIRE(world.firms.project[row] == funded.firms.project[row]);
    REQUIRE(world.firms.project_work[row] == funded.firms.project_work[row]);
    REQUIRE(world.firms.project_worth[row] == funded.firms.project_worth[row]);
  });
}

}  // namespace spearhead
