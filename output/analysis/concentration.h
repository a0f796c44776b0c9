#pragma once

#include "output/analysis/region_map.h"

namespace spearhead::output {

/// Mix of sectors of a region, and whether it depends on too few of them.
/// \param clusters of the region, with their strengths
Concentration concentration_of(const MapInput& input, const std::vector<MapCluster>& clusters);

}  // namespace spearhead::output
