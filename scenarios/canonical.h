#pragma once

#include <string>

#include "scenarios/loaded_scenario.h"

namespace spearhead::scenarios {

/// Everything that results depend on besides the seed and the program, as YAML: keys in
/// alphabetical order, all defaults filled, parameters and tables by value. The order of keys and
/// rows in the files, their paths and their comments change nothing in it.
std::string canonical_inputs(const LoadedScenario& loaded);

}  // namespace spearhead::scenarios
