#pragma once

#include <cstdint>

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// What a place is worth to foreign firms of one motive.
struct MotiveWeights {
  double wage;       ///< of log wages
  double knowledge;  ///< of the depth of the region's knowledge
};
MotiveWeights weights_of(bool seeks_knowledge, const Parameters& rule);

/// Depth of a region's knowledge over these fields together, geometric mean: nil where one of them
/// is missing, or where none is asked for.
double depth_of_fields(const RegionKnowledge& knowledge, RegionId region,
                       const std::uint16_t* fields, std::uint32_t count);

/// Utility of the present place to an affiliate's headquarters, against an offer from elsewhere
/// whose utility is Gumbel.
double utility_of_staying(const Now& now, const World& world, SegmentId segment, FirmRow row);

/// Chance that headquarters compare the affiliate's place with others in this step, and leave it.
double chance_of_leaving(const Now& now, const World& world, SegmentId segment, FirmRow row);

/// Foreign projects whose time has come become newcomers.
/// \writes arrivals, work.newcomers
void open_affiliates(const Now& now, World& world);

}  // namespace spearhead
