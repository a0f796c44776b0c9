#include "engine/found/accounts.h"

#include <algorithm>

#include "engine/step/income.h"

namespace spearhead {
namespace {

/// Sales of each sector [wu/year] when these jobs are at par.
std::vector<double> sales_at_par(const Scenario& scenario, const std::vector<double>& jobs,
                                 const std::vector<double>& relative_pay) {
  std::vector<double> sales;
  for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
    const JobAtPar job = job_at_par(scenario.sectors[s], relative_pay[s], scenario.rule);
    sales.push_back(jobs[s] * job.value_added / scenario.sectors[s].value_added_share);
  }
  return sales;
}

/// What all sectors buy of one [wu/year].
double purchases(const Scenario& scenario, const std::vector<double>& sales, std::size_t supplier) {
  if (scenario.inputs.empty()) return 0;
  double sum = 0;
  for (std::size_t user = 0; user < sales.size(); ++user) {
    sum += scenario.inputs[supplier * sales.size() + user] * sales[user];
  }
  return sum;
}

}  // namespace

JobAtPar job_at_par(const SectorFacts& sector, double relative_pay, const Parameters& rule) {
  const double labour = std::min(sector.labour_share, rule.labour_share_highest);
  return {relative_pay, relative_pay / labour, 1 - (1 + rule.operating_margin) * labour};
}

double spending_at_par(const Scenario& scenario, const std::vector<double>& jobs,
                       const std::vector<double>& relative_pay) {
  const Parameters& rule = scenario.rule;
  double wages = 0;
  double capital = 0;
  double people = 0;
  for (std::size_t s = 0; s < jobs.size(); ++s) {
    const JobAtPar job = job_at_par(scenario.sectors[s], relative_pay[s], rule);
    wages += jobs[s] * job.wage;
    capital += jobs[s] * job.value_added * job.capital_share;
    people += jobs[s];
  }
  const double unemployed = people * rule.unemployment_unskilled;
  const double dividends =
      rule.dividends_local * (1 - rule.profit_tax) * rule.operating_margin * wages;
  const double income = household_income({wages, dividends, unemployed, people + unemployed}, rule);
  return rule.consumption_share * income + capital;
}

std::vector<double> budget_shares(const Scenario& scenario) {
  std::vector<double> jobs;
  std::vector<double> pay;
  double all = 0;
  for (const SectorFacts& sector : scenario.sectors) {
    jobs.push_back(sector.national_employment);
    pay.push_back(sector.relative_pay);
    all += sector.national_employment;
  }
  if (all <= 0) return {};
  const std::vector<double> sales = sales_at_par(scenario, jobs, pay);
  const double spending = spending_at_par(scenario, jobs, pay);
  std::vector<double> shares;
  for (std::size_t s = 0; s < sales.size(); ++s) {
    const double sold_at_home = sales[s] * (1 - scenario.sectors[s].export_intensity);
    shares.push_back(std::max(0.0, sold_at_home - purchases(scenario, sales, s)) / spending);
  }
  return shares;
}

std::vector<double> outside_shares(const Scenario& scenario, const RegionFacts& region) {
  const Parameters& rule = scenario.rule;
  const std::vector<double> sales = sales_at_par(scenario, region.employment, region.relative_pay);
  const std::vector<double> budget = budget_shares(scenario);
  const double spending = spending_at_par(scenario, region.employment, region.relative_pay);
  std::vector<double> shares;
  for (std::size_t s = 0; s < sales.size(); ++s) {
    double share = region.export_intensity[s];
    if (!budget.empty() && region.market[s] != 0 && sales[s] > 0) {
      const double use = purchases(scenario, sales, s) + budget[s] * spending;
      share = std::max(share, 1 - rule.local_share_highest * use / sales[s]);
    }
    shares.push_back(region.market[s] == 0 ? 0 : std::min(share, rule.export_share_largest));
  }
  return shares;
}

}  // namespace spearhead
