#include "output/effect_records.h"

#include <cstdint>
#include <utility>

namespace spearhead::output {
namespace {

template <class T>
std::vector<T> joined(std::vector<T> first, const std::vector<T>& middle,
                      const std::vector<T>& last) {
  first.insert(first.end(), middle.begin(), middle.end());
  first.insert(first.end(), last.begin(), last.end());
  return first;
}

}  // namespace

std::vector<std::string> with_effect_columns(std::vector<std::string> before,
                                             const std::vector<std::string>& after) {
  return joined(std::move(before),
                {"effect_mean", "mean_lo95", "mean_hi95", "p05", "p95", "share_better", "n"},
                after);
}

std::vector<Cell> with_effect_cells(std::vector<Cell> before, const PairedEffect& effect,
                                    const std::vector<Cell>& after) {
  return joined(std::move(before),
                {effect.effect_mean, effect.mean_lo95, effect.mean_hi95, effect.p05, effect.p95,
                 effect.share_better, std::int64_t{effect.n}},
                after);
}

}  // namespace spearhead::output
