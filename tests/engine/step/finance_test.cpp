#include "engine/world/finance.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/simulate.h"
#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr RegionId kRegion{0};

/// Sums of a region over a quarter in which only money moves [wu/year, wu].
struct Books {
  double value_added = 0;
  double capital = 0;
  double wages = 0;           ///< as people receive them
  double wages_of_firms = 0;  ///< as firms pay them: owners' own labour comes from what is left
  double support = 0;         ///< of parents, in a year
  double own_research = 0;
  double tax = 0;
  double payout = 0;
  double saved = 0;  ///< change of cash in a year
};

Books books_of(const Scenario& scenario, const World& before, const World& after) {
  Books books;
  const Segments& segments = after.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    books.value_added += segments.value_added[segment];
    books.capital += segments.capital_cost_share[segment] * segments.value_added[segment];
    books.wages += segments.wages[segment];
    books.own_research += segments.research[segment];
    books.tax += segments.profit_tax[segment];
    books.payout += segments.payout[segment] + segments.payout_elsewhere[segment];
    books.support += segments.parent_support[segment] / kStepYears;
    for (FirmRow row{after.layout.begin(segment)}; row.value < after.layout.end(segment);
         ++row.value) {
      const double paid = after.firms.employment[row] - scenario.rule.own_labour;
      books.wages_of_firms += segments.wage[segment] * (paid > 0 ? paid : 0);
      books.saved += (after.firms.cash[row] - before.firms.cash[row]) / kStepYears;
      const double grant = before.firms.grant_fund[row] - after.firms.grant_fund[row];
      books.own_research -= grant / kStepYears;
    }
  }
  return books;
}

/// A region after two years, with public money in some firms' hands.
World region_with_grants(const Scenario& scenario) {
  World world = found(scenario, Luck{1, 0});
  for (int quarter = 0; quarter < 8; ++quarter) simulate_step(scenario, Luck{1, 0}, world);
  for (std::uint32_t i = 0; i < world.firms.size(); i += 7) {
    world.firms.grant_fund[FirmRow{i}] = 0.5;
    world.firms.grant_pace[FirmRow{i}] = i % 2 == 0 ? 0.5 : 9;
  }
  const Now now = support::now_at(scenario, world.step);
  compare_productivity(now, world);
  set_demand(now, world);
  draw_lots(now, world);
  trade(now, world);
  hire(now, world);
  adjust_wages(now, world);
  world.regions.skilled[kRegion] *= 1.2;  // researchers are there for all
  return world;
}

/// Everybody's payout is the region's, so that the books show all of it.
Scenario open_books() {
  Scenario scenario = support::small_scenario();
  scenario.rule.dividends_local = 1;
  scenario.rule.dividends_foreign = 1;
  return scenario;
}

}  // namespace

TEST_CASE("value added is wages, capital costs, own R&D, tax, payout and what firms save",
          "[step][law]") {
  const Scenario scenario = open_books();
  const World before = region_with_grants(scenario);
  World after = before;
  finance_research(support::now_at(scenario, after.step), after);
  const Books books = books_of(scenario, before, after);
  const double used = books.wages_of_firms + books.capital + books.own_research + books.tax +
                      books.payout + books.saved - books.support;
  CHECK(books.value_added == Approx(used).epsilon(1e-8));
  CHECK(books.own_research > 0);
  CHECK(books.tax > 0);
  CHECK(books.payout > 0);
}

TEST_CASE("the sum of cash moves by results less tax, payout and own R&D", "[step][law]") {
  const Scenario scenario = open_books();
  const World before = region_with_grants(scenario);
  World after = before;
  finance_research(support::now_at(scenario, after.step), after);
  const Books books = books_of(scenario, before, after);
  const double results = books.value_added - books.capital - books.wages_of_firms;
  CHECK(
      books.saved ==
      Approx(results - books.tax - books.payout - books.own_research + books.support).margin(1e-4));
}

TEST_CASE("tax is a share of profits; losses bring none back", "[step][law]") {
  const Scenario scenario = open_books();
  const World before = region_with_grants(scenario);
  World after = before;
  finance_research(support::now_at(scenario, after.step), after);
  double profits = 0;
  double losses = 0;
  for (std::uint32_t k = 0; k < after.segments.size(); ++k) {
    const SegmentId segment{k};
    for (FirmRow row{after.layout.begin(segment)}; row.value < after.layout.end(segment);
         ++row.value) {
      const double value_added = after.segments.value_added_share[segment] *
                                 (after.firms.home_sales[row] + after.firms.export_sales[row]);
      const double grant =
          (before.firms.grant_fund[row] - after.firms.grant_fund[row]) / kStepYears;
      const double profit =
          operating_result({value_added, after.firms.employment[row], after.segments.wage[segment],
                            after.segments.capital_cost_share[segment]},
                           scenario.rule) -
          (after.firms.research[row] - grant);
      (profit > 0 ? profits : losses) += profit;
    }
  }
  CHECK(losses < 0);
  CHECK(books_of(scenario, before, after).tax ==
        Approx(scenario.rule.profit_tax * profits).epsilon(1e-7));
}

