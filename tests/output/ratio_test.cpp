#include "output/analysis/ratio.h"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "output/analysis/interval.h"

namespace spearhead::output {

using Values = std::vector<double>;

TEST_CASE("a ratio of exact multiples is exact", "[output][ratio]") {
  const Ratio ratio = paired_ratio(Values{2, 4, 6, 8}, Values{1, 2, 3, 4});
  CHECK(ratio.known);
  CHECK(ratio.value == Approx(2));
  CHECK(ratio.lo95 == Approx(2));
  CHECK(ratio.hi95 == Approx(2));
}

TEST_CASE("over a constant the interval is that of the mean", "[output][ratio]") {
  const Values above{3, 5, 4, 7, 6};
  const Ratio ratio = paired_ratio(above, Values(5, 2));
  const MeanInterval mean = mean_interval(above);
  CHECK(ratio.value == Approx(mean.mean / 2));
  CHECK(ratio.lo95 == Approx(mean.lo95 / 2));
  CHECK(ratio.hi95 == Approx(mean.hi95 / 2));
}

TEST_CASE("at the ends of the interval the t test is on its edge", "[output][ratio]") {
  const Values above{10, 13, 9, 15, 12, 11};
  const Values below{4, 5, 3.5, 5.5, 4.2, 4.4};
  const Ratio ratio = paired_ratio(above, below);
  REQUIRE(ratio.known);
  CHECK(ratio.lo95 < ratio.value);
  CHECK(ratio.hi95 > ratio.value);
  for (const double end : {ratio.lo95, ratio.hi95}) {
    Values rest;
    for (std::size_t i = 0; i < above.size(); ++i) rest.push_back(above[i] - end * below[i]);
    const MeanInterval interval = mean_interval(rest);
    CHECK(std::fmin(std::abs(interval.lo95), std::abs(interval.hi95)) < 1e-9);
  }
}

TEST_CASE("there is no ratio to what may be nothing", "[output][ratio]") {
  CHECK_FALSE(paired_ratio(Values{1, 2, 3, 4}, Values{-1, 1, -2, 2.5}).known);
  CHECK_FALSE(paired_ratio(Values{1}, Values{1}).known);
  CHECK_THROWS_AS(paired_ratio(Values{1, 2}, Values{1}), std::invalid_argument);
}

}  // namespace spearhead::output
