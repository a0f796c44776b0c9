#include "output/analysis/factorial.h"

#include <algorithm>
#include <iterator>

namespace spearhead::output {
namespace {

Programmes shared(const Programmes& one, const Programmes& other) {
  Programmes result;
  std::ranges::set_intersection(one, other, std::inserter(result, result.end()));
  return result;
}

bool form_a_design(const Programmes& baseline, const Programmes& first, const Programmes& second,
                   const Programmes& both) {
  if (first == baseline || second == baseline || shared(first, second) != baseline) return false;
  // As many as the two have together: then it holds nothing else.
  return both.size() == first.size() + second.size() - baseline.size() &&
         std::ranges::includes(both, first) && std::ranges::includes(both, second);
}

}  // namespace

std::vector<FactorialDesign> factorial_designs(std::span<const Programmes> arms) {
  std::vector<FactorialDesign> designs;
  for (std::size_t first = 1; first < arms.size(); ++first) {
    for (std::size_t second = first + 1; second < arms.size(); ++second) {
      for (std::size_t both = 1; both < arms.size(); ++both) {
        if (form_a_design(arms[0], arms[first], arms[second], arms[both])) {
          designs.push_back({first, second, both});
        }
      }
    }
  }
  return designs;
}

}  // namespace spearhead::output
