#include "engine/step/calls.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/simulate.h"
#include "engine/step/overlap_search.h"
#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// A region with three clusters and open books.
struct Region {
  Scenario scenario = support::clustered_scenario();
  World world;

  explicit Region(std::vector<Programme> programmes) {
    scenario.programmes = std::move(programmes);
    for (Programme& programme : scenario.programmes) {
      programme.first_year = scenario.first_year;
    }
    world = found(scenario, Luck{1, 0});
    open_books(scenario, world);
  }
  Now now() const { return support::now_at(scenario, world.step); }
  std::vector<double> shares() const { return open_calls(now(), world)[0].call.share_of_cluster; }
  double sum_of_jobs(std::uint32_t cluster) const {
    double jobs = 0;
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      const bool in_it = world.clusters.of_segment[k] == cluster;
      jobs += in_it ? world.segments.employment[SegmentId{k}] : 0;
    }
    return jobs;
  }
};

Programme programme_with(Allocation allocation) {
  Programme programme = support::small_programme("cluster_organisation", 1'000'000);
  programme.allocation = allocation;
  return programme;
}

Programme subsidy_of(const std::string& agency, const std::string& group = "") {
  Programme programme = support::small_subsidy("by " + agency, 100'000'000);
  programme.agency.id = agency;
  programme.agency.group = group;
  return programme;
}

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

double paid_for_applications(const World& world) {
  double paid = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    paid += world.segments.applications[SegmentId{k}];
  }
  return paid;
}

}  // namespace

TEST_CASE("money is spread over clusters evenly, by jobs, by weights, or goes to the strongest",
          "[calls][allocation]") {
  CHECK(Region({programme_with(Allocation::even)}).shares() ==
        std::vector<double>{1.0 / 3, 1.0 / 3, 1.0 / 3});
  const Region by_jobs({programme_with(Allocation::proportional)});
  const std::vector<double> shares = by_jobs.shares();
  CHECK(shares[0] / shares[1] == Approx(by_jobs.sum_of_jobs(0) / by_jobs.sum_of_jobs(1)));
  CHECK(sum(shares) == Approx(1));
  // The region is most specialised in machines: a sixth of the nation's employment of bakers.
  CHECK(Region({programme_with(Allocation::strongest)}).shares() == std::vector<double>{0, 1, 0});
  Programme weighted = programme_with(Allocation::weights);
  weighted.weights = {1, 0, 3};
  CHECK(Region({weighted}).shares() == std::vector<double>{0.25, 0, 0.75});
}

TEST_CASE("only clusters of the target get a part", "[calls][allocation]") {
  Programme programme = programme_with(Allocation::even);
  programme.target.segments = {1, 0, 1, 1};
  CHECK(Region({programme}).shares() == std::vector<double>{0.5, 0, 0.5});
  programme.target.segments = {0, 0, 1, 0};
  CHECK(Region({programme}).shares() == std::vector<double>{0, 0, 0});
}

TEST_CASE("by overlap each cluster gets a part as large as what it has to gain from the others",
          "[calls][allocation]") {
  Programme programme = programme_with(Allocation::overlap);
  programme.agency.information = 1;
  Region region({programme});
  look_for_overlaps(region.now(), region.world);
  const std::vector<Overlap> all = open_calls(region.now(), region.world)[0].call.seen;
  REQUIRE(all.size() == 100);
  CHECK(all.back().value >= region.world.overlaps[100].value);
  const double ab = overlap_of(all, 0, 1);
  const double ac = overlap_of(all, 0, 2);
  const double bc = overlap_of(all, 1, 2);
  const double twice = 2 * (ab + ac + bc);
  CHECK(region.shares()[0] == Approx((ab + ac) / twice));
  CHECK(region.shares()[1] == Approx((ab + bc) / twice));
}

TEST_CASE("an agency errs for a year about overlaps, and less the more it knows", "[calls]") {
  Programme programme = programme_with(Allocation::overlap);
  const auto error_with = [&](double information, std::uint32_t step) {
    programme.agency.information = information;
    Region region({programme});
    look_for_overlaps(region.now(), region.world);
    region.world.step = step;
    const std::vector<Overlap> seen = open_calls(region.now(), region.world)[0].call.seen;
    double error = 0;
    for (const Overlap& each : seen) {
      for (const Overlap& truth : region.world.overlaps) {
        const bool same = each.first_field == truth.first_field &&
                          each.second_field == truth.second_field &&
                          each.first_cluster == truth.first_cluster &&
                          each.second_cluster == truth.second_cluster;
        error += same ? std::abs(std::log(each.value / truth.value)) : 0;
      }
    }
    return error;
  };
  CHECK(error_with(1, 0) == 0);
  CHECK(error_with(0, 0) == Approx(2 * error_with(0.5, 0)));
  CHECK(error_with(0, 1) == error_with(0, 0));
  CHECK(error_with(0, 4) != error_with(0, 0));
}

TEST_CASE("an agency that knows little takes other overlaps for the best", "[calls]") {
  const auto seen_with = [&](double information) {
    Programme programme = programme_with(Allocation::overlap);
    programme.agency.information = information;
    Region region({programme});
    look_for_overlaps(region.now(), region.world);
    REQUIRE(region.world.overlaps.size() > 100);
    std::vector<std::array<std::uint32_t, 4>> pairs;
    const std::vector<OpenCall> calls = open_calls(region.now(), region.world);
    for (const Overlap& each : calls[0].call.seen) {
      pairs.push_back(
          {each.first_cluster, each.second_cluster, each.first_field, each.second_field});
    }
    std::ranges::sort(pairs);
    return pairs;
  };
  CHECK(seen_with(1).size() == 100);
  CHECK(seen_with(0).size() == 100);
  CHECK(seen_with(0) != seen_with(1));
}

