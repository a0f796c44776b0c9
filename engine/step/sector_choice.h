#pragma once

#include <cstdint>

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// The market that people see who look for a sector to open a firm in: the sector's share of what
/// is bought in the region, and of jobs in the reference economy, so that a sector without firms
/// here can begin.
/// \reads  segments.home_demand, market
/// \writes work.market_seen
void see_markets(const Now& now, World& world);

/// The sector of the region that suits this knowledge and has a market: a logit over the market
/// sectors. Chance is keyed by `cause` and the sector's place in the table, so that a change in one
/// sector moves only those who thereby prefer it. `kNoSector` if the region has no market sector.
std::uint32_t choose_sector(const Now& now, const World& world, RegionId region, const Kene& kene,
                            double market_weight, Key cause);

}  // namespace spearhead
