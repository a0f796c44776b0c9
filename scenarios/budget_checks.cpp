#include "scenarios/budget_checks.h"

#include <cmath>

#include "engine/found/accounts.h"
#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

constexpr double kLargestUsualShare = 0.02;

/// Of a hundred millions and more whole ones, below that with a decimal.
std::string in_millions(double amount, const std::string& currency) {
  const double tenths = std::round(amount / 1e5);
  return shortest(tenths < 1000 ? tenths / 10 : std::round(amount / 1e6)) + "M " + currency;
}

}  // namespace

double product_at_par(const Scenario& scenario) {
  double product = 0;
  for (const RegionFacts& region : scenario.regions) {
    for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
      const JobAtPar job = job_at_par(scenario.sectors[s], region.relative_pay[s], scenario.rule);
      product += region.employment[s] * job.value_added;
    }
  }
  return scenario.rate.currency_per_wu * product;
}

void warn_of_large_budget(const Located<Money>& budget, const Scenario& scenario, Reading& in) {
  if (!budget.given || scenario.regions.empty()) return;
  const double product = product_at_par(scenario);
  const double yearly = static_cast<double>(budget.value.cents) / 100;
  if (!(yearly > kLargestUsualShare * product)) return;
  in.report.warning(
      in.file, budget.extent,
      {.code = code::kHardlyMeant,
       .message = "a yearly budget of " + shortest(std::round(100 * yearly / product)) +
                  " % of what the region produces, some " +
                  in_millions(product, scenario.currency) + " a year, is legal, but hardly meant",
       .suggestion = "k is a thousand, M a million, bn a thousand million"});
}

}  // namespace spearhead::scenarios
