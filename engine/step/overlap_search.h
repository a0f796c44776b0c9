#pragma once

#include <vector>

#include "engine/policy/programme.h"
#include "engine/step/now.h"
#include "engine/world/world.h"

/// What there is to join between clusters, and what agencies make of it.
namespace spearhead {

/// Finds the best overlaps of clusters, and the best of each area that a programme names, from what
/// their firms know now; of each only where a programme of the scenario looks at it.
/// \writes world.overlaps, area_overlaps
void look_for_overlaps(const Now& now, World& world);

/// The overlaps that are best in the eyes of the programme's agency, best first; empty where nobody
/// asks. It errs for a year.
std::vector<Overlap> best_seen(const Now& now, const World& world, const Programme& programme);

/// The same of each area that the target names: area by area in their order, of each the best few
/// first.
std::vector<Overlap> seen_in_areas(const Now& now, const World& world, const Programme& programme);

/// What the agency goes by when it introduces people or spreads money by overlaps: the areas that
/// its programme is for, where the target names some, else the best that it sees.
std::vector<Overlap> guide_of(const Programme& programme, const std::vector<Overlap>& best,
                              const std::vector<Overlap>& in_areas);

}  // namespace spearhead
