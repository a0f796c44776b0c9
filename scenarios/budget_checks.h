#pragma once

#include "engine/scenario.h"
#include "scenarios/programme_reader.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// Value added of all regions with their jobs as the figures have them, at par: what a budget is
/// measured against [currency/year].
double product_at_par(const Scenario& scenario);

/// Warns of a yearly budget of more than 2 % of that product. The regions of Europe that get most
/// from the structural funds receive between 2 and 4 % of theirs, from all funds together: one
/// programme of that size is more likely a unit that was mixed up.
void warn_of_large_budget(const Located<Money>& budget, const Scenario& scenario, Reading& in);

/// Warns of a yearly budget of less than 1,000, or of less than the smallest payment that its
/// instrument makes.
void warn_of_small_budget(const Located<Money>& budget, const Programme& programme,
                          const Scenario& scenario, Reading& in);

}  // namespace spearhead::scenarios
