#pragma once

#include <vector>

#include "engine/random/draws.h"
#include "engine/scenario.h"
#include "engine/world/world.h"

namespace spearhead {

/// The outside of a scenario's regions: fitness of each sector in the rest of the world at which
/// its exports stay, one per segment [log]. Found once, from futures of their own luck whatever the
/// study's seed; a pure function of the regions' figures, the tables and the parameters.
std::vector<double> find_outside(const Scenario& scenario);

/// A region founded and lived through the spin-up with the scenario's outside fitness: its sectors
/// have grown and shrunk, `anchor` brings them back to the figures.
World settled(const Scenario& scenario, Luck luck);

/// A region ready to run: founded, lived through the spin-up with the scenario's outside fitness,
/// and anchored at its figures. Every arm of a replicate starts from a copy of it. Without spin-up
/// years it is the founded region.
World begin(const Scenario& scenario, Luck luck);

}  // namespace spearhead
