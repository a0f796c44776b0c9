#pragma once

#include "scenarios/loaded_scenario.h"

namespace spearhead::scenarios {

/// Reads a scenario or region file and everything that it names. A region alone is a scenario
/// without programmes over the 25 years after its figures.
/// \returns a scenario that can run only if `report` has no new error
LoadedScenario read_scenario(const SourceFile& file, const YamlNode& root,
                             const LoadOptions& options, Inputs& inputs, Report& report);

/// The scenario with other parameters: its regions' defaults and the tables that are made with
/// parameters follow, its programmes and the money's worth do not. Its outside has to be found
/// anew.
Scenario with_parameters(const LoadedScenario& loaded, const Parameters& rule);

}  // namespace spearhead::scenarios
