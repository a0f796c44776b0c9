#pragma once

#include <cstdint>

#include "engine/scenario.h"
#include "engine/world/world.h"

namespace spearhead {

/// What the firms of a region buy of one sector's products, by input coefficients and the sales
/// that they buy for locally [wu/year].
double purchases_of(const Scenario& scenario, const World& world, RegionId region,
                    std::uint32_t supplier);

/// Fitness of home firms on their market, log.
double home_fitness(const Segments& segments, SegmentId segment, const Parameters& rule);

}  // namespace spearhead