TEST_CASE("the horizon runs down and begins again when the time is announced anew", "[calls]") {
  Programme programme = programme_with(Allocation::even);
  programme.last_year = 2025;
  programme.announced = 3;
  Region region({programme});
  std::vector<double> horizons;
  for (std::uint32_t year = 0; year < 5; ++year) {
    region.world.step = 4 * year;
    horizons.push_back(open_calls(region.now(), region.world)[0].call.horizon);
  }
  CHECK(horizons == std::vector<double>{3, 2, 1, 3, 2});
}

TEST_CASE("who breaks its word is believed less by all, and trust comes back slowly", "[calls]") {
  Programme broken = subsidy_of("one");
  broken.last_year = 2020;
  broken.announced = 7;
  Region region({broken, subsidy_of("two")});
  region.world.step = 3;
  keep_promises(region.now(), region.world);
  std::vector<double> credibility = region.world.agencies.credibility;
  std::ranges::sort(credibility);
  CHECK(credibility == std::vector<double>{0.7, 1});
  for (region.world.step = 7; region.world.step < 100; region.world.step += 4) {
    keep_promises(region.now(), region.world);
  }
  std::ranges::sort(region.world.agencies.credibility);
  CHECK(region.world.agencies.credibility[0] > 0.95);
  CHECK(region.world.agencies.credibility[0] < 1);
}

TEST_CASE("a promise is broken that was made last and not kept, however long the programme ran",
          "[calls]") {
  const auto breaks = [](int years, double announced) {
    Programme programme = subsidy_of("one");
    programme.last_year = programme.first_year + years - 1;
    programme.announced = announced;
    return programme.breaks_its_word();
  };
  CHECK(breaks(4, 3));
  CHECK(breaks(5, 3));
  CHECK_FALSE(breaks(6, 3));
  CHECK_FALSE(breaks(3, 3));
  CHECK(breaks(2, 3));
  CHECK_FALSE(breaks(5, 0));
  CHECK_FALSE(breaks(5, 1));
}

TEST_CASE("firms apply once to agencies that share their papers, and to each silo anew",
          "[calls][coordination]") {
  const auto applications = [](const std::string& group) {
    Region region({subsidy_of("one", group), subsidy_of("two", group)});
    region.scenario.rule.call_awareness = 1;
    for (int i = 0; i < 3; ++i) simulate_step(region.scenario, Luck{1, 0}, region.world);
    return paid_for_applications(region.world);
  };
  CHECK(applications("together") > 0);
  CHECK(applications("") > 1.5 * applications("together"));
}

TEST_CASE("silos pay for the same R&D twice, and agencies that share their papers do not",
          "[calls][coordination]") {
  const auto double_funding = [](const std::string& group, Cumulation cumulation) {
    Region region({subsidy_of("one", group), subsidy_of("two", group)});
    for (Programme& programme : region.scenario.programmes) programme.cumulation = cumulation;
    region.scenario.rule.call_awareness = 1;
    for (int i = 0; i < 3; ++i) simulate_step(region.scenario, Luck{1, 0}, region.world);
    return region.world.ledger.total(ProgrammeId{0}, LedgerItem::double_funding) +
           region.world.ledger.total(ProgrammeId{1}, LedgerItem::double_funding);
  };
  CHECK(double_funding("", Cumulation::seen) > 0);
  CHECK(double_funding("", Cumulation::none) == 0);
  CHECK(double_funding("together", Cumulation::seen) == 0);
}

TEST_CASE("an agency looks at no more applications than it has people for", "[calls]") {
  const auto awards = [](double capacity) {
    Programme programme = subsidy_of("one");
    programme.agency.capacity = capacity;
    programme.yearly_budget = 1'000'000'000'000;
    Region region({programme});
    region.scenario.rule.call_awareness = 1;
    for (int i = 0; i < 4; ++i) simulate_step(region.scenario, Luck{1, 0}, region.world);
    return region.world.ledger.rows().size();
  };
  CHECK(awards(40) <= 40);
  CHECK(awards(40) >= 20);
  CHECK(awards(1e9) > 60);
}

TEST_CASE("what the region pays itself is taken from its income, what others pay is not",
          "[calls][financing]") {
  const auto income = [](Financing financing, Cents budget) {
    Programme programme = subsidy_of("one");
    programme.financing = financing;
    programme.yearly_budget = budget;
    Region region({programme});
    region.scenario.rule.call_awareness = 1;
    for (int i = 0; i < 4; ++i) simulate_step(region.scenario, Luck{1, 0}, region.world);
    return std::pair(region.world.regions.income[RegionId{0}],
                     region.world.regions.levy[RegionId{0}]);
  };
  const auto regional = income(Financing::regional, 400'000'000);
  const auto external = income(Financing::external, 400'000'000);
  CHECK(external.second == 0);
  CHECK(regional.second > 0);
  CHECK(regional.first < external.first);
}

}  // namespace spearhead
