#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/step/phases.h"
#include "engine/world/finance.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

Now now_of(const Scenario& scenario, const World& world) {
  return {scenario, world.step, Draws(Luck{1, 0}, world.step)};
}

}  // namespace

TEST_CASE("a firm plans R&D by routine, within its means, and never below the smallest activity",
          "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  CHECK(unaided_research({2 * unit, 3 * unit}, rule) == 2 * unit);
  CHECK(unaided_research({2 * unit, 1.5 * unit}, rule) == 1.5 * unit);
  CHECK(unaided_research({2 * unit, 0.9 * unit}, rule) == 0);
  CHECK(unaided_research({0.9 * unit, 3 * unit}, rule) == 0);
}

TEST_CASE("public money replaces own money where the firm would have paid anyway", "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const double grant = 0.5 * unit;
  CHECK(own_research({3 * unit, 9 * unit}, grant, rule) + grant == Approx(3 * unit));
}

TEST_CASE("public money makes an activity possible that was too small or could not be financed",
          "[step]") {
  const Parameters rule = support::default_parameters();
  const double unit = rule.research_unit;
  const double grant = 0.5 * unit;
  CHECK(unaided_research({0.6 * unit, 9 * unit}, rule) == 0);
  CHECK(own_research({0.6 * unit, 9 * unit}, grant, rule) + grant == Approx(unit));
  CHECK(unaided_research({3 * unit, 0.4 * unit}, rule) == 0);
  CHECK(own_research({3 * unit, 0.4 * unit}, grant, rule) == Approx(0.4 * unit));
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
  CHECK(additional_research({3 * unit, 9 * unit}, grant, rule) == Approx(0).margin(1e-12));
  CHECK(additional_research({3 * unit, 2 * unit}, grant, rule) == Approx(grant));
  CHECK(additional_research({3 * unit, 2.8 * unit}, grant, rule) == Approx(0.2 * unit));
  CHECK(additional_research({0.6 * unit, 9 * unit}, grant, rule) == Approx(unit));
}

TEST_CASE("cash moves by profit after tax less payout, and by nothing else", "[step][law]") {
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
    const double profit = operating_result(value_added, before.firms.employment[row], rule) -
                          world.firms.research[row];
    const double liquid =
        before.firms.cash[row] + kStepYears * (profit - rule.profit_tax * std::max(0.0, profit));
    const double surplus = std::max(0.0, liquid - rule.liquidity_buffer * value_added);
    REQUIRE(world.firms.cash[row] ==
            Approx(liquid - kStepYears * rule.payout_speed * surplus).margin(1e-9));
  }
}

TEST_CASE("innovations come at the expected rate", "[step][statistics]") {
  Scenario scenario = support::small_scenario();
  scenario.sectors.resize(1);
  scenario.regions[0].employment = {60'000};
  World world = found(scenario, Luck{1, 0});
  const Parameters& rule = scenario.rule;
  double expected = 0;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const FirmRow row{i};
    world.firms.research[row] = i % 3 == 0 ? 2.0 : 0.0;
    world.firms.idea_backlog[row] = 1;
    const double researchers = world.firms.research[row] / rule.researcher_wage;
    const double effort =
        (researchers > 0 ? std::pow(researchers, rule.research_returns) : 0) +
        rule.informal_learning * std::pow(world.firms.employment[row], rule.informal_size);
    expected += kStepYears * rule.innovation_rate * rule.management_effect * effort;
  }
  innovate(now_of(scenario, world), world);
  const auto innovations = static_cast<double>(world.segments.innovations[SegmentId{0}]);
  CHECK(expected > 500);
  CHECK(innovations == Approx(expected).margin(5 * std::sqrt(expected)));
}

TEST_CASE("more R&D brings more innovations, and using ideas up brings fewer", "[step]") {
  const Scenario scenario = support::small_scenario();
  const auto innovations_with = [&](double research, double backlog) {
    World world = found(scenario, Luck{1, 0});
    for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
      world.firms.research[FirmRow{i}] = research;
      world.firms.idea_backlog[FirmRow{i}] = backlog;
    }
    innovate(now_of(scenario, world), world);
    std::int64_t sum = 0;
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      sum += world.segments.innovations[SegmentId{k}];
    }
    return sum;
  };
  CHECK(innovations_with(2, 1) > innovations_with(0, 1));
  CHECK(innovations_with(2, 1) > innovations_with(2, 0.2));
}

TEST_CASE("productivity falls behind the frontier when nobody innovates", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.innovation_rate = 0;
  World world = found(scenario, Luck{1, 0});
  const World before = world;
  innovate(now_of(scenario, world), world);
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    REQUIRE(
        world.firms.productivity[FirmRow{i}] ==
        Approx(before.firms.productivity[FirmRow{i}] - kStepYears * scenario.rule.frontier_growth));
  }
}

}  // namespace spearhead
