#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/laws.h"
#include "engine/math/elementary.h"
#include "engine/simulate.h"
#include "engine/step/affiliates.h"
#include "engine/step/calls.h"
#include "engine/step/investors.h"
#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/promotion.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using support::Decisions;
using support::decisions_in;
using support::promotion;

constexpr Cents kPlenty = 100'000'000'000;
constexpr Cents kLead = 25'600'000;  // [cents]

/// A region at which many projects look, some of which come.
Scenario courted(const std::vector<Programme>& programmes = {}) {
  Scenario scenario = support::still_scenario();
  scenario.rule.foreign_projects = 200;
  scenario.rule.foreign_utility = -1;
  scenario.programmes = programmes;
  return scenario;
}

/// Decisions of 40 quarters that begin alike; the second one of a year.
template <class Visit>
void in_many_quarters(const Scenario& scenario, const Visit& visit) {
  const World world = support::open_world(scenario);
  for (std::uint32_t i = 0; i < 40; ++i) visit(world, 4 * i + 1);
}

bool includes(const std::map<Key, Arrival>& all, const std::map<Key, Arrival>& some) {
  return std::ranges::all_of(some, [&](const auto& each) { return all.contains(each.first); });
}

Cents sum_of(const std::vector<LedgerRow>& rows, Cents LedgerRow::*item) {
  Cents sum = 0;
  for (const LedgerRow& row : rows) sum += row.*item;
  return sum;
}

}  // namespace

TEST_CASE("FDI attraction without money, or for nobody, leaves every bit as in the twin",
          "[policies][fdi_attraction][bits][paired]") {
  const Scenario scenario = support::small_scenario();
  const std::uint64_t twin = support::bits_of_economy(scenario, {});
  CHECK(support::bits_of_economy(scenario, {promotion("fdi_attraction", 0)}) == twin);
  Programme for_nobody = promotion("fdi_attraction", kPlenty);
  for_nobody.target.segments.assign(scenario.segments(), 0);
  CHECK(support::bits_of_economy(scenario, {for_nobody}) == twin);
  CHECK(support::bits_of_economy(scenario, {promotion("fdi_attraction", kPlenty)}) != twin);
}

TEST_CASE("a lead is one more project that looks, and changes no other project's luck",
          "[policies][fdi_attraction][paired]") {
  const Scenario twin = courted();
  const Scenario arm = courted({promotion("fdi_attraction", kPlenty, {{"per_job", 0}})});
  std::size_t won = 0;
  in_many_quarters(arm, [&](const World& world, std::uint32_t step) {
    const Decisions without = decisions_in(twin, world, step);
    const Decisions with = decisions_in(arm, world, step);
    REQUIRE(includes(with.arrivals, without.arrivals));
    for (const auto& [key, arrival] : with.arrivals) {
      const auto same = without.arrivals.find(key);
      if (same == without.arrivals.end()) {
        ++won;
        REQUIRE(std::ranges::count(with.paid, key, &LedgerRow::receiver) == 1);
      } else {
        REQUIRE(arrival.jobs == same->second.jobs);
        REQUIRE(arrival.opens == same->second.opens);
        REQUIRE(arrival.incentive == 0);
      }
    }
  });
  CHECK(won > 100);
}

TEST_CASE("leads are paid although nobody comes", "[policies][fdi_attraction]") {
  Scenario scenario = courted({promotion("fdi_attraction", 16 * kLead)});
  scenario.rule.foreign_utility = -100;
  const World world = support::open_world(scenario);
  const Decisions decisions = decisions_in(scenario, world, 1);
  CHECK(decisions.arrivals.empty());
  REQUIRE(decisions.paid.size() == 1);
  CHECK(decisions.paid[0].award == kLead);
  CHECK(decisions.paid[0].infra_marginal == 0);
}

TEST_CASE("leads are spread evenly over the quarters, as far as their part of the budget goes",
          "[policies][fdi_attraction]") {
  for (const auto& [leads, budget, expected] :
       {std::tuple{1.0, 4 * kLead, std::vector<std::size_t>{1, 1, 1, 1}},
        std::tuple{0.25, 9 * kLead, std::vector<std::size_t>{0, 1, 0, 1}},
        std::tuple{0.5, 20 * kLead, std::vector<std::size_t>{2, 3, 2, 3}},
        std::tuple{0.25, 4 * kLead - 1, std::vector<std::size_t>{0, 0, 0, 0}},
        std::tuple{0.0, 20 * kLead, std::vector<std::size_t>{0, 0, 0, 0}}}) {
    Scenario scenario = courted({promotion("fdi_attraction", budget, {{"leads", leads}})});
    scenario.rule.foreign_utility = -100;
    const World world = support::open_world(scenario);
    for (std::uint32_t quarter = 0; quarter < 4; ++quarter) {
      CHECK(decisions_in(scenario, world, quarter).paid.size() == expected[quarter]);
    }
  }
}

