#include <algorithm>
#include <set>
#include <tuple>

#include <catch2/catch.hpp>

#include "engine/policy/settlement.h"
#include "engine/simulate.h"
#include "engine/step/calls.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr Cents kRich = 1'000'000'000'000;

/// A region with three clusters and these programmes from its first year on, of which all hear.
struct Region {
  Scenario scenario = support::clustered_scenario();
  World world;

  explicit Region(std::vector<Programme> programmes) {
    scenario.programmes = std::move(programmes);
    for (Programme& programme : scenario.programmes) programme.first_year = scenario.first_year;
    scenario.rule.call_awareness = 1;
    world = found(scenario, Luck{1, 0});
    open_books(scenario, world);
    world.work.meetings.seat.resize(world.firms.size());
  }

  void live(int quarters) {
    for (int i = 0; i < quarters; ++i) simulate_step(scenario, Luck{1, 0}, world);
  }

  /// Settles hand-made proposals of one programme at the end of a quarter.
  void settle_for(std::uint32_t programme, std::uint32_t quarter, Proposals proposals,
                  std::vector<double> shares = {}) {
    const Draws draws(Luck{1, 0}, world.step);
    PolicyView view = support::view_of(scenario, world, draws);
    view.quarter = quarter;
    Call call = support::call_of(scenario.programmes[programme]);
    call.share_of_cluster = std::move(shares);
    settle(view, call, ProgrammeId{programme}, proposals, world);
  }

  Proposal proposal_of(SegmentId segment, std::uint32_t n, const Effect& effect) const {
    const FirmRow row{world.layout.begin(segment) + n};
    return {.receiver = world.firms.key[row],
            .row = row,
            .segment = segment,
            .rank = n,
            .amount = 100'000,
            .effect = effect};
  }
};

Programme programme_of(const std::string& id, const std::string& instrument, Cents budget) {
  Programme programme = support::small_programme(instrument, budget);
  programme.id = id;
  programme.administration = 0;
  return programme;
}

std::vector<Programme> two_subsidies(const std::string& other_agency, Cumulation cumulation) {
  std::vector<Programme> both{programme_of("a", "rd_subsidy", kRich),
                              programme_of("b", "rd_subsidy", kRich)};
  both[0].agency.id = "one";
  both[1].agency.id = other_agency;
  for (Programme& programme : both) programme.cumulation = cumulation;
  return both;
}

/// Firms that were paid by both programmes in one step.
std::size_t paid_twice_at_once(const World& world) {
  std::set<std::tuple<std::uint32_t, Key>> receivers;
  for (const LedgerRow& row : world.ledger.rows()) receivers.insert({row.step, row.receiver});
  return world.ledger.rows().size() - receivers.size();
}

Cents double_funding(const World& world) {
  return world.ledger.total(ProgrammeId{0}, LedgerItem::double_funding) +
         world.ledger.total(ProgrammeId{1}, LedgerItem::double_funding);
}

}  // namespace

TEST_CASE("two programmes of one agency do not pay for the same R&D in one quarter",
          "[policy][coordination]") {
  Region region(two_subsidies("one", Cumulation::seen));
  region.live(4);
  CHECK(region.world.ledger.rows().size() > 20);
  CHECK(paid_twice_at_once(region.world) == 0);
  CHECK(double_funding(region.world) == 0);
  // Neither is always the first: each has paid some of those who applied to both.
  CHECK(region.world.ledger.total(ProgrammeId{0}, LedgerItem::award) > 0);
  CHECK(region.world.ledger.total(ProgrammeId{1}, LedgerItem::award) > 0);
}

TEST_CASE("silos pay twice at once unless their terms exclude all other awards",
          "[policy][coordination]") {
  Region silos(two_subsidies("other", Cumulation::seen));
  silos.live(1);
  CHECK(paid_twice_at_once(silos.world) > 0);
  CHECK(double_funding(silos.world) > 0);
  Region strict(two_subsidies("other", Cumulation::none));
  strict.live(4);
  CHECK(paid_twice_at_once(strict.world) == 0);
  CHECK(double_funding(strict.world) == 0);
}

TEST_CASE("who may hold several awards of one agency has them counted as double funding",
          "[policy][coordination]") {
  Region region(two_subsidies("one", Cumulation::free));
  region.live(1);
  CHECK(paid_twice_at_once(region.world) > 0);
  CHECK(double_funding(region.world) > 0);
}

TEST_CASE("a second contract of the quarter is not paid and leaves the first as it is",
          "[policy][contracts]") {
  Region region({programme_of("a", "innovation_procurement", kRich),
                 programme_of("b", "innovation_procurement", kRich)});
  const Proposal first = region.proposal_of(SegmentId{0}, 0, Tender{1, 0});
  Proposal second = first;
  second.amount = 900'000;
  region.settle_for(0, 3, {first});
  const double contract = region.world.firms.contract[first.row];
  region.settle_for(1, 3, {second});
  CHECK(contract > 0);
  CHECK(region.world.firms.contract[first.row] == contract);
  CHECK(region.world.ledger.rows().size() == 1);
}

TEST_CASE("what is delivered under a contract is what is paid, however long it takes",
          "[policy][contracts]") {
  for (const double years : {0.05, 0.25, 0.3, 0.4, 0.6, 1.0, 1.1, 2.0}) {
    Region region({programme_of("a", "innovation_procurement", kRich)});
    const Proposal proposal = region.proposal_of(SegmentId{0}, 0, Tender{years, 0.25});
    region.settle_for(0, 3, {proposal});
    const Firms& firms = region.world.firms;
    const double quarters = firms.contract_end[proposal.row] - firms.contract_begin[proposal.row];
    const double sold = kStepYears * quarters * firms.contract[proposal.row];
    const double paid = region.scenario.rate.wu(proposal.amount);
    CAPTURE(years);
    CHECK(quarters >= 1);
    CHECK(sold == Approx(0.75 * paid));
    CHECK(firms.grant_fund[proposal.row] == Approx(0.25 * paid));
  }
}

