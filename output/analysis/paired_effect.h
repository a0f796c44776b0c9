#pragma once

#include <cstdint>
#include <span>

/// Pure functions on the numbers of a study.
namespace spearhead::output {

/// What is said of an effect.
enum class Verdict : std::uint8_t { no_clear_effect, higher, lower, too_few_futures };

/// "no clear effect", "higher", "lower" or "too few futures".
const char* verdict_text(Verdict verdict);

/// Fewer futures have no verdict. The spread of n differences is itself known to 1 / sqrt(2 (n -
/// 1)) only, at 10 to a quarter; and of a handful all lie on one side by luck far too often.
inline constexpr std::uint32_t kFewestForVerdict = 10;

/// The effect of an arm on one indicator: the differences to the baseline twin, future by future.
/// Two intervals that mean different things: `mean_lo95` to `mean_hi95` says how well the mean over
/// all possible futures is known (t interval; it shrinks with more futures), `p05` to `p95` where
/// the effect lies in nine of ten futures (it does not).
struct PairedEffect {
  double effect_mean = 0;
  double mean_lo95 = 0;
  double mean_hi95 = 0;
  double p05 = 0;  ///< quantiles by linear interpolation (type 7: R, numpy)
  double p95 = 0;
  double share_better = 0;   ///< share of futures in which the arm is strictly higher
  std::uint32_t better = 0;  ///< their number
  std::uint32_t n = 0;       ///< futures
  /// Variance of the difference of two unrelated futures / variance of the paired difference: so
  /// many times fewer futures are needed. Infinite when all paired differences are equal.
  double variance_ratio = 0;
  Verdict verdict = Verdict::no_clear_effect;
  std::uint32_t equal = 0;  ///< futures in which the two are the same
  /// Part that the largest difference has in the sum of the sizes of all, 1 / n to 1; nil when
  /// there is none. Where a single future weighs so much, mean and interval say little.
  double largest_share = 0;
  double mean_without = 0;  ///< mean of the others
};

/// One future carries an effect when its share is this large.
inline constexpr double kCarriesAlone = 0.4;

/// Whether a single one of enough futures for a verdict carries the effect.
bool rests_on_one_future(const PairedEffect& effect);

/// Effect of `arm` against `baseline`, whose i-th values are of the same future.
///
/// The verdict is "too few futures" below `kFewestForVerdict`, else "no clear effect" when the
/// interval of the mean contains 0, or when the arm is higher in 7 to 13 of 20 futures. Where a
/// value is not a number, no result is. \throws std::invalid_argument when the lengths differ or
/// are 0.
PairedEffect paired_effect(std::span<const double> arm, std::span<const double> baseline);

/// The same between two arms of equal rank: in its verdict a future in which both are equal counts
/// half for each, so that it is the same rule the other way round. Against a twin it counts as "not
/// higher". \throws std::invalid_argument as `paired_effect`
PairedEffect mutual_effect(std::span<const double> arm, std::span<const double> other);

/// Whether a verdict says higher or lower.
bool is_clear(Verdict verdict);

/// Quantile of `sorted`, ascending, by linear interpolation between order statistics: position
/// (n - 1) * share. \throws std::invalid_argument when it is empty.
double quantile(std::span<const double> sorted, double share);

/// Arithmetic mean, not a number when `values` is empty.
double mean(std::span<const double> values);

}  // namespace spearhead::output
