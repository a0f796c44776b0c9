#include <set>

#include <catch2/catch.hpp>

#include "engine/step/calls.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

Scenario with_procurement(Cents yearly_budget) {
  Scenario scenario = support::clustered_scenario();
  scenario.rule.call_awareness = 1;
  scenario.programmes = {support::small_programme("innovation_procurement", yearly_budget)};
  scenario.programmes[0].first_year = scenario.first_year;
  return scenario;
}

constexpr Cents kTenTenders = 330'000'000;

}  // namespace

TEST_CASE("each need has one winner, who knows its field and is large enough",
          "[policies][innovation_procurement]") {
  Scenario scenario = with_procurement(kTenTenders);
  scenario.programmes[0].target.fields.assign(scenario.knowledge.size(), 0);
  scenario.programmes[0].target.fields[3] = 1;
  const World world = found(scenario, Luck{1, 0});
  std::set<Key> winners;
  for (const Proposal& proposal : support::proposals_in(scenario, world)) {
    CHECK(winners.insert(proposal.receiver).second);
    CHECK(expertise_in(world.firms.kene[proposal.row], 3) > 0);
    const double sales =
        world.firms.home_sales[proposal.row] + world.firms.export_sales[proposal.row];
    CHECK(scenario.rate.wu(proposal.amount) <= 0.2 * 2 * sales);
  }
  CHECK_FALSE(winners.empty());
}

TEST_CASE("a contract is a customer for its time, pays R&D, and goes when it is over",
          "[policies][innovation_procurement]") {
  const Scenario scenario = with_procurement(kTenTenders);
  World world = found(scenario, Luck{1, 0});
  open_books(scenario, world);
  simulate_step(scenario, Luck{1, 0}, world);
  REQUIRE(world.ledger.rows().size() > 0);
  const LedgerRow row = world.ledger.rows()[0];
  const auto of = [&](Key key) {
    FirmRow found_row{0};
    while (world.firms.key[found_row] != key) ++found_row.value;
    return found_row;
  };
  const double sales = scenario.rate.wu(row.award - row.research_money) / 2;
  CHECK(world.firms.contract[of(row.receiver)] == Approx(sales));
  CHECK(world.firms.grant_fund[of(row.receiver)] > 0);
  CHECK(static_cast<double>(row.research_money) == Approx(0.35 * 30'000'000));
  for (int i = 0; i < 8; ++i) simulate_step(scenario, Luck{1, 0}, world);
  CHECK(world.firms.contract[of(row.receiver)] == Approx(sales));
  simulate_step(scenario, Luck{1, 0}, world);
  CHECK(world.firms.contract[of(row.receiver)] == 0);
}

TEST_CASE("procurement raises sales and R&D while contracts run", "[policies][paired]") {
  double sales = 0;
  double research = 0;
  for (std::uint32_t future = 0; future < 5; ++future) {
    const Luck luck{1, future};
    const World founded = found(with_procurement(0), luck);
    const Trajectory twin = simulate(with_procurement(0), luck, founded);
    const Trajectory arm = simulate(with_procurement(5 * kTenTenders), luck, founded);
    sales += arm.at(1, 0, RegionIndicator::grp) - twin.at(1, 0, RegionIndicator::grp);
    research +=
        arm.at(1, 0, RegionIndicator::business_rd) - twin.at(1, 0, RegionIndicator::business_rd);
  }
  CHECK(sales > 0);
  CHECK(research > 0);
}

}  // namespace spearhead
