#include "output/analysis/interval.h"

#include <cmath>
#include <limits>

#include <boost/math/distributions/students_t.hpp>

#include "output/analysis/paired_effect.h"

namespace spearhead::output {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

// In double throughout: Boost's detour by 80-bit numbers aborts under valgrind, which has none.
using InDouble = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Law = boost::math::students_t_distribution<double, InDouble>;

}  // namespace

double variance(std::span<const double> values) {
  if (values.size() < 2) return kNothing;
  const double centre = mean(values);
  double sum = 0;
  for (const double value : values) sum += (value - centre) * (value - centre);
  return sum / static_cast<double>(values.size() - 1);
}

double half_width(double variance_of_one, std::size_t n) {
  if (n < 2) return kNothing;
  const Law law(static_cast<double>(n - 1));
  return boost::math::quantile(law, 0.975) * std::sqrt(variance_of_one / static_cast<double>(n));
}

double p_of_mean(std::span<const double> values) {
  const double centre = mean(values);
  const double spread = variance(values);
  if (!std::isfinite(centre) || !std::isfinite(spread)) return kNothing;
  if (spread == 0) return centre == 0 ? 1 : 0;
  const double error = std::sqrt(spread / static_cast<double>(values.size()));
  const Law law(static_cast<double>(values.size() - 1));
  return 2 * boost::math::cdf(boost::math::complement(law, std::abs(centre) / error));
}

MeanInterval mean_interval(std::span<const double> values) {
  const double centre = mean(values);
  const double reach = half_width(variance(values), values.size());
  return {centre, centre - reach, centre + reach, static_cast<std::uint32_t>(values.size())};
}

}  // namespace spearhead::output
