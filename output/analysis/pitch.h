#pragma once

#include <optional>

#include "output/analysis/region_map.h"

namespace spearhead::output {

/// The combination of two or three clusters of the map that fewest other regions have.
/// \returns nothing without other regions, or without clusters that overlap
std::optional<Pitch> pitch_of(const RegionMap& map, const MapInput& input);

}  // namespace spearhead::output
