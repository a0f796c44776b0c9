#pragma once

#include <span>
#include <vector>

namespace spearhead::output {

/// Slope of the least-squares line of y on x; not a number when x does not vary.
double slope(std::span<const double> x, std::span<const double> y);

/// Rise of y that goes with one standard deviation of x, along that line.
double slope_per_deviation(std::span<const double> x, std::span<const double> y);

/// Third central moment over the cube of the standard deviation; not a number for fewer than three
/// values or for equal ones.
double skewness(std::span<const double> values);

/// Sum of squared shares of values that are not negative.
double herfindahl(std::span<const double> values);

/// Share in the sum of the greatest `part` of the values, at least one of them; not a number when
/// the sum is 0.
double share_of_top(std::vector<double> values, double part);

}  // namespace spearhead::output
