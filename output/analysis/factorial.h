#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace spearhead::output {

/// The programmes of an arm: by id, what defines each. Two programmes are the same when both agree.
using Programmes = std::map<std::string, std::string>;

/// Three arms that are, beside the baseline, a factorial design; numbers of arms.
struct FactorialDesign {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t both = 0;

  friend bool operator==(const FactorialDesign&, const FactorialDesign&) = default;
};

/// All designs among `arms`, of which the first is the baseline: `both` has the programmes of the
/// two and no others, the two share those of the baseline only, and each has one more than it.
std::vector<FactorialDesign> factorial_designs(std::span<const Programmes> arms);

}  // namespace spearhead::output
