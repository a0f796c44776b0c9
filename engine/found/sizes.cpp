#include "engine/found/sizes.h"

#include <algorithm>
#include <cmath>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"

namespace spearhead {
namespace {

// So little employment is nobody.
constexpr double kNobodyAtWork = 1e-6;
// Halvings of the interval in which the smallest size lies: exact to a billionth.
constexpr int kHalvings = 30;

/// Mean of a Pareto law between `smallest` and `largest`.
double cut_mean(double smallest, double largest, double exponent) {
  if (smallest >= largest) return largest;
  const double ratio = smallest / largest;
  const double within = 1 - math::power(ratio, exponent);
  if (std::abs(exponent - 1) < 1e-9) return -smallest * math::log(ratio) / within;
  return exponent * smallest / (exponent - 1) * (1 - math::power(ratio, exponent - 1)) / within;
}

}  // namespace

double smallest_of_mean(double mean, double largest, const Parameters& rule) {
  if (mean <= 0) return rule.size_smallest;
  double low = kNobodyAtWork;
  double high = std::min(mean, largest);
  for (int k = 0; k < kHalvings; ++k) {
    const double middle = 0.5 * (low + high);
    (cut_mean(middle, largest, rule.size_exponent) < mean ? low : high) = middle;
  }
  return std::max(low, rule.smallest_firm);
}

std::vector<double> draw_sizes(const Parameters& rule, const Draws& draws, Key segment,
                               double employment, double firms) {
  std::vector<double> sizes;
  const double largest = std::max(
      rule.size_smallest, std::min(rule.size_largest, rule.size_largest_share * employment));
  const double mean = firms > 0 ? employment / firms : 0;
  const double smallest = smallest_of_mean(mean, largest, rule);
  double missing = employment;
  for (std::uint32_t k = 0; missing > kNobodyAtWork; ++k) {
    const double u = draws.words(purpose::founding_size, key_of({segment, k})).uniform(0);
    // The cut law by inversion.
    const double kept = 1 - math::power(smallest / largest, rule.size_exponent);
    const double size = smallest < largest
                            ? smallest * math::power(1 - u * kept, -1 / rule.size_exponent)
                            : largest;
    // What is too little for a firm of its own joins the last one.
    if (missing < rule.smallest_firm && !sizes.empty()) {
      sizes.back() += missing;
      break;
    }
    sizes.push_back(std::min(size, missing));
    missing -= sizes.back();
  }
  return sizes;
}

}  // namespace spearhead
