#include "output/analysis/regret.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <stdexcept>

#include "output/analysis/paired_effect.h"

namespace spearhead::output {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// The best value of each future, turned so that more is better.
std::vector<double> best_values(std::span<const std::vector<double>> arms, Best best) {
  std::vector<double> values(arms.front().size(), -std::numeric_limits<double>::infinity());
  for (const std::vector<double>& arm : arms) {
    for (std::size_t k = 0; k < values.size(); ++k) {
      values[k] = std::max(values[k], oriented(best, arm[k]));
    }
  }
  return values;
}

Regret regret_of(std::vector<double> behind) {
  Regret regret;
  regret.n = static_cast<std::uint32_t>(behind.size());
  regret.mean = mean_interval(behind);
  // Nobody falls behind by less than nothing.
  if (regret.mean.lo95 < 0) regret.mean.lo95 = 0;
  regret.best = static_cast<std::uint32_t>(std::ranges::count(behind, 0.0));
  regret.share_best = static_cast<double>(regret.best) / static_cast<double>(behind.size());
  std::ranges::sort(behind);
  regret.p95 = quantile(behind, 0.95);
  return regret;
}

}  // namespace

Regret no_regret(std::size_t futures) {
  const auto n = static_cast<std::uint32_t>(futures);
  return {{kNothing, kNothing, kNothing, n}, kNothing, kNothing, 0, n};
}

std::vector<Regret> regrets(std::span<const std::vector<double>> arms, Best best) {
  const std::size_t n = arms.empty() ? 0 : arms.front().size();
  const auto other_length = [&](const std::vector<double>& arm) { return arm.size() != n; };
  if (n == 0 || std::ranges::any_of(arms, other_length)) {
    throw std::invalid_argument("regrets compare equally many futures, at least one");
  }
  const auto unknown = [](const std::vector<double>& arm) {
    return !std::ranges::all_of(arm, [](double value) { return std::isfinite(value); });
  };
  if (std::ranges::any_of(arms, unknown)) {
    return std::vector<Regret>(arms.size(), no_regret(n));
  }
  const std::vector<double> top = best_values(arms, best);
  std::vector<Regret> rows;
  for (const std::vector<double>& arm : arms) {
    std::vector<double> behind(n);
    for (std::size_t k = 0; k < n; ++k) behind[k] = top[k] - oriented(best, arm[k]);
    rows.push_back(regret_of(std::move(behind)));
  }
  return rows;
}

}  // namespace spearhead::output
