#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// People who leave a firm to found one. They come through slots of the region whose luck is the
/// same in every arm: one more founder somewhere shifts nobody else.
/// \reads  regions.unskilled, skilled, culture, founder_slots; firms.kene; segments;
///         work.picks, market_seen
/// \writes work.newcomers
void find_founders(const Now& now, World& world);

/// Chance that one slot of the region brings a person who wants to found a firm in this quarter.
double founder_chance(const Now& now, const World& world, RegionId region);

/// What a founder takes along from an employer: up to two of its fields.
Kene take_along(const Kene& employer, const Words& words, const Parameters& rule);

}  // namespace spearhead
