#include "output/analysis/holm.h"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "output/analysis/interval.h"

namespace spearhead::output {

using Values = std::vector<double>;

TEST_CASE("Holm's correction is what one computes by hand", "[compare][holm]") {
  // Sorted: 0.01 x 4, 0.02 x 3, 0.03 x 2 (held up by 0.06), 0.5 x 1.
  const Values corrected = holm(Values{0.03, 0.01, 0.5, 0.02});
  CHECK(corrected[1] == Approx(0.04));
  CHECK(corrected[3] == Approx(0.06));
  CHECK(corrected[0] == Approx(0.06));
  CHECK(corrected[2] == Approx(0.5));
}

TEST_CASE("of one there is nothing to correct, and no p-value passes 1", "[compare][holm]") {
  CHECK(holm(Values{0.04}) == Values{0.04});
  CHECK(holm(Values{0.9, 0.8, 0.7})[0] == 1);
  CHECK(holm(Values{}).empty());
}

TEST_CASE("Holm's order of what is looked at means nothing", "[compare][holm]") {
  const Values forth = holm(Values{0.001, 0.2, 0.04, 0.011});
  const Values back = holm(Values{0.011, 0.04, 0.2, 0.001});
  for (std::size_t i = 0; i < forth.size(); ++i) CHECK(forth[i] == back[forth.size() - 1 - i]);
}

TEST_CASE("what has no p-value does not count as looked at", "[compare][holm]") {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const Values corrected = holm(Values{0.02, nothing, 0.5});
  CHECK(corrected[0] == Approx(0.04));
  CHECK(std::isnan(corrected[1]));
}

TEST_CASE("a p-value of 0.05 belongs to an interval that ends at 0", "[compare][holm]") {
  const Values values{1.2, -0.4, 3.1, 2.2, 0.7, 1.9};
  const MeanInterval interval = mean_interval(values);
  Values moved;
  for (const double value : values) moved.push_back(value - interval.lo95);
  CHECK(p_of_mean(moved) == Approx(0.05));
  for (double& value : moved) value = -value;
  CHECK(p_of_mean(moved) == Approx(0.05));
}

TEST_CASE("p-values at the edges", "[compare][holm]") {
  CHECK(p_of_mean(Values{0, 0, 0}) == 1);
  CHECK(p_of_mean(Values{0.1, 0.1, 0.1}) == 0);
  CHECK(p_of_mean(Values{-1, 1}) == Approx(1));
  CHECK(std::isnan(p_of_mean(Values{5})));
  CHECK(std::isnan(p_of_mean(Values{})));
  CHECK(std::isnan(p_of_mean(Values{1, std::numeric_limits<double>::quiet_NaN(), 2})));
}

}  // namespace spearhead::output
