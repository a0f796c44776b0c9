#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "output/analysis/best.h"
#include "output/analysis/paired_effect.h"

namespace spearhead::output {

/// What two policies are to each other.
enum class Together : std::uint8_t {
  no_clear_interaction,
  complement,     ///< together they bring more than the sum of both
  duplicate,      ///< less than the sum, and no less than the better one alone
  contradict,     ///< less than the sum, and clearly less than the better one alone, or than each
  more_than_sum,  ///< of an indicator of which more is neither good nor bad
  less_than_sum,  ///< the same
  too_few_futures
};

/// "no clear interaction", "complement", "duplicate", "contradict", "more than the sum", "less than
/// the sum" or "too few futures".
const char* together_text(Together together);

/// An indicator in the four arms of a factorial design; the i-th values are of the same future.
struct FourArms {
  std::span<const double> neither;
  std::span<const double> first;
  std::span<const double> second;
  std::span<const double> both;
};

/// The one of two policies that is better alone, where the futures tell them apart.
enum class BetterAlone : std::uint8_t { not_told, first, second };

/// Whether two policies work as each would alone.
struct Interaction {
  PairedEffect effect;  ///< of both less that of the first less that of the second
  BetterAlone better = BetterAlone::not_told;
  std::optional<PairedEffect> against_better;  ///< both less the better one, where there is one
  Together together = Together::no_clear_interaction;
};

/// The interaction, future by future: (both - neither) - (first - neither) - (second - neither).
/// It is clear when its verdict is (mutual_effect). Its sign in the direction of `best` says
/// whether it is a gain; "contradict" asks that "both" be clearly worse than the better one too, or
/// than each where the two are not told apart. Without a `best` it only is more or less than the
/// sum. \throws std::invalid_argument as `paired_effect`
Interaction interaction(const FourArms& arms, std::optional<Best> best);

}  // namespace spearhead::output
