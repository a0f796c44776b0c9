#include "output/clear_since.h"

namespace spearhead::output {
namespace {

/// -1 or 1: the side of 0 on which the mean lies; 0: not clear.
int side_of(const PairedEffect& effect) {
  if (effect.n < kFewestForVerdict) return 0;
  if (effect.mean_lo95 > 0) return 1;
  return effect.mean_hi95 < 0 ? -1 : 0;
}

}  // namespace

std::vector<std::optional<int>> clear_since(const StudyReader& study,
                                            std::span<const std::string> indicators, int year) {
  const std::vector<Comparison> last = compare_arms(study, indicators, year);
  std::vector<std::optional<int>> since(last.size());
  std::vector<bool> unbroken(last.size(), true);
  for (int then = year; then >= study.description().first_year; --then) {
    const std::vector<Comparison> rows =
        then == year ? last : compare_arms(study, indicators, then);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const int side = side_of(rows[i].effect);
      unbroken[i] = unbroken[i] && side != 0 && side == side_of(last[i].effect);
      if (unbroken[i]) since[i] = then;
    }
  }
  return since;
}

}  // namespace spearhead::output
