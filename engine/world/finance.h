#pragma once

#include "engine/base/time.h"
#include "engine/math/elementary.h"
#include "engine/parameters.h"

/// A firm's money and R&D, one firm at a time; used by the finance phase and by instruments, so
/// that both see the same plan. Money in [wu/year] or [wu].
namespace spearhead {

/// What a firm lives on in a quarter, at yearly rates.
struct Livelihood {
  double value_added = 0;         ///< [wu/year]
  double employment = 0;          ///< jobs in production [persons]
  double wage = 1;                ///< annual pay of a job [wu/year]
  double capital_cost_share = 0;  ///< of value added
};

/// R&D that a firm means to carry out, and what it can spend on it [wu/year].
struct ResearchPlan {
  double planned = 0;  ///< by routine
  double means = 0;    ///< what cash and current results allow
  double worth = 0;    ///< of the project to the firm / cost; above 1 it pays without support
};

/// Present value of 1 a year over a horizon, in years of it; `rate` is the return that is asked.
inline double annuity(double rate, double horizon) {
  return rate > 0 ? (1 - math::exp(-rate * horizon)) / rate : horizon;
}

/// Jobs of a firm that are paid as staff [persons]: the owner's own labour is paid from what is
/// left.
inline double payroll_of(double employment, const Parameters& rule) {
  const double staff = employment - rule.own_labour;
  return staff > 0 ? staff : 0;
}

/// Operating result before R&D [wu/year]: value added less capital costs and wages.
inline double operating_result(double value_added, double employment, double wage,
                               double capital_cost_share, const Parameters& rule) {
  return value_added * (1 - capital_cost_share) - wage * payroll_of(employment, rule);
}
inline double operating_result(const Livelihood& of, const Parameters& rule) {
  return operating_result(of.value_added, of.employment, of.wage, of.capital_cost_share, rule);
}

inline ResearchPlan research_plan(double propensity, double worth, double value_added,
                                  double result, double cash, const Parameters& rule) {
  const double share = propensity < rule.research_share_cap ? propensity : rule.research_share_cap;
  const double means = cash + rule.liquidity_share * result;
  return {share * value_added, means > 0 ? means : 0, worth};
}

/// R&D that a firm pays for without public money [wu/year]: what its routine wants, less the
/// project's part when the project does not pay, as far as it can be financed; nothing when that is
/// less than the smallest activity worth running.
inline double unaided_research(const ResearchPlan& plan, const Parameters& rule) {
  const double wanted = plan.worth > 1 ? plan.planned : (1 - rule.project_share) * plan.planned;
  const double affordable = wanted < plan.means ? wanted : plan.means;
  return affordable < rule.research_unit ? 0 : affordable;
}

/// The R&D activity that a grant supports [wu/year]: the routine plan, or the smallest activity
/// worth running when the plan is smaller.
inline double supported_activity(const ResearchPlan& plan, const Parameters& rule) {
  return plan.planned > rule.research_unit ? plan.planned : rule.research_unit;
}

/// Whether people work on the firm's project when public money pays `grant` [wu/year] of the
/// activity: it must be worth more to the firm than the part of its cost that is left.
inline bool carries_project(const ResearchPlan& plan, double grant, const Parameters& rule) {
  return plan.worth > 1 - grant / supported_activity(plan, rule);
}

/// R&D that a firm pays for beside `grant` of public money [wu/year]: what of its activity the
/// grant does not pay, within its plan and means; nothing when the two together are less than the
/// smallest activity. Where the firm would have paid anyway, public money replaces its own; where
/// the project does not pay even so, only the rest of the routine goes on.
inline double own_research(const ResearchPlan& plan, double grant, const Parameters& rule) {
  const double activity = carries_project(plan, grant, rule)
                              ? supported_activity(plan, rule)
                              : (1 - rule.project_share) * plan.planned;
  const double rest = activity - grant;
  const double missing = rest > 0 ? rest : 0;
  const double most = plan.planned < plan.means ? plan.planned : plan.means;
  const double own = missing < most ? missing : most;
  const double aided = own + grant < rule.research_unit ? 0 : own;
  return grant > 0 ? aided : unaided_research(plan, rule);
}

/// R&D that would not be there without `grant` [wu/year]: from nothing, when the grant only
/// replaces own money, to more than the grant, when it makes an activity possible.
inline double additional_research(const ResearchPlan& plan, double grant, const Parameters& rule) {
  return own_research(plan, grant, rule) + grant - unaided_research(plan, rule);
}

/// Public money spent in a quarter [wu/year]: by its pace, and all of it when no more is left. What
/// is left beyond the pace by rounding only goes too: a residue would count as support.
inline double grant_spending(double fund, double pace) {
  constexpr double kRounding = 1 + 1e-9;
  const double all = fund * kStepsPerYear;
  return all > pace * kRounding ? pace : all;
}

}  // namespace spearhead
