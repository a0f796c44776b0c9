#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

#include "output/analysis/firm_sizes.h"
#include "output/analysis/groups.h"
#include "output/analysis/growth_shape.h"
#include "output/analysis/interval.h"
#include "output/analysis/moments.h"
#include "output/analysis/specialisation.h"
#include "output/analysis/survival.h"

namespace spearhead::output {
namespace {

/// Values at the middles of `n` equal parts of a law, from its quantile function: a sample without
/// luck.
template <class Quantile>
std::vector<double> sample_of(std::size_t n, const Quantile& quantile_at) {
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) {
    values.push_back(quantile_at((static_cast<double>(i) + 0.5) / static_cast<double>(n)));
  }
  return values;
}

double laplace_quantile(double u) { return u < 0.5 ? std::log(2 * u) : -std::log(2 * (1 - u)); }

/// Of the normal law, by bisection of its distribution function.
double normal_quantile(double u) {
  double low = -10;
  double high = 10;
  for (int cut = 0; cut < 60; ++cut) {
    const double middle = (low + high) / 2;
    (std::erfc(-middle / std::sqrt(2.0)) / 2 < u ? low : high) = middle;
  }
  return low;
}

TEST_CASE("the sizes of a Pareto law give its exponent", "[analysis]") {
  const double exponent = GENERATE(0.9, 1.06, 1.4);
  const std::vector<double> sizes =
      sample_of(5000, [&](double u) { return 5 * std::pow(1 - u, -1 / exponent); });
  CHECK(rank_size_exponent(sizes, 20) == Approx(exponent).epsilon(0.02));
}

TEST_CASE("the exponent is that of the tail: what is smaller does not count", "[analysis]") {
  std::vector<double> sizes =
      sample_of(2000, [](double u) { return 20 * std::pow(1 - u, -1 / 1.2); });
  const double alone = rank_size_exponent(sizes, 20);
  sizes.insert(sizes.end(), 3000, 4.0);
  CHECK(rank_size_exponent(sizes, 20) == alone);
}

TEST_CASE("nine firms have no exponent", "[analysis]") {
  CHECK(std::isnan(rank_size_exponent(std::vector<double>(9, 30.0), 20)));
}

TEST_CASE("small firms are counted with their staff, the limit not among them", "[analysis]") {
  const SmallFirms small = small_firms(std::vector<double>{10, 40, 50, 100}, 50);
  CHECK(small.of_firms == 0.5);
  CHECK(small.of_staff == 0.25);
}

TEST_CASE("growth of a double exponential law has shape 1, of a normal law 2", "[analysis]") {
  CHECK(subbotin_shape(sample_of(4000, laplace_quantile)) == Approx(1).margin(0.03));
  CHECK(subbotin_shape(sample_of(4000, normal_quantile)) == Approx(2).margin(0.06));
}

TEST_CASE("the shape of growth knows neither place nor scale", "[analysis]") {
  std::vector<double> growth = sample_of(1000, laplace_quantile);
  const double shape = subbotin_shape(growth);
  for (double& value : growth) value = 0.02 + 0.1 * value;
  CHECK(subbotin_shape(growth) == Approx(shape).epsilon(1e-4));
}

TEST_CASE("a mixture of calm and wild firms has a shape below the double exponential's",
          "[analysis]") {
  std::vector<double> growth = sample_of(1000, laplace_quantile);
  for (const double wild : sample_of(1000, laplace_quantile)) growth.push_back(10 * wild);
  CHECK(subbotin_shape(growth) < 0.8);
}

TEST_CASE("growth that all firms share, or that few firms have, has no shape", "[analysis]") {
  CHECK(std::isnan(subbotin_shape(std::vector<double>(100, 0.1))));
  CHECK(std::isnan(subbotin_shape(sample_of(29, laplace_quantile))));
}

TEST_CASE("firms are compared with the mean of their group, small groups left out", "[analysis]") {
  const std::vector<Grouped> values{{1, 3}, {2, 10}, {1, 5}, {2, 14}, {3, 100}};
  CHECK(within_groups(values, 2) == std::vector<double>{-1, 1, -2, 2});
}

TEST_CASE("the distance of deciles is the mean over groups, whatever their levels", "[analysis]") {
  std::vector<Grouped> values;
  for (int i = 0; i <= 10; ++i) values.push_back({1, 100 + 0.1 * i});
  for (int i = 0; i <= 10; ++i) values.push_back({2, 0.2 * i});
  values.push_back({3, 1000});
  CHECK(decile_distance(values, 10) == Approx(1.2));
  CHECK(std::isnan(decile_distance(values, 12)));
}

TEST_CASE("under a constant hazard the part of a cohort that is left is the power of it",
          "[analysis]") {
  const double kept = 0.95;
  Cohorts cohorts(4);
  for (std::size_t step = 0; step < 20; ++step) {
    // More open in every step; the first ones stay for ever and must not count.
    const auto opened = [](std::size_t when) { return 100.0 + 10 * static_cast<double>(when); };
    const double left = step < 4 ? 0 : opened(step - 4) * (step - 4 < 8 ? 1 : std::pow(kept, 4));
    cohorts.take(opened(step), left);
  }
  CHECK(cohorts.part_left(8) == Approx(std::pow(kept, 4)));
  CHECK(cohorts.part_left(0) > std::pow(kept, 4));
  CHECK(std::isnan(cohorts.part_left(16)));
}

TEST_CASE("a straight line has its slope, and that times the deviation", "[analysis]") {
  const std::vector<double> x{1, 2, 3, 4};
  const std::vector<double> y{5, 3, 1, -1};
  CHECK(slope(x, y) == Approx(-2));
  CHECK(slope_per_deviation(x, y) == Approx(-2 * std::sqrt(5.0 / 3)));
  CHECK(std::isnan(slope(std::vector<double>(4, 1.0), y)));
}

TEST_CASE("skewness is that of the exponential law, and none of a symmetric one", "[analysis]") {
  const auto exponential = sample_of(200000, [](double u) { return -std::log(1 - u); });
  CHECK(skewness(exponential) == Approx(2).epsilon(0.01));
  CHECK(skewness(sample_of(1000, laplace_quantile)) == Approx(0).margin(1e-9));
  CHECK(std::isnan(skewness(std::vector<double>{1, 2})));
}

TEST_CASE("concentration is known for equal and for unequal parts", "[analysis]") {
  CHECK(herfindahl(std::vector<double>(20, 3.0)) == Approx(0.05));
  CHECK(herfindahl(std::vector<double>{3, 1}) == Approx(0.625));
  CHECK(share_of_top({1, 1, 1, 1, 1, 1, 1, 1, 1, 11}, 0.1) == Approx(0.55));
  CHECK(share_of_top({5}, 0.1) == 1);
  CHECK(std::isnan(share_of_top({}, 0.1)));
}

TEST_CASE("location quotients compare shares", "[analysis]") {
  const std::vector<double> quotients =
      location_quotients(std::vector<double>{30, 10}, std::vector<double>{500, 500});
  CHECK(quotients == std::vector<double>{1.5, 0.5});
}

TEST_CASE("density is the part of relatedness that goes to strong sectors, not to itself",
          "[analysis]") {
  const std::vector<double> relatedness{1, 0.6, 0.2, 0.2};
  const std::vector<double> quotients{3, 1.5, 0.9, 1.1};
  CHECK(density_around(0, relatedness, quotients, 1) == Approx(0.8));
}

TEST_CASE("a mean comes with its t interval", "[analysis]") {
  const MeanInterval interval = mean_interval(std::vector<double>{1, 2, 3});
  CHECK(interval.mean == 2);
  CHECK(interval.hi95 - interval.mean == Approx(4.302653 / std::sqrt(3.0)));
  CHECK(interval.mean - interval.lo95 == Approx(interval.hi95 - interval.mean));
  CHECK(std::isnan(mean_interval(std::vector<double>{1}).lo95));
  CHECK(std::isnan(mean_interval({}).mean));
}

}  // namespace
}  // namespace spearhead::output
