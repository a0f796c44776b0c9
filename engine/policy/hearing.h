#pragma once

#include "engine/random/draws.h"
#include "engine/world/world.h"

namespace spearhead {

/// Draws what decides which firms hear of this quarter's calls, before any is proposed for.
/// \reads  firms.key
/// \writes work.lots.call
void draw_hearing(const Draws& draws, World& world);

}  // namespace spearhead
