#pragma once

#include <span>
#include <vector>

namespace spearhead::output {

/// Exponent of a power law of sizes from the slope of log (rank - 1/2) on log size over those of
/// `smallest` or more (Gabaix and Ibragimov 2011, Journal of Business and Economic Statistics 29).
/// Not a number for fewer than ten.
double rank_size_exponent(std::vector<double> sizes, double smallest);

/// What is small in a set of firms.
struct SmallFirms {
  double of_firms = 0;  ///< share of their number
  double of_staff = 0;  ///< share of all jobs
};

/// Firms below `limit`; not numbers where there are no firms.
SmallFirms small_firms(std::span<const double> sizes, double limit);

}  // namespace spearhead::output
