#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "scenarios/loaded_scenario.h"

namespace spearhead::app {

/// A scenario and, line by line, what its programmes are: each line ended.
std::string programmes_text(const scenarios::LoadedScenario& loaded);

/// The same for programs.
nlohmann::ordered_json scenario_json(const scenarios::LoadedScenario& loaded);

}  // namespace spearhead::app
