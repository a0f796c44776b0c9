#pragma once

#include <string>

#include "engine/scenario.h"

namespace spearhead::app {

/// The firms that a target means, such as "firms of 10 to 249 persons in sector 62".
std::string target_text(const Target& target, const Scenario& scenario);

}  // namespace spearhead::app
