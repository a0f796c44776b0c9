#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// Lists the firms that close in this step: domestic ones by age and size or because they are
/// insolvent, affiliates that headquarters take elsewhere, and what has shrunk to nothing. The
/// state's sectors keep their firms.
/// \reads  firms.key, employment, cash, home_sales, export_sales, ownership, founding_step, kene,
///         ties, productivity; segments.wage, cost, outside_fitness; knowledge.depth
/// \writes work.leavers (ascending); segments.deaths
void choose_leavers(const Now& now, World& world);

}  // namespace spearhead
