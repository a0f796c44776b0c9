#pragma once

#include <span>
#include <vector>

#include "output/analysis/region_map.h"
#include "output/analysis/strength.h"

namespace spearhead::output {

/// A number of Poisson's distribution from two uniform numbers in (0, 1): by inversion below a mean
/// of 50, above it the nearest whole number of a normal one.
double poisson(double mean, double u1, double u2);

/// Counts in how many of `kResamples` resamples each area and triple of the map holds: its clusters
/// are strong and it is still among the best. Draws are keyed by region, sector and number of the
/// resample.
void test_by_resampling(const MapInput& input, const SectorFigures& figures, RegionMap& map);

}  // namespace spearhead::output
