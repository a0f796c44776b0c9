#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// Pay, cost and value added of a job in every sector of a region at its present wages.
/// \reads  regions.wage_*, employed_*; segments.mean_productivity
/// \writes segments.wage, cost, worker_value
void price_labour(const Now& now, RegionId region, World& world);

}  // namespace spearhead
