#pragma once

#include "engine/policy/call.h"
#include "engine/world/finance.h"

namespace spearhead {

/// The R&D that a firm means to carry out and can pay for, as an instrument sees it.
inline ResearchPlan research_plan_of(const PolicyView& view, FirmRow row, SegmentId segment) {
  const Firms& firms = view.world.firms;
  const Segments& segments = view.world.segments;
  const double value_added =
      segments.value_added_share[segment] * (firms.home_sales[row] + firms.export_sales[row]);
  const Livelihood livelihood{value_added, firms.employment[row], segments.wage[segment],
                              segments.capital_cost_share[segment]};
  const double result = operating_result(livelihood, view.rule);
  return research_plan(firms.research_propensity[row], firms.project_worth[row], value_added,
                       result, firms.cash[row], view.rule);
}

/// Public money for R&D that the firm spends already [wu/year].
inline double grant_of(const Firms& firms, FirmRow row) {
  return grant_spending(firms.grant_fund[row], firms.grant_pace[row]);
}

/// R&D that would not be there without one more `grant` [wu/year], beside what the firm has.
inline double additional_research_of(const PolicyView& view, FirmRow row, const ResearchPlan& plan,
                                     double grant) {
  const double before = grant_of(view.world.firms, row);
  return additional_research(plan, before + grant, view.rule) -
         additional_research(plan, before, view.rule);
}

}  // namespace spearhead
