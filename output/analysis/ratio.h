#pragma once

#include <span>

namespace spearhead::output {

/// A ratio of two means and its 95 % interval.
struct Ratio {
  double value = 0;
  double lo95 = 0;
  double hi95 = 0;
  bool known = false;  ///< false: the denominator's own interval contains 0; then there is no ratio
};

/// mean(above) / mean(below) of pairs, with the interval of Fieller (1954): the values that a t
/// test of mean(above) - ratio * mean(below) does not reject. \throws std::invalid_argument when
/// the lengths differ
Ratio paired_ratio(std::span<const double> above, std::span<const double> below);

}  // namespace spearhead::output
