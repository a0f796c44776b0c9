#pragma once

#include <span>

namespace spearhead::output {

/// Shape b of the Subbotin law exp(-|x / a|^b / b) that fits best (maximum likelihood, centred at
/// the median): 1 is the double exponential of Laplace, 2 the normal law, less has heavier tails.
/// Sought from 0.2 to 5. Not a number for fewer than 30 values or for equal ones.
double subbotin_shape(std::span<const double> values);

}  // namespace spearhead::output
