#include <catch2/catch.hpp>

#include "engine/step/calls.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

Scenario with_grant(Cents yearly_budget) {
  Scenario scenario = support::clustered_scenario();
  scenario.rule.call_awareness = 1;
  scenario.programmes = {support::small_programme("rd_collaboration_grant", yearly_budget)};
  scenario.programmes[0].first_year = scenario.first_year;
  return scenario;
}

}  // namespace

TEST_CASE("awards for joint projects go to firms with partners, and the others look for one",
          "[policies][rd_collaboration_grant]") {
  const Scenario scenario = with_grant(100'000'000);
  const Scenario before = with_grant(0);
  World world = found(before, Luck{1, 0});
  open_books(before, world);
  for (int i = 0; i < 2; ++i) simulate_step(before, Luck{1, 0}, world);
  std::size_t awards = 0;
  std::size_t invitations = 0;
  for (const Proposal& proposal : support::proposals_in(scenario, world)) {
    const bool alone = tie_count(world.firms.ties[proposal.row]) == 0;
    CHECK(std::holds_alternative<Search>(proposal.effect) == alone);
    CHECK((proposal.amount == 0) == alone);
    (alone ? invitations : awards) += 1;
  }
  CHECK(awards > 0);
  CHECK(invitations > 0);
}

TEST_CASE("a call for joint projects makes firms find partners, also those who get no money",
          "[policies][rd_collaboration_grant][paired]") {
  double more = 0;
  double research = 0;
  for (std::uint32_t future = 0; future < 10; ++future) {
    const Scenario scenario = with_grant(100'000'000);
    const Luck luck{1, future};
    const World founded = found(scenario, luck);
    const Trajectory arm = simulate(scenario, luck, founded);
    const Trajectory twin = simulate(with_grant(0), luck, founded);
    more += arm.at(2, 0, RegionIndicator::partnerships_per_firm) -
            twin.at(2, 0, RegionIndicator::partnerships_per_firm);
    research +=
        arm.at(2, 0, RegionIndicator::business_rd) - twin.at(2, 0, RegionIndicator::business_rd);
  }
  CHECK(more > 0);
  CHECK(research > 0);
}

}  // namespace spearhead
