#include "engine/policy/settlement.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "engine/base/error.h"
#include "engine/step/calls.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr ExchangeRate kRate{32'000};  // that of the small scenario

World world_with_books() {
  Scenario scenario = support::small_scenario();
  scenario.programmes = {support::small_subsidy("p", 1)};
  World world = found(scenario, Luck{1, 0});
  open_books(scenario, world);
  return world;
}

/// The settlement of one programme in the last quarter of a year.
void settle_year(const Programme& programme, Proposals& proposals, World& world) {
  const Scenario scenario = support::small_scenario();
  const Draws draws(Luck{1, 0}, world.step);
  PolicyView view = support::view_of(scenario, world, draws);
  view.quarter = kStepsPerYear - 1;
  settle(view, support::call_of(programme), ProgrammeId{0}, proposals, world);
}

/// One proposal for each of the first firms; every third firm comes last in the queue.
Proposals queue_of(const World& world, std::uint32_t count, Cents amount) {
  Proposals proposals;
  for (std::uint32_t i = 0; i < count; ++i) {
    const FirmRow row{i};
    proposals.push_back({.receiver = world.firms.key[row],
                         .row = row,
                         .segment = SegmentId{0},
                         .rank = (i % 3 == 0 ? 1000 : 0) + std::uint64_t{i},
                         .amount = amount,
                         .effect = Award{1},
                         .own_contribution = amount,
                         .infra_marginal = amount / 3});
  }
  return proposals;
}

Programme programme_with(Cents yearly_budget) {
  Programme programme = support::small_subsidy("p", yearly_budget);
  programme.administration = 0.10;
  return programme;
}

}  // namespace

TEST_CASE("the settlement pays from the front of the queue until the budget is used", "[policy]") {
  World world = world_with_books();
  Proposals proposals = queue_of(world, 9, 1000);
  settle_year(programme_with(3500), proposals, world);
  std::set<Key> paid;
  for (const LedgerRow& row : world.ledger.rows()) paid.insert(row.receiver);
  CHECK(paid == std::set<Key>{world.firms.key[FirmRow{1}], world.firms.key[FirmRow{2}],
                              world.firms.key[FirmRow{4}]});
  CHECK(world.ledger.total(ProgrammeId{0}, LedgerItem::outlay) == 3300);
  CHECK(world.ledger.total(ProgrammeId{0}, LedgerItem::administration) == 300);
  CHECK(world.ledger.total(ProgrammeId{0}, LedgerItem::award) == 3000);
  CHECK(world.ledger.total(ProgrammeId{0}, LedgerItem::own_contribution) == 3000);
  CHECK(world.ledger.total(ProgrammeId{0}, LedgerItem::infra_marginal) == 999);
}

TEST_CASE("what the ledger paid is in the funds of the firms, and nowhere else", "[policy]") {
  World world = world_with_books();
  Proposals proposals = queue_of(world, 9, 123'457);
  settle_year(programme_with(1'000'000), proposals, world);
  double funds = 0;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i)
    funds += world.firms.grant_fund[FirmRow{i}];
  const Cents awarded = world.ledger.total(ProgrammeId{0}, LedgerItem::award);
  CHECK(awarded > 0);
  CHECK(funds == Approx(kRate.wu(awarded)).epsilon(1e-12));
}

TEST_CASE("a second award is spent together with the first, no faster than either alone",
          "[policy]") {
  World world = world_with_books();
  const FirmRow row{0};
  const double fund = kRate.wu(1'000'000);
  const auto award = [&](double years) {
    Proposals proposals = queue_of(world, 1, 1'000'000);
    proposals[0].effect = Award{years};
    Programme programme = programme_with(100'000'000);
    programme.cumulation = Cumulation::free;
    settle_year(programme, proposals, world);
    return world.firms.grant_fund[row] / world.firms.grant_pace[row];
  };
  CHECK(award(1) == Approx(1));
  CHECK(award(0.5) == Approx(1));  // the first one's year
  CHECK(award(3) == Approx(3));
  CHECK(world.firms.grant_fund[row] == Approx(3 * fund));
}

TEST_CASE("a larger budget keeps every winner of the quarter", "[policy][paired]") {
  std::set<Key> before;
  for (const Cents budget : {0, 900, 2500, 6100, 100'000}) {
    World world = world_with_books();
    Proposals proposals = queue_of(world, 9, 1000);
    settle_year(programme_with(budget), proposals, world);
    std::set<Key> paid;
    for (const LedgerRow& row : world.ledger.rows()) paid.insert(row.receiver);
    CHECK(std::ranges::includes(paid, before));
    before = paid;
  }
  CHECK(before.size() == 9);
}

TEST_CASE("the first proposal that cannot be paid ends the queue, however small the next",
          "[policy]") {
  World world = world_with_books();
  Proposals proposals = queue_of(world, 3, 1000);
  proposals[1].rank = 0;
  proposals[2].rank = 1;
  proposals[2].amount = 9000;
  proposals[2].own_contribution = 9000;
  settle_year(programme_with(5000), proposals, world);
  REQUIRE(world.ledger.rows().size() == 1);
  CHECK(world.ledger.rows()[0].receiver == world.firms.key[FirmRow{1}]);
}

TEST_CASE("the order in which proposals come in changes nothing", "[policy]") {
  World one = world_with_books();
  World other = world_with_books();
  Proposals proposals = queue_of(one, 9, 1000);
  Proposals reversed(proposals.rbegin(), proposals.rend());
  settle_year(programme_with(5000), proposals, one);
  settle_year(programme_with(5000), reversed, other);
  CHECK(snapshot(one) == snapshot(other));
}

TEST_CASE("a year's budget is released by quarters, to the cent", "[policy]") {
  const auto released = [](Cents budget, std::uint32_t quarter) {
    return released_budget(programme_with(budget), quarter);
  };
  CHECK(released(1003, 0) == 250);
  CHECK(released(1003, 1) == 500);
  CHECK(released(1003, 2) == 750);
  CHECK(released(1003, 3) == 1003);
  const Cents largest = 9'000'000'000'000'000'000;
  CHECK(released(largest, 2) == largest / 4 * 3);
}

TEST_CASE("the ledger refuses what breaks its laws", "[policy][law]") {
  Ledger ledger(1);
  LedgerRow row{};
  row.award = 100;
  CHECK_NOTHROW(ledger.enter(row, 100));
  CHECK_THROWS_AS(ledger.enter(row, 100), ModelError);
  row.award = -1;
  CHECK_THROWS_AS(ledger.enter(row, 1000), ModelError);
  row.award = 10;
  row.infra_marginal = 11;
  CHECK_THROWS_AS(ledger.enter(row, 1000), ModelError);
  CHECK_NOTHROW(ledger.check_balance());
}

}  // namespace spearhead
