#pragma once

#include "engine/world/world.h"

namespace spearhead {

/// Parts of what the people of a region earn and get [wu/year].
struct IncomeParts {
  double wages = 0;      ///< of production and of R&D, before tax
  double dividends = 0;  ///< to owners who live here
  double idle_pay = 0;   ///< wages that the unemployed would have [wu/year]
  double people = 0;     ///< labour force [persons]
  double services = 0;   ///< work that programmes pay for, before tax
  double levy = 0;       ///< taken for programmes that the region pays itself
};

/// What people can spend [wu/year]: wages and benefits after tax, transfers and dividends. No levy
/// takes more than there is.
inline double household_income(const IncomeParts& of, const Parameters& rule) {
  const double income = (1 - rule.income_tax) * (of.wages + of.services) + of.dividends +
                        rule.unemployment_benefit * of.idle_pay + rule.public_transfer * of.people -
                        of.levy;
  return income > 0 ? income : 0;
}

/// Adds up what people of a region can spend and what its firms invest.
/// \reads  segments.wage, payroll, research, payout, value_added; regions labour force, wages
/// \writes segments.wages; regions.income, investment
void add_up_income(const Parameters& rule, RegionId region, World& world);

}  // namespace spearhead
