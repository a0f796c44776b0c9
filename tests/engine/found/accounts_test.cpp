#include "engine/found/accounts.h"

#include <catch2/catch.hpp>

#include "scenarios/reader.h"
#include "scenarios/shipped_regions.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// A region that is the reference economy itself, in small.
Scenario average_scenario() {
  Scenario scenario = support::small_scenario();
  for (std::uint32_t s = 0; s < scenario.sector_count(); ++s) {
    scenario.regions[0].employment[s] = scenario.sectors[s].national_employment / 1000;
  }
  return scenario;
}

Scenario shipped_scenario() { return scenarios::load_shipped(scenarios::kTrainingRegion).scenario; }

}  // namespace

TEST_CASE("at par, wages take the sector's labour share and leave firms the usual margin",
          "[found]") {
  const Parameters rule = support::default_parameters();
  SectorFacts sector;
  sector.labour_share = 0.55;
  const JobAtPar job = job_at_par(sector, 1.3, rule);
  CHECK(job.wage == 1.3);
  CHECK(job.wage / job.value_added == Approx(0.55));
  const double result = job.value_added * (1 - job.capital_share) - job.wage;
  CHECK(result / job.wage == Approx(rule.operating_margin));
  sector.labour_share = 0.99;
  CHECK(1.3 / job_at_par(sector, 1.3, rule).value_added == Approx(rule.labour_share_highest));
}

TEST_CASE("people spend less than they have on the country's market products", "[found][law]") {
  const Scenario scenario = shipped_scenario();
  const std::vector<double> shares = budget_shares(scenario);
  REQUIRE(shares.size() == scenario.sectors.size());
  double of_market = 0;
  for (std::size_t s = 0; s < shares.size(); ++s) {
    CHECK(shares[s] >= 0);
    of_market += scenario.sectors[s].market ? shares[s] : 0;
  }
  // The rest goes abroad; services of the state are paid by taxes.
  CHECK(of_market > 0.5);
  CHECK(of_market < 1);
}

TEST_CASE("in the reference economy, home sales are purchases of sectors and final demand",
          "[found][law]") {
  const Scenario scenario = support::small_scenario();
  std::vector<double> jobs;
  std::vector<double> pay;
  std::vector<double> sales;
  for (const SectorFacts& sector : scenario.sectors) {
    jobs.push_back(sector.national_employment);
    pay.push_back(sector.relative_pay);
    sales.push_back(sector.national_employment *
                    job_at_par(sector, sector.relative_pay, scenario.rule).value_added /
                    sector.value_added_share);
  }
  const std::vector<double> shares = budget_shares(scenario);
  const double spending = spending_at_par(scenario, jobs, pay);
  for (std::size_t s = 0; s < sales.size(); ++s) {
    double purchases = 0;
    for (std::size_t u = 0; u < sales.size(); ++u) {
      purchases += scenario.inputs[s * sales.size() + u] * sales[u];
    }
    CHECK(purchases + shares[s] * spending ==
          Approx(sales[s] * (1 - scenario.sectors[s].export_intensity)).epsilon(1e-9));
  }
}

TEST_CASE("without a reference economy there are no budget shares", "[found]") {
  Scenario scenario = support::small_scenario();
  for (SectorFacts& sector : scenario.sectors) sector.national_employment = 0;
  CHECK(budget_shares(scenario).empty());
  CHECK(outside_shares(scenario, scenario.regions[0]) == scenario.regions[0].export_intensity);
}

TEST_CASE("a sector sells outside what the region cannot use of it", "[found]") {
  Scenario scenario = average_scenario();
  const std::vector<double> usual = outside_shares(scenario, scenario.regions[0]);
  for (std::size_t s = 0; s < usual.size(); ++s) {
    CHECK(usual[s] >= scenario.regions[0].export_intensity[s]);
    CHECK(usual[s] <= scenario.rule.export_share_largest);
  }
  // Five times the shops of an average region: four in five customers come from outside.
  const double before = usual[2];
  scenario.regions[0].employment[2] *= 5;
  const std::vector<double> more = outside_shares(scenario, scenario.regions[0]);
  CHECK(before < 0.2);
  CHECK(more[2] > 0.4);
  // The shops' own staff and purchases use more of everything else.
  for (const std::size_t s : {0U, 1U, 3U}) CHECK(more[s] <= usual[s] + 1e-12);
}

TEST_CASE("sales outside have a limit, and services of the state none", "[found]") {
  Scenario scenario = average_scenario();
  scenario.rule.export_share_largest = 0.8;
  scenario.regions[0].employment[1] *= 1e4;
  scenario.regions[0].market[2] = 0;
  const std::vector<double> shares = outside_shares(scenario, scenario.regions[0]);
  CHECK(shares[1] == 0.8);
  CHECK(shares[2] == 0);
}

TEST_CASE("twice the jobs spend twice as much", "[found]") {
  const Scenario scenario = support::small_scenario();
  const RegionFacts& region = scenario.regions[0];
  std::vector<double> twice = region.employment;
  for (double& jobs : twice) jobs *= 2;
  CHECK(spending_at_par(scenario, twice, region.relative_pay) ==
        Approx(2 * spending_at_par(scenario, region.employment, region.relative_pay)));
}

}  // namespace spearhead
