#include "output/analysis/holm.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace spearhead::output {

std::vector<double> holm(std::span<const double> p_values) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < p_values.size(); ++i) {
    if (std::isfinite(p_values[i])) order.push_back(i);
  }
  std::ranges::sort(order, {}, [&](std::size_t i) { return p_values[i]; });
  std::vector<double> corrected(p_values.begin(), p_values.end());
  double floor = 0;  // what stands behind is never clearer than what stands before
  for (std::size_t rank = 0; rank < order.size(); ++rank) {
    const auto left = static_cast<double>(order.size() - rank);
    floor = std::max(floor, std::min(1.0, left * p_values[order[rank]]));
    corrected[order[rank]] = floor;
  }
  return corrected;
}

}  // namespace spearhead::output
