#pragma once

#include <vector>

#include "engine/random/draws.h"
#include "engine/scenario.h"
#include "engine/world/world.h"

namespace spearhead {

/// Firms of one segment as a region is founded: who they are, what they know, whose they are.
void found_firms(const Scenario& scenario, const Draws& draws, SegmentId segment,
                 const std::vector<double>& sizes, World& world);

/// Where they sell, and what research they begin with; needs `segments.worker_value`.
/// `outside_share` of the segment's sales goes outside the region, as far as exporters can.
void open_markets(const Scenario& scenario, const Draws& draws, SegmentId segment,
                  double outside_share, World& world);

}  // namespace spearhead
