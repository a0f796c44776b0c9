#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace spearhead::output {

/// Half the width of the 95 % t interval of a mean of `n` values with this sample variance; not a
/// number for fewer than two.
double half_width(double variance_of_one, std::size_t n);

/// Variance of a sample: divided by n - 1; not a number for fewer than two values.
double variance(std::span<const double> values);

/// Two-sided p-value of the t test that the values are a sample of something with mean 0; 1 when
/// all are 0; not a number for fewer than two values, or where one of them is none.
double p_of_mean(std::span<const double> values);

/// A mean and its 95 % t interval.
struct MeanInterval {
  double mean = 0;
  double lo95 = 0;
  double hi95 = 0;
  std::uint32_t n = 0;
};

/// Of nothing, no number is known; of one value, no interval.
MeanInterval mean_interval(std::span<const double> values);

}  // namespace spearhead::output
