#include "output/analysis/regret.h"

#include <cmath>
#include <limits>
#include <stdexcept>

#include <catch2/catch.hpp>

#include "output/analysis/paired_effect.h"

namespace spearhead::output {
namespace {

using Arms = std::vector<std::vector<double>>;

const Arms kThree{{5, 1, 4, 9}, {3, 2, 8, 9}, {1, 0, 2, 3}};

}  // namespace

TEST_CASE("regrets are what one computes by hand", "[compare][regret]") {
  // Best of each future: 5, 2, 8, 9.
  const std::vector<Regret> rows = regrets(kThree, Best::highest);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].mean.mean == Approx((0 + 1 + 4 + 0) / 4.0));
  CHECK(rows[1].mean.mean == Approx(2 / 4.0));
  CHECK(rows[2].mean.mean == Approx((4 + 2 + 6 + 6) / 4.0));
  // Ties count for each: the first two share the last future.
  CHECK(rows[0].best == 2);
  CHECK(rows[1].best == 3);
  CHECK(rows[0].share_best == 0.5);
  // Type 7: 0 0 1 4, position 0.95 * 3 = 2.85.
  CHECK(rows[0].p95 == Approx(1 + 0.85 * 3));
  CHECK(rows[0].n == 4);
}

TEST_CASE("the interval of a mean regret is a t interval that ends at 0", "[compare][regret]") {
  const std::vector<Regret> rows = regrets(kThree, Best::highest);
  // 0 1 4 0: variance 3.5833, t(3, 0.975) = 3.1824463053.
  CHECK(rows[0].mean.hi95 == Approx(1.25 + 3.1824463053 * std::sqrt(3.5833333333 / 4)));
  CHECK(rows[0].mean.lo95 == 0);
  CHECK(rows[2].mean.lo95 > 0);
}

TEST_CASE("an arm that is always worst regrets its distance to the best", "[compare][regret]") {
  const std::vector<Regret> rows = regrets(kThree, Best::highest);
  CHECK(rows[2].best == 0);
  CHECK(rows[2].share_best == 0);
  // A dominated arm changes nobody else's regret.
  const std::vector<Regret> without = regrets(Arms{kThree[0], kThree[1]}, Best::highest);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    CHECK(without[arm].mean.mean == rows[arm].mean.mean);
    CHECK(without[arm].p95 == rows[arm].p95);
    CHECK(without[arm].share_best == rows[arm].share_best);
  }
}

TEST_CASE("an arm alone and the dominating one regret nothing", "[compare][regret]") {
  CHECK(regrets(Arms{{3, 1, 2}}, Best::highest)[0].mean.mean == 0);
  const std::vector<Regret> rows = regrets(Arms{{3, 1, 2}, {4, 2, 3}}, Best::highest);
  CHECK(rows[1].mean.mean == 0);
  CHECK(rows[1].mean.hi95 == 0);
  CHECK(rows[1].share_best == 1);
  CHECK(rows[0].mean.mean == 1);
}

TEST_CASE("the order of arms changes no regret", "[compare][regret]") {
  const std::vector<Regret> forth = regrets(kThree, Best::highest);
  const std::vector<Regret> back = regrets(Arms{kThree[2], kThree[1], kThree[0]}, Best::highest);
  for (std::size_t arm = 0; arm < 3; ++arm) {
    CHECK(forth[arm].mean.mean == back[2 - arm].mean.mean);
    CHECK(forth[arm].p95 == back[2 - arm].p95);
    CHECK(forth[arm].best == back[2 - arm].best);
  }
}

TEST_CASE("where less is better the lowest arm is the best", "[compare][regret]") {
  Arms negative = kThree;
  for (auto& arm : negative) {
    for (double& value : arm) value = -value;
  }
  const std::vector<Regret> high = regrets(kThree, Best::highest);
  const std::vector<Regret> low = regrets(negative, Best::lowest);
  for (std::size_t arm = 0; arm < 3; ++arm) {
    CHECK(high[arm].mean.mean == low[arm].mean.mean);
    CHECK(high[arm].best == low[arm].best);
  }
}

TEST_CASE("a regret is never less than the paired loss to any other arm", "[compare][regret]") {
  const std::vector<Regret> rows = regrets(kThree, Best::highest);
  for (std::size_t one = 0; one < 3; ++one) {
    for (std::size_t other = 0; other < 3; ++other) {
      CHECK(rows[one].mean.mean >= paired_effect(kThree[other], kThree[one]).effect_mean);
    }
  }
}

TEST_CASE("one future has a regret and no interval", "[compare][regret]") {
  const std::vector<Regret> rows = regrets(Arms{{1}, {3}}, Best::highest);
  CHECK(rows[0].mean.mean == 2);
  CHECK(std::isnan(rows[0].mean.lo95));
  CHECK(rows[0].p95 == 2);
  CHECK(rows[1].share_best == 1);
}

TEST_CASE("where an arm has no number nobody knows the best", "[compare][regret]") {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const std::vector<Regret> rows = regrets(Arms{{1, 2}, {nothing, 4}}, Best::highest);
  for (const Regret& row : rows) {
    CHECK(std::isnan(row.mean.mean));
    CHECK(std::isnan(row.share_best));
    CHECK(std::isnan(row.p95));
    CHECK(row.n == 2);
  }
}

TEST_CASE("regrets take equally many futures, at least one", "[compare][regret]") {
  CHECK_THROWS_AS(regrets(Arms{{1, 2}, {1}}, Best::highest), std::invalid_argument);
  CHECK_THROWS_AS(regrets(Arms{{}, {}}, Best::highest), std::invalid_argument);
  CHECK_THROWS_AS(regrets(Arms{}, Best::highest), std::invalid_argument);
}

}  // namespace spearhead::output
