#pragma once

#include "scenarios/loaded_scenario.h"

namespace spearhead::scenarios {

/// Reads a scenario or region file and everything that it names. A region alone is a scenario
/// without programmes over the 25 years after its figures.
/// \returns a scenario that can run only if `report` has no new error
LoadedScenario read_scenario(const SourceFile& file, const YamlNode& root,
                             const LoadOptions& options, Inputs& inputs, Report& report);

}  // namespace spearhead::scenarios
