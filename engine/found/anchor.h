#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario.h"
#include "engine/world/world.h"

namespace spearhead {

/// Brings a region that has lived through `steps` of spin-up back to its figures: the firms of each
/// segment are made larger or smaller by one factor until the segment has the jobs that the figures
/// say (a segment of which they say nothing loses its firms), labour pools are refilled, demand at
/// home and access to markets outside are taken as they then stand, and time begins at step 0.
/// \return jobs of every segment as the spin-up left them, researchers included [persons]
std::vector<double> anchor(const Scenario& scenario, std::uint32_t steps, World& world);

/// Income at the present jobs and wages, and shares of home firms in the region's use of every
/// product at which demand is what they sell.
void settle_accounts(const Scenario& scenario, RegionId region, World& world);

/// Labour pools with the usual unemployment at the jobs that are there, and slots for founders.
void fill_pools(const Scenario& scenario, World& world);

}  // namespace spearhead
