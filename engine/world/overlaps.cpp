#include "engine/world/overlaps.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace spearhead {

namespace {

/// What joining two fields is worth to clusters with so much of them.
double value_of(const KnowledgeSpace& space, const Parameters& rule, std::uint32_t f,
                std::uint32_t g, double stock_of_f, double stock_of_g) {
  return space.yield(rule.overlap_absorptive, f, g) * std::sqrt(stock_of_f * stock_of_g);
}

}  // namespace

std::vector<Overlap> overlaps(const KnowledgeSpace& space, const Parameters& rule,
                              std::span<const std::vector<double>> stock, const PastUse& past) {
  const std::uint32_t fields = space.size();
  std::vector<Overlap> found;
  for (std::uint32_t c = 0; c < stock.size(); ++c) {
    for (std::uint32_t d = c + 1; d < stock.size(); ++d) {
      for (std::uint32_t f = 0; f < fields; ++f) {
        for (std::uint32_t g = 0; g < fields; ++g) {
          const double used =
              past.count.empty() ? 0 : past.count[std::size_t{f} * fields + g] / past.halving;
          const double value = value_of(space, rule, f, g, stock[c][f], stock[d][g]) / (1 + used);
          if (value > 0) found.push_back({c, d, f, g, value});
        }
      }
    }
  }
  std::ranges::stable_sort(found, std::greater(), &Overlap::value);
  return found;
}

double overlap_of(const KnowledgeSpace& space, const Parameters& rule,
                  std::span<const double> first, std::span<const double> second) {
  double total = 0;
  for (std::uint32_t f = 0; f < first.size(); ++f) {
    for (std::uint32_t g = 0; g < second.size(); ++g) {
      total += value_of(space, rule, f, g, first[f], second[g]);
    }
  }
  return total;
}

double overlap_of(std::span<const Overlap> overlaps, std::uint32_t first, std::uint32_t second) {
  double total = 0;
  for (const Overlap& overlap : overlaps) {
    const auto pair = std::minmax(first, second);
    if (overlap.first_cluster == pair.first && overlap.second_cluster == pair.second) {
      total += overlap.value;
    }
  }
  return total;
}

}  // namespace spearhead
