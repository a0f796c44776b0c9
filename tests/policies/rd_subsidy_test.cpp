#include <catch2/catch.hpp>

#include "engine/step/calls.h"
#include "engine/step/phases.h"
#include "engine/world/finance.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

struct Trial {
  Scenario scenario;
  World world;
};

/// A year in which the programme pays.
Trial after_first_year(Cents yearly_budget) {
  Trial run;
  run.scenario = support::small_scenario();
  run.scenario.programmes = {support::small_subsidy("grants", yearly_budget)};
  run.scenario.programmes[0].first_year = run.scenario.first_year;
  run.world = found(run.scenario, Luck{1, 0});
  run.scenario.rule.call_awareness = 1;
  open_books(run.scenario, run.world);
  for (int i = 0; i < 4; ++i) simulate_step(run.scenario, Luck{1, 0}, run.world);
  return run;
}

using support::proposals_in;

}  // namespace

TEST_CASE("an R&D subsidy spends at most its budget, and all of it when applicants abound",
          "[policies][rd_subsidy]") {
  const Trial run = after_first_year(30'000'000);
  const Cents outlay = run.world.ledger.total(ProgrammeId{0}, LedgerItem::outlay);
  CHECK(outlay <= 30'000'000);
  CHECK(outlay > 27'000'000);
}

TEST_CASE("an R&D subsidy pays the public share of cost and no more than the cap",
          "[policies][rd_subsidy]") {
  Trial run = after_first_year(0);
  run.scenario.programmes[0].aid = 0.4;
  run.scenario.programmes[0].cap = 5'000'000;
  bool capped = false;
  for (const Proposal& proposal : proposals_in(run.scenario, run.world)) {
    const Cents amount = proposal.amount;
    const Cents cost = amount + proposal.own_contribution;
    CHECK(amount ==
          std::min<Cents>(5'000'000, static_cast<Cents>(0.4 * static_cast<double>(cost))));
    CHECK(proposal.infra_marginal <= amount);
    capped = capped || amount == 5'000'000;
  }
  CHECK(capped);
}

TEST_CASE("some awards pay for what firms would have done anyway, and others do not",
          "[policies][rd_subsidy]") {
  const Trial run = after_first_year(0);
  std::size_t windfall = 0;
  std::size_t additional = 0;
  for (const Proposal& proposal : proposals_in(run.scenario, run.world)) {
    windfall += proposal.infra_marginal > 0 ? 1 : 0;
    additional += proposal.infra_marginal == 0 ? 1 : 0;
  }
  CHECK(windfall > 0);
  CHECK(additional > 0);
}

TEST_CASE("a firm applies only when it can carry its own part out of what it plans and has",
          "[policies][rd_subsidy]") {
  Trial run = after_first_year(0);
  const std::size_t all = proposals_in(run.scenario, run.world).size();
  CHECK(all > 0);
  World poor = run.world;
  for (std::uint32_t i = 0; i < poor.firms.size(); ++i) poor.firms.cash[FirmRow{i}] = -1e5;
  CHECK(proposals_in(run.scenario, poor).empty());
  World idle = run.world;
  for (std::uint32_t i = 0; i < idle.firms.size(); ++i) {
    idle.firms.research_propensity[FirmRow{i}] = 0;
  }
  CHECK(proposals_in(run.scenario, idle).empty());
}

TEST_CASE("a firm with an award in hand does not apply for another", "[policies][rd_subsidy]") {
  Trial run = after_first_year(0);
  for (std::uint32_t i = 0; i < run.world.firms.size(); ++i) {
    run.world.firms.funders[FirmRow{i}] = 1;
  }
  CHECK(proposals_in(run.scenario, run.world).empty());
}

TEST_CASE("an R&D subsidy raises R&D by less than it pays, because some of it is windfall",
          "[policies][rd_subsidy][paired]") {
  double extra = 0;
  double awarded = 0;
  for (std::uint32_t future = 0; future < 10; ++future) {
    Scenario scenario = support::small_scenario();
    const Luck luck{1, future};
    const World founded = found(scenario, luck);
    const Trajectory twin = simulate(scenario, luck, founded);
    scenario.programmes = {support::small_subsidy("grants", 100'000'000)};
    Trajectory arm = simulate(scenario, luck, founded);
    for (std::uint32_t year = 0; year < arm.years; ++year) {
      extra += arm.at(year, 0, RegionIndicator::business_rd) -
               twin.at(year, 0, RegionIndicator::business_rd);
      awarded += arm.at(year, 0U, LedgerItem::award);
    }
  }
  CHECK(extra > 0);
  CHECK(extra < awarded);
}

}  // namespace spearhead
