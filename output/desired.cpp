#include "output/desired.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace spearhead::output {
namespace {

constexpr std::string_view kLess[] = {"unemployment_rate", "deaths", "public_outlay"};
constexpr std::string_view kNeither[] = {"foreign_employment", "partnerships_per_firm", "hhi",
                                         "related_variety", "unrelated_variety"};

}  // namespace

Desired desired(const std::string& indicator) {
  if (std::ranges::find(kLess, indicator) != std::end(kLess)) return Desired::less;
  if (std::ranges::find(kNeither, indicator) != std::end(kNeither)) return Desired::neither;
  return Desired::more;
}

Best best_of(const std::string& indicator) {
  return desired(indicator) == Desired::less ? Best::lowest : Best::highest;
}

}  // namespace spearhead::output
