#include "output/analysis/firm_sizes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "output/analysis/moments.h"

namespace spearhead::output {
namespace {

constexpr std::size_t kFewest = 10;

}  // namespace

double rank_size_exponent(std::vector<double> sizes, double smallest) {
  std::erase_if(sizes, [&](double size) { return size < smallest; });
  if (sizes.size() < kFewest) return std::numeric_limits<double>::quiet_NaN();
  std::ranges::sort(sizes, std::greater<>());
  std::vector<double> log_size;
  std::vector<double> log_rank;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    log_size.push_back(std::log(sizes[i]));
    log_rank.push_back(std::log(static_cast<double>(i) + 0.5));
  }
  return -slope(log_size, log_rank);
}

SmallFirms small_firms(std::span<const double> sizes, double limit) {
  double firms = 0;
  double staff = 0;
  double all_staff = 0;
  for (const double size : sizes) {
    all_staff += size;
    if (size >= limit) continue;
    firms += 1;
    staff += size;
  }
  return {firms / static_cast<double>(sizes.size()), staff / all_staff};
}

}  // namespace spearhead::output