TEST_CASE("people receive the wages that firms pay: owners live on what is left", "[step][law]") {
  const Scenario scenario = open_books();
  const World before = region_with_grants(scenario);
  World after = before;
  finance_research(support::now_at(scenario, after.step), after);
  double jobs = 0;
  double owners = 0;
  for (std::uint32_t k = 0; k < after.segments.size(); ++k) {
    const SegmentId segment{k};
    for (FirmRow row{after.layout.begin(segment)}; row.value < after.layout.end(segment);
         ++row.value) {
      const double staff = after.firms.employment[row];
      jobs += after.segments.wage[segment] * staff;
      owners += after.segments.wage[segment] * std::min(staff, scenario.rule.own_labour);
    }
  }
  const Books books = books_of(scenario, before, after);
  CHECK(owners > 0);
  CHECK(books.wages == Approx(books.wages_of_firms).epsilon(1e-9));
  CHECK(books.wages == Approx(jobs - owners).epsilon(1e-9));
}

TEST_CASE("what an award's last instalment finds no researchers for goes back", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = region_with_grants(scenario);
  // Nobody is left for research.
  world.regions.skilled[kRegion] = 0.5 * world.regions.employed_skilled[kRegion];
  const World before = world;
  finance_research(support::now_at(scenario, world.step), world);
  double returned = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    returned += world.segments.grants_returned[SegmentId{k}];
    CHECK(world.segments.grants_spent[SegmentId{k}] == 0);
  }
  double last = 0;
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    if (before.firms.grant_pace[row] == 9) {
      last += before.firms.grant_fund[row];
      CHECK(world.firms.grant_fund[row] == 0);
    } else {
      CHECK(world.firms.grant_fund[row] == before.firms.grant_fund[row]);
    }
  }
  CHECK(last > 0);
  CHECK(returned == Approx(last));
}

TEST_CASE("income is wages after tax, dividends, benefits and transfers", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  const Parameters& rule = scenario.rule;
  World world = region_with_grants(scenario);
  finance_research(support::now_at(scenario, world.step), world);
  double wages = 0;
  double dividends = 0;
  double capital = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    wages += world.segments.wages[segment] + world.segments.research[segment];
    dividends += world.segments.payout[segment];
    capital += world.segments.capital_cost_share[segment] * world.segments.value_added[segment];
  }
  const Regions& of = world.regions;
  const double people = of.unskilled[kRegion] + of.skilled[kRegion];
  const double idle = people - of.employed_unskilled[kRegion] - of.employed_skilled[kRegion];
  CHECK(idle > 0);
  const double expected = (1 - rule.income_tax) * wages + dividends +
                          rule.unemployment_benefit * of.wage_unskilled[kRegion] * idle +
                          rule.public_transfer * people;
  CHECK(of.income[kRegion] == Approx(expected).epsilon(1e-8));
  // Each sector's is rounded to the fixed-point unit.
  CHECK(of.investment[kRegion] == Approx(capital).margin(4 * 0x1p-17));
}

TEST_CASE("payouts of foreign firms stay in the region as far as their owners live there",
          "[step]") {
  Scenario scenario = support::small_scenario();
  const World before = region_with_grants(scenario);
  const auto dividends = [&](double local, double foreign) {
    scenario.rule.dividends_local = local;
    scenario.rule.dividends_foreign = foreign;
    World world = before;
    finance_research(support::now_at(scenario, world.step), world);
    double sum = 0;
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      sum += world.segments.payout[SegmentId{k}];
    }
    return sum;
  };
  CHECK(dividends(0, 0) == 0);
  CHECK(dividends(0, 1) > 0);
  CHECK(dividends(0.5, 0.25) == Approx(0.5 * dividends(1, 0) + 0.25 * dividends(0, 1)));
}

TEST_CASE("a region without free researchers carries out as much R&D as it has people for",
          "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = region_with_grants(scenario);
  World rich = world;
  finance_research(support::now_at(scenario, rich.step), rich);
  double researchers = 0;
  double production = 0;
  const double wage = world.regions.wage_skilled[kRegion];
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    researchers += rich.segments.research[segment] / (scenario.rule.researcher_wage * wage);
    production += world.segments.skilled_share[segment] * world.segments.employment[segment];
  }
  // Half of those are there who are wanted.
  world.regions.skilled[kRegion] = (production + 0.5 * researchers) / scenario.rule.pool_limit;
  finance_research(support::now_at(scenario, world.step), world);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    CHECK(world.segments.research[segment] ==
          Approx(0.5 * rich.segments.research[segment]).epsilon(1e-4));
  }
}

}  // namespace spearhead
