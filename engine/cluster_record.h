#pragma once

#include <cstdint>

#include "engine/scenario.h"
#include "engine/trajectory.h"
#include "engine/world/world.h"

namespace spearhead {

/// Writes the indicators of all clusters for a year whose sector series are complete: sums over the
/// sectors of each, and what its firms and its organisation are like at the year's end. Nothing for
/// a trajectory without clusters.
void record_clusters(const Scenario& scenario, const World& world, std::uint32_t year,
                     Trajectory& trajectory);

}  // namespace spearhead
