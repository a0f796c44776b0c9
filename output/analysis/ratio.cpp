#include "output/analysis/ratio.h"

#include <cmath>
#include <stdexcept>

#include "output/analysis/interval.h"
#include "output/analysis/paired_effect.h"

namespace spearhead::output {
namespace {

double covariance(std::span<const double> a, std::span<const double> b) {
  const double mean_a = mean(a);
  const double mean_b = mean(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
  return sum / static_cast<double>(a.size() - 1);
}

}  // namespace

Ratio paired_ratio(std::span<const double> above, std::span<const double> below) {
  if (above.size() != below.size()) throw std::invalid_argument("a ratio is of pairs");
  if (above.size() < 2) return {};
  const double y = mean(above);
  const double x = mean(below);
  // Squared half width of the interval of a mean whose variance is 1.
  const double reach = half_width(1, above.size());
  const double t2 = reach * reach;
  // What is not rejected solves a r^2 - 2 b r + c <= 0.
  const double a = x * x - t2 * variance(below);
  const double b = x * y - t2 * covariance(above, below);
  const double c = y * y - t2 * variance(above);
  if (!(a > 0)) return {};
  const double root = std::sqrt(std::fmax(b * b - a * c, 0));
  return {y / x, (b - root) / a, (b + root) / a, true};
}

}  // namespace spearhead::output
