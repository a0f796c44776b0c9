#pragma once

#include <vector>

#include "output/analysis/region_map.h"

namespace spearhead::output {

/// Co-location of sectors over regions: the excess of the smaller conditional probability of
/// standing in the same regions over that of independent sectors, 0 to 1 (Hidalgo et al. 2007,
/// Science 317; shrunk by five regions). \returns [sector][sector]
std::vector<double> colocation_over(const std::vector<ReferenceRegion>& regions,
                                    const std::vector<double>& reference_jobs);

/// The larger of the two input coefficients of each pair, 0 to 1.
/// \param coefficients [supplier][user]
std::vector<double> links_by_inputs(const std::vector<double>& coefficients, std::size_t sectors);

/// Relatedness of two clusters of the map: means over pairs of their sectors, weighted with the
/// product of jobs. Fills `colocation`, `inputs`, `know_how` and `relatedness`.
void relate(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second,
            const std::vector<double>& jobs, const SectorPairs& pairs, Synergy& out);

}  // namespace spearhead::output
