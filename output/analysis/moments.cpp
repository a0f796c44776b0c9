#include "output/analysis/moments.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "output/analysis/interval.h"
#include "output/analysis/paired_effect.h"

namespace spearhead::output {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Mean of (value - mean)^power.
double central_moment(std::span<const double> values, int power) {
  const double centre = mean(values);
  double sum = 0;
  for (const double value : values) sum += std::pow(value - centre, power);
  return sum / static_cast<double>(values.size());
}

}  // namespace

double slope(std::span<const double> x, std::span<const double> y) {
  if (x.size() != y.size()) throw std::invalid_argument("a line through pairs of values");
  const double x_mean = mean(x);
  const double y_mean = mean(y);
  double products = 0;
  double squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    products += (x[i] - x_mean) * (y[i] - y_mean);
    squares += (x[i] - x_mean) * (x[i] - x_mean);
  }
  return squares > 0 ? products / squares : kNothing;
}

double slope_per_deviation(std::span<const double> x, std::span<const double> y) {
  return slope(x, y) * std::sqrt(variance(x));
}

double skewness(std::span<const double> values) {
  if (values.size() < 3) return kNothing;
  const double spread = std::sqrt(central_moment(values, 2));
  return spread > 0 ? central_moment(values, 3) / (spread * spread * spread) : kNothing;
}

double herfindahl(std::span<const double> values) {
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  double squares = 0;
  for (const double value : values) squares += value * value;
  return squares / (sum * sum);
}

double share_of_top(std::vector<double> values, double part) {
  std::ranges::sort(values, std::greater<>());
  const double sum = std::accumulate(values.begin(), values.end(), 0.0);
  if (!(sum > 0)) return kNothing;
  const auto count = static_cast<std::ptrdiff_t>(
      std::max(1.0, std::round(part * static_cast<double>(values.size()))));
  return std::accumulate(values.begin(), values.begin() + count, 0.0) / sum;
}

}  // namespace spearhead::output
