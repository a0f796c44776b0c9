#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/step/phases.h"
#include "engine/world/finance.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

// A project that pays by itself, and one that does not.
constexpr double kWorthwhile = 2;
constexpr double kNotWorthwhile = 0.5;

Now now_of(const Scenario& scenario, const World& world) {
  return {scenario, world.step, Draws(Luck{1, 0}, world.step)};
}

}  // namespace

TEST_CASE("a firm plans R&D by routine, within its means, and never below the smallest activity",
          "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  CHECK(unaided_research({2 * unit, 3 * unit, kWorthwhile}, rule) == 2 * unit);
  CHECK(unaided_research({2 * unit, 1.5 * unit, kWorthwhile}, rule) == 1.5 * unit);
  CHECK(unaided_research({2 * unit, 0.9 * unit, kWorthwhile}, rule) == 0);
  CHECK(unaided_research({0.9 * unit, 3 * unit, kWorthwhile}, rule) == 0);
}

TEST_CASE("a firm leaves the project's part of its R&D plan undone when the project does not pay",
          "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  CHECK(unaided_research({4 * unit, 9 * unit, kNotWorthwhile}, rule) ==
        Approx((1 - rule.project_share) * 4 * unit));
}

TEST_CASE("support for a project that does not pay is additional, for one that pays a windfall",
          "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const double grant = 2.4 * unit;  // more than half of the activity
  CHECK(additional_research({4 * unit, 9 * unit, kWorthwhile}, grant, rule) ==
        Approx(0).margin(1e-12));
  CHECK(additional_research({4 * unit, 9 * unit, kNotWorthwhile}, grant, rule) ==
        Approx(rule.project_share * 4 * unit));
}

TEST_CASE("a grant carries a project only if what it leaves of the cost is less than the worth",
          "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const ResearchPlan plan{4 * unit, 9 * unit, kNotWorthwhile};
  CHECK_FALSE(carries_project(plan, 0, rule));
  CHECK_FALSE(carries_project(plan, 1.9 * unit, rule));
  CHECK(carries_project(plan, 2.1 * unit, rule));
  CHECK(carries_project({4 * unit, 9 * unit, kWorthwhile}, 0, rule));
  // Otherwise it pays for routine R&D, and nothing comes of it.
  CHECK(additional_research(plan, 1.9 * unit, rule) == Approx(0).margin(1e-12));
}

TEST_CASE("whether people work on the project is decided where R&D is paid", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const FirmRow row{5};
  const auto runs = [&](double worth, double grant, ProjectKind kind = ProjectKind::development) {
    World here = world;
    here.firms.project[row].kind = kind;
    here.firms.project_worth[row] = worth;
    here.firms.research_propensity[row] = 0.2;
    here.firms.cash[row] = 1e3;
    here.firms.grant_fund[row] = grant;
    here.firms.grant_pace[row] = grant;
    finance_research(now_of(scenario, here), here);
    return here.firms.runs_project[row] != 0;
  };
  CHECK(runs(kWorthwhile, 0));
  CHECK_FALSE(runs(kNotWorthwhile, 0));
  CHECK_FALSE(runs(kNotWorthwhile, 1e-3));
  CHECK(runs(kNotWorthwhile, 1e3));
  CHECK_FALSE(runs(kWorthwhile, 0, ProjectKind::none));
}

TEST_CASE("public money replaces own money where the firm would have paid anyway", "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const double grant = 0.5 * unit;
  CHECK(own_research({3 * unit, 9 * unit, kWorthwhile}, grant, rule) + grant == Approx(3 * unit));
}

TEST_CASE("public money makes an activity possible that was too small or could not be financed",
          "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const double grant = 0.5 * unit;
  CHECK(unaided_research({0.6 * unit, 9 * unit, kWorthwhile}, rule) == 0);
  CHECK(own_research({0.6 * unit, 9 * unit, kWorthwhile}, grant, rule) + grant == Approx(unit));
  CHECK(unaided_research({3 * unit, 0.6 * unit, kWorthwhile}, rule) == 0);
  CHECK(own_research({3 * unit, 0.6 * unit, kWorthwhile}, grant, rule) == Approx(0.6 * unit));
}

