#pragma once

#include "output/map_layout.h"

namespace spearhead::output {

/// Places letters inside the circles, finds lenses and bridges, bends bridges around other circles,
/// and places the numbers where they hide nothing.
void place_marks(const RegionMap& map, MapLayout& layout);

}  // namespace spearhead::output
