#include <catch2/catch.hpp>

#include "engine/policy/settlement.h"
#include "engine/step/calls.h"
#include "engine/world/research.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

Scenario with_vouchers(Cents yearly_budget) {
  Scenario scenario = support::clustered_scenario();
  scenario.rule.call_awareness = 1;
  scenario.programmes = {support::small_programme("innovation_voucher", yearly_budget)};
  scenario.programmes[0].first_year = scenario.first_year;
  return scenario;
}

/// A founded region after two quarters, so that firms have projects.
World region_with_projects(const Scenario& scenario) {
  World world = found(scenario, Luck{1, 0});
  open_books(scenario, world);
  for (int i = 0; i < 2; ++i) simulate_step(scenario, Luck{1, 0}, world);
  return world;
}

void pay(const Scenario& scenario, Proposals proposals, World& world) {
  const Draws draws(Luck{1, 0}, world.step);
  PolicyView view = support::view_of(scenario, world, draws);
  view.quarter = kStepsPerYear - 1;
  world.work.meetings.seat.resize(world.firms.size());
  settle(view, support::call_of(scenario.programmes[0]), ProgrammeId{0}, proposals, world);
}

}  // namespace

TEST_CASE("a voucher's expert works on the firm's project, or saves it money that it had planned",
          "[policies][innovation_voucher]") {
  const Scenario scenario = with_vouchers(0);
  const World before = region_with_projects(scenario);
  World after = before;
  Scenario paid = scenario;
  paid.programmes[0].yearly_budget = 10'000'000'000;
  const Proposals proposals = support::proposals_in(paid, before);
  pay(paid, proposals, after);
  const double wu = scenario.rate.wu(500'000);
  const double work = wu / researcher_pay(before.regions.wage_skilled[RegionId{0}], scenario.rule);
  std::size_t additional = 0;
  std::size_t saved = 0;
  for (const Proposal& proposal : proposals) {
    const FirmRow row = proposal.row;
    const double done = after.firms.project_done[row] - before.firms.project_done[row];
    const double money = after.firms.grant_fund[row] - before.firms.grant_fund[row];
    const bool would_pay = proposal.infra_marginal > 0;
    CHECK(done == Approx(would_pay ? 0 : work).margin(1e-12));
    CHECK(money == Approx(would_pay ? wu : 0).margin(1e-12));
    CHECK(after.firms.management[row] > before.firms.management[row]);
    CHECK(proposal.infra_marginal <= proposal.amount);
    (would_pay ? saved : additional) += 1;
  }
  CHECK(additional > 0);
  CHECK(saved > 0);
}

TEST_CASE("a firm has one voucher, and no other until its pause is over",
          "[policies][innovation_voucher]") {
  const Scenario scenario = with_vouchers(10'000'000'000);
  World world = region_with_projects(with_vouchers(0));
  const std::size_t first = support::proposals_in(scenario, world).size();
  pay(scenario, support::proposals_in(scenario, world), world);
  CHECK(first > 100);
  CHECK(support::proposals_in(scenario, world).empty());
  world.step += 7;
  CHECK(support::proposals_in(scenario, world).empty());
  world.step += 1;
  CHECK(support::proposals_in(scenario, world).size() > 0);
}

TEST_CASE("experts of universities make firms and universities partners",
          "[policies][innovation_voucher][paired]") {
  const auto university_ties = [](const Scenario& scenario) {
    World world = found(scenario, Luck{1, 0});
    open_books(scenario, world);
    for (int i = 0; i < 4; ++i) simulate_step(scenario, Luck{1, 0}, world);
    double count = 0;
    for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
      for (const std::uint32_t tie : world.firms.ties[row]) count += is_university(tie) ? 1 : 0;
    }
    return count;
  };
  CHECK(university_ties(with_vouchers(200'000'000)) > university_ties(with_vouchers(0)));
}

}  // namespace spearhead
