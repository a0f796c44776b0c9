#include "scenarios/budget_checks.h"

#include <cmath>

#include "engine/found/accounts.h"
#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

constexpr double kLargestUsualShare = 0.02;
constexpr Cents kSmallestUsualBudget = 1000 * 100;

/// Of a hundred millions and more whole ones, below that with a decimal.
std::string in_millions(double amount, const std::string& currency) {
  const double tenths = std::round(amount / 1e5);
  return shortest(tenths < 1000 ? tenths / 10 : std::round(amount / 1e6)) + "M " + currency;
}

/// Three digits of it.
std::string rounded(double amount, const std::string& currency) {
  const double step = amount > 0 ? std::pow(10, std::floor(std::log10(amount)) - 2) : 1;
  return short_amount(step >= 1 ? step * std::round(amount / step) : std::round(amount)) + ' ' +
         currency;
}

void warn_of_unaffordable(Extent budget, const LeastPayment& least, const Programme& programme,
                          const Scenario& scenario, Reading& in) {
  const double cost = least.amount * (1 + programme.administration);
  in.report.warning(
      in.file, budget,
      {.code = code::kHardlyMeant,
       .message = std::string(least.part < 1 ? "the part of a year's budget that is there for it"
                                             : "a year's budget") +
                  " does not pay " + least.what + ", which costs " +
                  rounded(cost, scenario.currency) + " with its administration",
       .expected = "at least " + rounded(cost / least.part, scenario.currency) + "/year",
       .suggestion = scenario.regions.front().scale > 1
                         ? "the region has a `scale`: a firm of the model is paid for several"
                         : ""});
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

void warn_of_small_budget(const Located<Money>& budget, const Programme& programme,
                          const Scenario& scenario, Reading& in) {
  if (!budget.given || budget.value.cents == 0 || scenario.regions.empty()) return;
  if (budget.value.cents < kSmallestUsualBudget) {
    in.report.warning(in.file, budget.extent,
                      {.code = code::kHardlyMeant,
                       .message = "a budget of " + decimal(budget.value.cents) + ' ' +
                                  budget.value.currency + " a year is legal, but hardly meant",
                       .suggestion = "k is a thousand, M a million, bn a thousand million"});
    return;
  }
  const PriceLevel prices{scenario.rate.currency_per_wu, scenario.regions.front().scale};
  const LeastPayment least = programme.instrument->least_payment(programme, scenario.rule, prices);
  const double money = least.part * static_cast<double>(budget.value.cents) / 100;
  if (least.part == 0 || least.amount * (1 + programme.administration) <= money) return;
  warn_of_unaffordable(budget.extent, least, programme, scenario, in);
}

}  // namespace spearhead::scenarios