TEST_CASE("incentives leave the money for the leads of the year that are still to come",
          "[policies][fdi_attraction]") {
  Scenario scenario =
      courted({promotion("fdi_attraction", 3 * kLead, {{"leads", 0.7}, {"per_job", 1000}})});
  scenario.rule.foreign_utility = 100;  // money is short in every quarter
  World world = support::open_world(scenario);
  std::size_t leads = 0;
  for (world.step = 0; world.step < 4; ++world.step) {
    run_programmes(support::now_at(scenario, world.step), world);
    leads +=
        static_cast<std::size_t>(std::ranges::count_if(world.work.offers, &LocationOffer::is_lead));
  }
  CHECK(leads == 2);
  const Cents outlay = world.ledger.total(ProgrammeId{0}, LedgerItem::outlay);
  CHECK(10 * outlay > 27 * kLead);
  CHECK(outlay <= 3 * kLead);
}

TEST_CASE("a higher incentive loses no project that a lower one has won",
          "[policies][fdi_attraction][paired]") {
  std::vector<Scenario> arms{courted()};
  for (const double per_job : {5'000.0, 25'600.0, 100'000.0}) {
    arms.push_back(
        courted({promotion("fdi_attraction", kPlenty, {{"leads", 0}, {"per_job", per_job}})}));
  }
  std::vector<std::size_t> won(arms.size(), 0);
  in_many_quarters(arms.back(), [&](const World& world, std::uint32_t step) {
    std::map<Key, Arrival> before;
    for (std::size_t i = 0; i < arms.size(); ++i) {
      const std::map<Key, Arrival> arrivals = decisions_in(arms[i], world, step).arrivals;
      REQUIRE(includes(arrivals, before));
      won[i] += arrivals.size();
      before = arrivals;
    }
  });
  CHECK(std::ranges::is_sorted(won));
  CHECK(won.back() > won[2]);
  CHECK(won[2] > won[0]);
}

TEST_CASE("what is paid to projects that come in the twin too is infra-marginal, and nothing else",
          "[policies][fdi_attraction][paired]") {
  const Scenario twin = courted();
  const Scenario arm = courted({promotion("fdi_attraction", kPlenty)});
  Cents anyway = 0;
  Cents won = 0;
  in_many_quarters(arm, [&](const World& world, std::uint32_t step) {
    const Decisions without = decisions_in(twin, world, step);
    for (const LedgerRow& row : decisions_in(arm, world, step).paid) {
      const bool comes_anyway = without.arrivals.contains(row.receiver);
      REQUIRE(row.infra_marginal == (comes_anyway ? row.award : 0));
      (comes_anyway ? anyway : won) += row.award;
    }
  });
  CHECK(anyway > 0);
  CHECK(won > 0);
}

TEST_CASE("only those who come are paid, per job and at most the cap",
          "[policies][fdi_attraction]") {
  Programme programme = promotion("fdi_attraction", kPlenty, {{"leads", 0}});
  programme.cap = 100'000'000;
  const Scenario scenario = courted({programme});
  bool capped = false;
  in_many_quarters(scenario, [&](const World& world, std::uint32_t step) {
    const Decisions decisions = decisions_in(scenario, world, step);
    REQUIRE(decisions.paid.size() == decisions.arrivals.size());
    for (const LedgerRow& row : decisions.paid) {
      const Arrival& arrival = decisions.arrivals.at(row.receiver);
      const auto per_job = static_cast<Cents>(100 * 25'600 * arrival.jobs + 0.5);
      REQUIRE(row.award == std::min<Cents>(programme.cap, per_job));
      REQUIRE(arrival.incentive == scenario.rate.wu(row.award));
      capped = capped || row.award == programme.cap;
    }
  });
  CHECK(capped);
}

TEST_CASE("in a region at a scale, amounts count for all the firms for which one stands",
          "[policies][fdi_attraction]") {
  const Scenario plain = courted({promotion("fdi_attraction", kPlenty)});
  Scenario scaled = plain;
  scaled.regions[0].scale = 4;
  scaled.rate.currency_per_wu *= 4;
  scaled.programmes[0].yearly_budget *= 4;
  const World world = support::open_world(plain);
  const Decisions one = decisions_in(plain, world, 1);
  const Decisions four = decisions_in(scaled, world, 1);
  REQUIRE(one.paid.size() == four.paid.size());
  for (std::size_t i = 0; i < one.paid.size(); ++i) {
    CHECK(std::abs(four.paid[i].award - 4 * one.paid[i].award) <= 4);  // whole cents
  }
  for (const auto& [key, arrival] : one.arrivals) {
    REQUIRE(four.arrivals.contains(key));
    CHECK(four.arrivals.at(key).incentive == Approx(arrival.incentive));
  }
}

TEST_CASE("an incentive weighs in a project as wages do", "[policies][fdi_attraction]") {
  const Scenario scenario = courted();
  const World world = support::open_world(scenario);
  const Now now = support::now_at(scenario, 1);
  const Parameters& rule = scenario.rule;
  std::size_t projects = 0;
  for_each_project_looking(now, world, RegionId{0}, [&](const ForeignProject& project) {
    const double horizon =
        (1 - std::exp(-rule.discount_rate * rule.planning_horizon)) / rule.discount_rate;
    const double wages =
        project.arrival.jobs * world.segments.wage[SegmentId{project.arrival.segment}] * horizon;
    CHECK(relief_of(now, world, project.arrival, 0.3 * wages) == Approx(0.3));
    CHECK(relief_of(now, world, project.arrival, 2 * wages) == kMostRelief);
    World cheaper = world;
    cheaper.segments.wage[SegmentId{project.arrival.segment}] *= 0.7;
    CHECK(attraction(now, world, project, 0.3 * wages) ==
          Approx(attraction(now, cheaper, project, 0)));
    CHECK(attraction(now, world, project, 0.3 * wages) > attraction(now, world, project, 0));
    ++projects;
  });
  CHECK(projects > 0);
}

TEST_CASE("projects outside the target get no incentive", "[policies][fdi_attraction]") {
  Programme programme = promotion("fdi_attraction", kPlenty, {{"leads", 0}});
  programme.target.segments.assign(courted().segments(), 0);
  programme.target.segments[1] = 1;
  programme.target.smallest = 20;
  const Scenario scenario = courted({programme});
  std::size_t paid = 0;
  in_many_quarters(scenario, [&](const World& world, std::uint32_t step) {
    for (const auto& [key, arrival] : decisions_in(scenario, world, step).arrivals) {
      const bool meant = arrival.segment == 1 && arrival.jobs >= 20;
      REQUIRE((arrival.incentive > 0) == meant);
      paid += meant ? 1 : 0;
    }
  });
  CHECK(paid > 10);
}

TEST_CASE("a project is in a target as the foreign firm without past that it would be",
          "[policies][fdi_attraction]") {
  const auto paid_with = [](const auto& change) {
    Programme programme = promotion("fdi_attraction", kPlenty, {{"leads", 0}});
    change(programme.target);
    const Scenario scenario = courted({programme});
    return decisions_in(scenario, support::open_world(scenario), 1).paid.size();
  };
  const std::size_t all = paid_with([](Target&) {});
  CHECK(all > 0);
  CHECK(paid_with([](Target& target) { target.ownership = {Origin::foreign}; }) == all);
  CHECK(paid_with([](Target& target) { target.ownership = {Origin::domestic}; }) == 0);
  CHECK(paid_with([](Target& target) { target.youngest = 1; }) == 0);
  CHECK(paid_with([](Target& target) { target.research = ResearchStatus::performer; }) == 0);
  CHECK(paid_with([](Target& target) { target.overlaps = 3; }) == 0);  // the agency sees none
}

TEST_CASE("short money goes to those of most jobs times productivity, and is not exceeded",
          "[policies][fdi_attraction]") {
  Programme programme = promotion("fdi_attraction", 4 * 500'000'000LL, {{"leads", 0}});
  programme.selection = Selection::merit;
  const Scenario scenario = courted({programme});
  Scenario rich = scenario;
  rich.programmes[0].yearly_budget = kPlenty;
  const auto merit = [](const Arrival& a) { return a.jobs * math::exp(a.productivity); };
  std::size_t unpaid = 0;
  in_many_quarters(scenario, [&](const World& world, std::uint32_t step) {
    const Decisions decisions = decisions_in(scenario, world, step);
    REQUIRE(sum_of(decisions.paid, &LedgerRow::award) <= 1'000'000'000);
    double least = 1e9;
    for (const LedgerRow& row : decisions.paid) {
      least = std::min(least, merit(decisions.arrivals.at(row.receiver)));
    }
    for (const LedgerRow& row : decisions_in(rich, world, step).paid) {
      if (std::ranges::count(decisions.paid, row.receiver, &LedgerRow::receiver) > 0) continue;
      ++unpaid;
      REQUIRE(merit(decisions_in(rich, world, step).arrivals.at(row.receiver)) < least);
    }
  });
  CHECK(unpaid > 0);
}

TEST_CASE("of two offers to a project the higher counts, and it alone is paid",
          "[policies][fdi_attraction]") {
  Programme low = promotion("fdi_attraction", kPlenty, {{"leads", 0}, {"per_job", 10'000}});
  Programme high = promotion("fdi_attraction", kPlenty, {{"leads", 0}, {"per_job", 30'000}});
  low.id = "a_low";
  high.id = "b_high";
  const Scenario both = courted({low, high});
  const Scenario one = courted({high});
  const World world = support::open_world(both);
  const World world_of_one = support::open_world(one);
  std::size_t paid = 0;
  for (std::uint32_t step = 1; step < 80; step += 4) {
    const Decisions decisions = decisions_in(both, world, step);
    const Decisions alone = decisions_in(one, world_of_one, step);
    REQUIRE(decisions.paid.size() == alone.paid.size());
    for (const LedgerRow& row : decisions.paid) {
      REQUIRE(row.giver == ProgrammeId{1});
      ++paid;
    }
  }
  CHECK(paid > 20);
}

TEST_CASE("what a project is paid for coming is in its cash when it opens",
          "[policies][fdi_attraction]") {
  Scenario scenario = courted({promotion("fdi_attraction", kPlenty, {{"leads", 0}})});
  const World world = support::open_world(scenario);
  const auto cash_at_opening = [&](bool with_incentive) {
    World here = world;
    here.arrivals.clear();
    for (auto& [key, arrival] : decisions_in(scenario, world, 1).arrivals) {
      here.arrivals.push_back(arrival);
      here.arrivals.back().opens = here.step;
      if (!with_incentive) here.arrivals.back().incentive = 0;
    }
    support::open_once(scenario, here);
    double cash = 0;
    for (const FirmRow row : support::opened_in(here, world.step)) cash += here.firms.cash[row];
    return cash;
  };
  const Cents paid = sum_of(decisions_in(scenario, world, 1).paid, &LedgerRow::award);
  CHECK(paid > 0);
  CHECK(cash_at_opening(true) - cash_at_opening(false) == Approx(scenario.rate.wu(paid)));
}

TEST_CASE("leads pay people of the region for their work, incentives do not",
          "[policies][fdi_attraction]") {
  Scenario scenario = courted({promotion("fdi_attraction", 100 * kLead)});
  scenario.rule.foreign_utility = 100;
  World world = support::open_world(scenario);
  world.step = 1;
  run_programmes(support::now_at(scenario, 1), world);
  const auto leads = std::ranges::count_if(world.work.offers, &LocationOffer::is_lead);
  CHECK(leads > 0);
  CHECK(std::ranges::count_if(world.work.offers, &LocationOffer::is_lead) <
        std::ssize(world.work.offers));
  CHECK(world.regions.services[RegionId{0}] ==
        Approx(4 * static_cast<double>(leads) * scenario.rate.wu(kLead)));
}

TEST_CASE("laws hold after every phase of a region that pays foreign projects for coming",
          "[policies][fdi_attraction][fdi_cluster_fit][law]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.foreign_projects = 100;
  scenario.rule.foreign_utility = 0;
  Programme all = promotion("fdi_attraction", 2'000'000'000);
  Programme fitting = promotion("fdi_cluster_fit", 2'000'000'000, {{"delay", 0.25}});
  all.id = "all";
  all.administration = fitting.administration = 0.05;
  scenario.programmes = {all, fitting};
  World world = found(scenario, Luck{1, 0});
  open_books(scenario, world);
  std::size_t paid = 0;
  for (int quarter = 0; quarter < 12; ++quarter) {
    const Now now = support::now_at(scenario, world.step);
    for (const Phase& phase : kStep) {
      phase.run(now, world);
      INFO(phase.name);
      REQUIRE_NOTHROW(check_laws(phase.name, now, world));
    }
    REQUIRE_NOTHROW(check_year_end(now, world));
    for (const Arrival& arrival : world.arrivals) paid += arrival.incentive > 0 ? 1 : 0;
    ++world.step;
  }
  CHECK(paid > 0);
  for (const ProgrammeId programme : {ProgrammeId{0}, ProgrammeId{1}}) {
    CHECK(world.ledger.total(programme, LedgerItem::outlay) > 0);
    CHECK(world.ledger.total(programme, LedgerItem::outlay) <= 2'000'000'000);
  }
}

TEST_CASE("a region that attracts foreign projects has more of them than its twin",
          "[policies][fdi_attraction][paired]") {
  constexpr std::uint32_t kFutures = 20;
  Scenario scenario = support::small_scenario();
  const std::size_t twin = support::foreign_openings(scenario, kFutures);
  scenario.programmes = {promotion("fdi_attraction", 800'000'000)};
  CHECK(support::foreign_openings(scenario, kFutures) > twin);
}

}  // namespace spearhead
