#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// Finds foreign firms and how much each segment sells to them; true if anybody sells anything.
/// \writes work.buyers
bool find_buyers(const Now& now, World& world);

/// A foreign firm of the region that buys from the segment: a sector by its purchases, then one of
/// its foreign firms; `kNobody` if there is none.
std::uint32_t random_buyer(const World& world, SegmentId supplier, double u, std::uint64_t point);

}  // namespace spearhead
