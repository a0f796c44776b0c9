#include "engine/policy/grant.h"

#include <algorithm>

#include "engine/base/time.h"
#include "engine/policy/research.h"
#include "engine/policy/selection.h"

namespace spearhead {
namespace {

/// No contract is longer than people believe in the programme, and none shorter than a quarter.
double contract_years(const Call& call, double years) {
  return std::clamp(call.horizon, kStepYears, std::max(years, kStepYears));
}

/// The public part of the cost, up to the cap.
Cents amount_of(const PolicyView& view, const Programme& programme, Cents cost) {
  const auto share = static_cast<Cents>(static_cast<double>(cost) * programme.aid);
  const auto cap = static_cast<Cents>(static_cast<double>(programme.cap) * view.scale);
  return cap > 0 && share > cap ? cap : share;
}

/// Part of an activity that the firm could not pay for alone.
double need_of(const ResearchPlan& plan, double activity) {
  return std::clamp(1 - plan.means / activity, 0.0, 1.0);
}

}  // namespace

void GrantTerms::describe(FieldVisitor& visitor) {
  visitor.field("duration", duration, {"years", 0.25, 5, "time over which an award is spent"});
  visitor.field("smallest_plan", smallest_plan,
                {"share", 0, 1,
                 "R&D plan of an applicant, as a share of the smallest activity worth running"});
}

double GrantTerms::least_award(const Programme& programme, const Parameters& rule,
                               const PriceLevel& prices) const {
  // In the last year that is announced a contract is no longer than that.
  const double longest = std::min(duration, 1.0);
  const double years = std::clamp(programme.announced_years(), kStepYears, longest);
  const double award = programme.aid * rule.research_unit * years * prices.currency_per_wu;
  const double cap = prices.scale * static_cast<double>(programme.cap) / 100;
  return cap > 0 ? std::min(award, cap) : award;
}

std::optional<Application> grant_application(const PolicyView& view, const Call& call,
                                             const GrantTerms& terms, FirmRow row,
                                             SegmentId segment) {
  const Firms& firms = view.world.firms;
  const Parameters& rule = view.rule;
  if (!may_cumulate(call, firms, row)) return std::nullopt;
  const ResearchPlan plan = research_plan_of(view, row, segment);
  if (plan.planned < terms.smallest_plan * rule.research_unit) return std::nullopt;

  const double duration = contract_years(call, terms.duration);
  const double activity = supported_activity(plan, rule);
  const Cents cost = view.rate.cents(activity * duration);
  const Cents amount = amount_of(view, call.programme, cost);
  if (amount <= 0) return std::nullopt;
  const double grant = view.rate.wu(amount) / duration;
  const double own = activity - grant;
  if (own > plan.planned || own > plan.means) return std::nullopt;
  if (!carries_project(plan, grant, rule)) return std::nullopt;

  const double windfall =
      std::clamp(grant - additional_research_of(view, row, plan, grant), 0.0, grant);
  const Proposal proposal{.receiver = firms.key[row],
                          .row = row,
                          .segment = segment,
                          .amount = amount,
                          .effect = Award{duration},
                          .own_contribution = cost - amount,
                          .infra_marginal = view.rate.cents(windfall * duration)};
  return Application{proposal, applicant_of(view, call, row, plan.worth, need_of(plan, activity))};
}

}  // namespace spearhead
