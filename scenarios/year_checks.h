#pragma once

#include "engine/scenario.h"
#include "scenarios/region_reader.h"
#include "scenarios/scenario_fields.h"

namespace spearhead::scenarios {

/// Warns of a scenario, and of its programmes, that begin before the year of a region's figures:
/// they meet the region as it was later. `stated` says whether the years stand in the file of `in`;
/// else they come from the command line.
void warn_before_figures(const ScenarioText& text, bool stated, const std::vector<Region>& regions,
                         const Scenario& scenario, Reading& in);

}  // namespace spearhead::scenarios
