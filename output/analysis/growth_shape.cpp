#include "output/analysis/growth_shape.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "output/analysis/paired_effect.h"

namespace spearhead::output {
namespace {

constexpr std::size_t kFewest = 30;
constexpr double kLowest = 0.2;
constexpr double kHighest = 5;
constexpr int kCuts = 40;

/// Mean log likelihood at the best scale a for this shape: a^b is the mean of |x|^b.
double likelihood(std::span<const double> log_distance, double b) {
  double sum = 0;
  for (const double log_of : log_distance) sum += std::exp(b * log_of);
  const double log_scale = std::log(sum / static_cast<double>(log_distance.size())) / b;
  return -std::log(2.0) - log_scale - std::log(b) / b - std::lgamma(1 + 1 / b) - 1 / b;
}

/// Logs of distances from the median; what lies on it counts as a distance too small to matter.
std::vector<double> log_distances(std::span<const double> values) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const double centre = quantile(sorted, 0.5);
  std::vector<double> logs;
  for (const double value : values) {
    logs.push_back(
        std::log(std::max(std::abs(value - centre), std::numeric_limits<float>::min() + 0.0)));
  }
  return logs;
}

}  // namespace

double subbotin_shape(std::span<const double> values) {
  constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
  if (values.size() < kFewest) return kNothing;
  const auto [least, greatest] = std::ranges::minmax_element(values);
  if (*least == *greatest) return kNothing;
  const std::vector<double> logs = log_distances(values);
  // Golden section: the likelihood has one top.
  const double golden = (std::sqrt(5.0) - 1) / 2;
  double low = kLowest;
  double high = kHighest;
  for (int cut = 0; cut < kCuts; ++cut) {
    const double left = high - golden * (high - low);
    const double right = low + golden * (high - low);
    if (likelihood(logs, left) < likelihood(logs, right)) {
      low = left;
    } else {
      high = right;
    }
  }
  return (low + high) / 2;
}

}  // namespace spearhead::output
