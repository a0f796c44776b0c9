#include "output/analysis/paired_effect.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <stdexcept>
#include <vector>

#include "output/analysis/interval.h"

namespace spearhead::output {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// `halves`: in how many futures the arm is higher, counted in halves.
Verdict judge(const PairedEffect& effect, std::uint64_t halves) {
  if (effect.n < kFewestForVerdict) return Verdict::too_few_futures;
  // Comparisons with what is not a number are false: no interval, no clear effect.
  const bool above = effect.mean_lo95 > 0;
  const bool below = effect.mean_hi95 < 0;
  if (!above && !below) return Verdict::no_clear_effect;
  // In whole numbers, for 7 / 20 is none in binary.
  const std::uint64_t twentieths = 10 * halves;
  const std::uint64_t n = effect.n;
  if (twentieths >= 7 * n && twentieths <= 13 * n) return Verdict::no_clear_effect;
  return above ? Verdict::higher : Verdict::lower;
}

PairedEffect nothing_known(std::size_t n) {
  PairedEffect effect;
  effect.effect_mean = effect.mean_lo95 = effect.mean_hi95 = kNothing;
  effect.p05 = effect.p95 = effect.share_better = effect.variance_ratio = kNothing;
  effect.largest_share = effect.mean_without = kNothing;
  effect.n = static_cast<std::uint32_t>(n);
  effect.verdict = judge(effect, 0);
  return effect;
}

/// What the largest difference weighs, and the mean of the others.
void weigh_largest(const std::vector<double>& differences, PairedEffect& effect) {
  double largest = 0;
  double sizes = 0;
  for (const double value : differences) {
    sizes += std::abs(value);
    if (std::abs(value) > std::abs(largest)) largest = value;
  }
  const auto n = static_cast<double>(differences.size());
  effect.largest_share = sizes > 0 ? std::abs(largest) / sizes : 0;
  effect.mean_without = n > 1 ? (n * effect.effect_mean - largest) / (n - 1) : kNothing;
}

std::uint32_t count_if(const std::vector<double>& values, bool (*fits)(double)) {
  return static_cast<std::uint32_t>(std::ranges::count_if(values, fits));
}

}  // namespace

const char* verdict_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::higher:
      return "higher";
    case Verdict::lower:
      return "lower";
    case Verdict::too_few_futures:
      return "too few futures";
    case Verdict::no_clear_effect:
      break;
  }
  return "no clear effect";
}

double mean(std::span<const double> values) {
  if (values.empty()) return kNothing;
  // Measured from the first value: the mean of equal values is that value, to the last bit.
  const double origin = values.front();
  double sum = 0;
  for (const double value : values) sum += value - origin;
  return origin + sum / static_cast<double>(values.size());
}

double quantile(std::span<const double> sorted, double share) {
  if (sorted.empty()) throw std::invalid_argument("a quantile of nothing");
  const double position = static_cast<double>(sorted.size() - 1) * share;
  const auto below = static_cast<std::size_t>(position);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  const double weight = position - static_cast<double>(below);
  return sorted[below] + weight * (sorted[above] - sorted[below]);
}

PairedEffect paired_effect(std::span<const double> arm, std::span<const double> baseline) {
  const std::size_t n = arm.size();
  if (n == 0 || n != baseline.size()) {
    throw std::invalid_argument("a paired effect compares equally many futures, at least one");
  }
  std::vector<double> differences(n);
  std::ranges::transform(arm, baseline, differences.begin(), std::minus<>());
  const auto unknown = [](double value) { return !std::isfinite(value); };
  if (std::ranges::any_of(differences, unknown)) return nothing_known(n);

  PairedEffect effect;
  effect.n = static_cast<std::uint32_t>(n);
  effect.effect_mean = mean(differences);
  const double paired_variance = variance(differences);
  const double reach = half_width(paired_variance, n);
  effect.mean_lo95 = effect.effect_mean - reach;
  effect.mean_hi95 = effect.effect_mean + reach;
  effect.better = count_if(differences, [](double value) { return value > 0; });
  effect.equal = count_if(differences, [](double value) { return value == 0; });
  effect.share_better = static_cast<double>(effect.better) / static_cast<double>(n);
  effect.variance_ratio = (variance(arm) + variance(baseline)) / paired_variance;
  weigh_largest(differences, effect);
  std::ranges::sort(differences);
  effect.p05 = quantile(differences, 0.05);
  effect.p95 = quantile(differences, 0.95);
  effect.verdict = judge(effect, std::uint64_t{2} * effect.better);
  return effect;
}

bool rests_on_one_future(const PairedEffect& effect) {
  return effect.n >= kFewestForVerdict && effect.largest_share >= kCarriesAlone;
}

bool is_clear(Verdict verdict) { return verdict == Verdict::higher || verdict == Verdict::lower; }

PairedEffect mutual_effect(std::span<const double> arm, std::span<const double> other) {
  PairedEffect effect = paired_effect(arm, other);
  effect.verdict = judge(effect, std::uint64_t{2} * effect.better + effect.equal);
  return effect;
}

}  // namespace spearhead::output
