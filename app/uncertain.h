#pragma once

#include <cstdint>
#include <vector>

#include "app/experiment.h"
#include "scenarios/loaded_scenario.h"

namespace spearhead::app {

/// Arms under uncertain parameters: every future draws its own (scenarios/parameter_draws.h), the
/// same in all arms, and with them its founding and the outside of its regions, which is found from
/// one future of the search instead of several. `scenario_of_arm` are the arms as they were read.
ArmsOfFuture uncertain_arms(std::vector<Arm> arms,
                            std::vector<scenarios::LoadedScenario> scenario_of_arm,
                            std::uint64_t seed);

}  // namespace spearhead::app
