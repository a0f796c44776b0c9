#pragma once

#include <span>
#include <vector>

#include "output/analysis/region_map.h"
#include "output/analysis/strength.h"

namespace spearhead::output {

/// All pairs of `clusters`, in their order, with synergy, overlap and score. Uses the clusters'
/// sectors and strengths and, of the input, the region's jobs.
std::vector<Synergy> synergies_of(std::span<const MapCluster> clusters, const MapInput& input);

/// The pairs with a score above 0, best first, at most `top`.
std::vector<Synergy> best_pairs(std::vector<Synergy> synergies, std::size_t top);

/// Three clusters of which each pair has a score, by the geometric mean of the three; best first.
std::vector<Triple> best_triples(std::span<const Synergy> synergies, std::size_t clusters,
                                 std::size_t most);

/// The same pairs as areas, with the pairs of fields in which the two clusters meet.
std::vector<SpearheadArea> areas_of(std::span<const Synergy> pairs,
                                    std::span<const MapCluster> clusters, const MapInput& input);

}  // namespace spearhead::output
