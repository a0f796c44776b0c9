#pragma once

#include <vector>

#include "engine/random/draws.h"
#include "engine/scenario.h"

namespace spearhead {

/// Smallest size [persons] with which a Pareto law of the rule's exponent, cut at `largest`, has
/// this mean; the rule's own smallest size when the mean is not known (0).
double smallest_of_mean(double mean, double largest, const Parameters& rule);

/// Sizes [persons] of the firms of one segment, Pareto until the figure is met, the last one cut to
/// fit; their sum is `employment`. `firms` is their number where it is known, else 0.
std::vector<double> draw_sizes(const Parameters& rule, const Draws& draws, Key segment,
                               double employment, double firms);

}  // namespace spearhead