TEST_CASE("a grant too small to make an activity possible draws no own money", "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const double grant = 0.01 * unit;
  CHECK(own_research({0.6 * unit, 9 * unit, kWorthwhile}, grant, rule) == 0);
  CHECK(own_research({3 * unit, 0.6 * unit, kWorthwhile}, grant, rule) == 0);
  // Nobody pays more than it plans.
  CHECK(own_research({0.995 * unit, 9 * unit, kWorthwhile}, grant, rule) == Approx(0.99 * unit));
}

TEST_CASE("an earmarked fund is spent on R&D at its pace, to the last cent", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const FirmRow row{5};
  world.firms.grant_fund[row] = 1.0;
  world.firms.grant_pace[row] = 1.5;
  world.firms.research_propensity[row] = 0;
  world.firms.cash[row] = -100;  // no means of its own
  double spent = 0;
  for (int quarter = 0; quarter < 5; ++quarter) {
    finance_research(now_of(scenario, world), world);
    spent += kStepYears * world.firms.research[row];
  }
  CHECK(spent == Approx(1.0).epsilon(1e-12));
  CHECK(world.firms.grant_fund[row] == 0);
  CHECK(world.firms.grant_pace[row] == 0);
  CHECK(world.firms.research[row] == 0);
}

TEST_CASE("a fund that is spent leaves no residue that would count as support", "[step][law]") {
  for (std::uint64_t i = 1; i < 2000; ++i) {
    const double award = 0.001 * static_cast<double>(mix(i) % 10'000 + 1);
    for (const double years : {0.25, 0.75, 1.0, 2.0, 3.0}) {
      double fund = award;
      int quarters = 0;
      for (; fund > 0 && quarters < 100; ++quarters) {
        fund -= kStepYears * grant_spending(fund, award / years);
      }
      REQUIRE(quarters == static_cast<int>(years * kStepsPerYear));
      REQUIRE(fund == 0);
    }
  }
}

TEST_CASE("additional R&D is what would not be there without the grant", "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const double grant = 0.5 * unit;
  // Would have paid all of it; would have paid for a smaller activity; would have done nothing.
  CHECK(additional_research({3 * unit, 9 * unit, kWorthwhile}, grant, rule) ==
        Approx(0).margin(1e-12));
  CHECK(additional_research({3 * unit, 2 * unit, kWorthwhile}, grant, rule) == Approx(grant));
  CHECK(additional_research({3 * unit, 2.8 * unit, kWorthwhile}, grant, rule) ==
        Approx(0.2 * unit));
  CHECK(additional_research({0.6 * unit, 9 * unit, kWorthwhile}, grant, rule) == Approx(unit));
}

TEST_CASE("cash moves by profit after tax less payout, and parents cover the debts of affiliates",
          "[step][law]") {
  const Scenario scenario = support::small_scenario();
  const Parameters& rule = scenario.rule;
  World world = found(scenario, Luck{1, 0});
  const World before = world;
  finance_research(now_of(scenario, world), world);
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const FirmRow row{i};
    const SegmentId segment = [&] {
      std::uint32_t k = 0;
      while (world.layout.end(SegmentId{k}) <= i) ++k;
      return SegmentId{k};
    }();
    const double value_added = world.segments.value_added_share[segment] *
                               (before.firms.home_sales[row] + before.firms.export_sales[row]);
    const Livelihood livelihood{value_added, before.firms.employment[row],
                                before.segments.wage[segment],
                                before.segments.capital_cost_share[segment]};
    const double profit = operating_result(livelihood, rule) - world.firms.research[row];
    const double earned =
        before.firms.cash[row] + kStepYears * (profit - rule.profit_tax * std::max(0.0, profit));
    const double liquid = is_foreign(before.firms.ownership[row]) ? std::max(0.0, earned) : earned;
    const double surplus = std::max(0.0, liquid - rule.liquidity_buffer * value_added);
    REQUIRE(world.firms.cash[row] ==
            Approx(liquid - kStepYears * rule.payout_speed * surplus).margin(1e-9));
  }
}

}  // namespace spearhead
