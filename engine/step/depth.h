#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// How much of its work each region does with knowledge of each field.
/// \reads  firms.kene, employment; segments.employment
/// \writes knowledge.depth, work.in_field
void measure_depth(const Now& now, World& world);

}  // namespace spearhead