TEST_CASE("an invitation does not take away the seat at a platform that somebody paid",
          "[policy][meetings]") {
  Region region({programme_of("a", "cluster_platform", kRich),
                 programme_of("b", "rd_collaboration_grant", kRich)});
  const Proposal paid = region.proposal_of(SegmentId{0}, 0, Search{{kPlatform, 2}});
  Proposal invitation = region.proposal_of(SegmentId{0}, 0, Search{{kPartnerCall, kNoCluster}});
  invitation.amount = 0;
  for (const bool paid_first : {true, false}) {
    Region one = region;
    one.settle_for(0, 3, {paid_first ? paid : invitation});
    one.settle_for(1, 3, {paid_first ? invitation : paid});
    const Seat& seat = one.world.work.meetings.seat[paid.row];
    CHECK(invites(seat, kPlatform));
    CHECK(invites(seat, kPartnerCall));
    CHECK(seat.towards == 2);
  }
}

TEST_CASE("nobody pays for a second seat at the platforms of a quarter, or a second expert",
          "[policy][meetings]") {
  Region region(
      {programme_of("a", "cluster_platform", kRich), programme_of("b", "cluster_platform", kRich)});
  for (const Effect& effect : {Effect{Search{{kPlatform, 2}}}, Effect{Service{}}}) {
    Region one = region;
    const Proposal proposal = one.proposal_of(SegmentId{0}, 0, effect);
    one.settle_for(0, 3, {proposal});
    one.settle_for(1, 3, {proposal});
    CHECK(one.world.ledger.rows().size() == 1);
    CHECK(one.world.work.meetings.participants.size() <= 1);
  }
}

TEST_CASE("when the shares of clusters shift over a year, the year's budget still holds",
          "[policy][allocation]") {
  Programme programme = programme_of("a", "rd_subsidy", 400'000);
  programme.allocation = Allocation::strongest;
  Region region({programme});
  const auto queue_in = [&](SegmentId segment) {
    Proposals proposals;
    for (std::uint32_t n = 0; n < 10; ++n) {
      proposals.push_back(region.proposal_of(segment, n, Award{1}));
    }
    return proposals;
  };
  REQUIRE(region.world.clusters.of_segment[0] == 0);
  REQUIRE(region.world.clusters.of_segment[1] == 1);
  region.settle_for(0, 2, queue_in(SegmentId{0}), {1, 0, 0});
  CHECK(region.world.ledger.total(ProgrammeId{0}, LedgerItem::outlay) == 300'000);
  region.settle_for(0, 3, queue_in(SegmentId{1}), {0, 1, 0});
  CHECK(region.world.ledger.total(ProgrammeId{0}, LedgerItem::outlay) == 400'000);
}

TEST_CASE("small money for the strongest cluster stays within its budget", "[policy][allocation]") {
  for (const char* const instrument : {"cluster_platform", "innovation_voucher"}) {
    Programme programme = programme_of("a", instrument, 5'000'000);
    programme.allocation = Allocation::strongest;
    Region region({programme});
    CHECK_NOTHROW(region.live(16));
  }
}

TEST_CASE("invitations and teams of clusters are no cases for an agency", "[policy][capacity]") {
  Programme grants = programme_of("a", "rd_collaboration_grant", kRich);
  Region without_limit({grants});
  without_limit.live(4);
  CHECK(without_limit.world.ledger.rows().size() > 40);
  grants.agency.capacity = 40;
  Region limited({grants});
  limited.live(4);
  CHECK(limited.world.ledger.rows().size() == 30);  // in the first quarter nobody has a partner

  Programme teams = programme_of("a", "cluster_organisation", 30'000'000);
  teams.agency.capacity = 1;
  Region region({teams});
  region.live(4);
  CHECK(region.world.ledger.rows().size() == 12);  // three clusters, four quarters
}

TEST_CASE("less than one case a year is one in several years", "[policy][capacity]") {
  Programme programme = programme_of("a", "rd_subsidy", kRich);
  programme.agency.capacity = 0.7;
  programme.last_year = programme.first_year + 20;
  Region region({programme});
  region.scenario.last_year = region.scenario.first_year + 20;
  region.live(20);
  CHECK(region.world.ledger.rows().size() <= 3);
  Region years({programme});
  std::size_t paid = 0;
  for (int year = 0; year < 6; ++year) {
    years.live(4);
    paid += years.world.ledger.rows().size();  // the books are opened anew each year
  }
  CHECK(paid == 4);
}

TEST_CASE("the first to come are the first on the desk", "[policy][capacity]") {
  Programme programme = programme_of("a", "rd_subsidy", kRich);
  programme.selection = Selection::first_come;
  Region all({programme});
  all.live(1);
  programme.agency.capacity = 40;
  Region few({programme});
  few.live(1);
  REQUIRE(few.world.ledger.rows().size() == 10);
  // Without limit everybody is paid, in the order of arrival.
  std::set<Key> first;
  for (std::size_t i = 0; i < 10; ++i) first.insert(all.world.ledger.rows()[i].receiver);
  std::set<Key> seen;
  for (const LedgerRow& row : few.world.ledger.rows()) seen.insert(row.receiver);
  CHECK(seen == first);
}

}  // namespace spearhead
