#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "output/analysis/best.h"
#include "output/analysis/interval.h"

namespace spearhead::output {

/// How much an arm falls behind the best arm of each future: 0 in the futures in which it is the
/// best itself.
struct Regret {
  MeanInterval mean;       ///< over the futures, with its 95 % t interval, which ends at 0
  double p95 = 0;          ///< 95 % of the futures have no more; quantile of type 7
  double share_best = 0;   ///< of the futures in which no other arm is better; ties count for each
  std::uint32_t best = 0;  ///< their number
  std::uint32_t n = 0;     ///< futures
};

/// The regret of which nothing is known.
Regret no_regret(std::size_t futures);

/// One for each of `arms`, whose i-th values are of the same future. Where a value of any arm is
/// not a number, no result is: nobody knows the best arm of that future.
/// \throws std::invalid_argument when the arms have not equally many futures, at least one
std::vector<Regret> regrets(std::span<const std::vector<double>> arms, Best best);

}  // namespace spearhead::output
