#pragma once

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// Staff who leave a firm together and take its knowledge with them (organisational reproduction:
/// Klepper 2010, J. Urban Economics 67). The spin-off opens with exactly the staff that the parent
/// loses.
/// \reads  firms.key, employment, productivity, kene, recombined_knowledge, last_radical;
///         work.leavers, market_seen
/// \writes firms.employment (of parents), segments.employment (less their loss); work.newcomers
void find_spin_offs(const Now& now, World& world);

/// Firms that open with a university's knowledge. A university has its own flow, in proportion to
/// its strength: twice a region with twice its universities has twice as many.
/// \reads  universities; work.market_seen
/// \writes work.newcomers
void find_university_spin_offs(const Now& now, World& world);

}  // namespace spearhead
