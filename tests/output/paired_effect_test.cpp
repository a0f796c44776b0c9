#include "output/analysis/paired_effect.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace spearhead::output {
namespace {

using Series = std::vector<double>;

/// `higher` futures above the baseline by 10, the rest below by 1: a mean clearly above 0.
PairedEffect effect_with_share(std::uint32_t higher, std::uint32_t n) {
  Series arm(n, -1.0);
  for (std::uint32_t i = 0; i < higher; ++i) arm[i] = 10;
  return paired_effect(arm, Series(n, 0.0));
}

}  // namespace

TEST_CASE("an effect that one future carries says so, and what it is without", "[output]") {
  Series arm(20, 1.0);
  arm[7] = 101;
  const PairedEffect effect = paired_effect(arm, Series(20, 0.0));
  CHECK(effect.effect_mean == Approx(6));
  CHECK(effect.largest_share == Approx(101.0 / 120));
  CHECK(effect.mean_without == Approx(1));
  CHECK(rests_on_one_future(effect));
  arm[7] = -101;
  CHECK(rests_on_one_future(paired_effect(arm, Series(20, 0.0))));
  arm[7] = 10;
  CHECK_FALSE(rests_on_one_future(paired_effect(arm, Series(20, 0.0))));
  const PairedEffect none = paired_effect(Series(20, 3.0), Series(20, 3.0));
  CHECK(none.largest_share == 0);
  CHECK_FALSE(rests_on_one_future(none));
  CHECK_FALSE(rests_on_one_future(paired_effect(Series{5, 0}, Series{0, 0})));
}

TEST_CASE("a paired effect is what one computes by hand", "[output]") {
  // Differences 1 2 3 4 5: mean 3, variance 2.5, t(4, 0.975) = 2.7764451052.
  const Series baseline{10, 20, 30, 40, 50};
  const Series arm{13, 21, 34, 42, 55};
  const PairedEffect effect = paired_effect(arm, baseline);
  CHECK(effect.effect_mean == Approx(3));
  const double reach = 2.7764451052 * std::sqrt(2.5 / 5);
  CHECK(effect.mean_lo95 == Approx(3 - reach).epsilon(1e-9));
  CHECK(effect.mean_hi95 == Approx(3 + reach).epsilon(1e-9));
  // Type 7: position 0.05 * 4 = 0.2 beyond the lowest.
  CHECK(effect.p05 == Approx(1.2));
  CHECK(effect.p95 == Approx(4.8));
  CHECK(effect.share_better == 1.0);
  CHECK(effect.better == 5);
  CHECK(effect.n == 5);
  // Variances of the arms: 250 and 277.5; a pair of unrelated futures has their sum.
  CHECK(effect.variance_ratio == Approx((250 + 277.5) / 2.5));
}

TEST_CASE("with many futures the interval of the mean is that of a normal law", "[output]") {
  Series arm;
  for (int i = 0; i < 1'000'000; ++i) arm.push_back(i % 2 == 0 ? 3 : 1);
  const PairedEffect effect = paired_effect(arm, Series(arm.size(), 0.0));
  CHECK(effect.effect_mean == Approx(2));
  CHECK(effect.mean_hi95 - effect.effect_mean == Approx(1.959964 / 1000).epsilon(1e-5));
  CHECK(effect.p05 == 1);
  CHECK(effect.p95 == 3);
}

TEST_CASE("an interval of the mean that holds 0 gives no clear effect", "[output]") {
  const Series arm{-1, 2, 3, -2, 9, 8, 7, 6, -30, 5};
  const PairedEffect effect = paired_effect(arm, Series(arm.size(), 0.0));
  CHECK(effect.effect_mean == Approx(0.7));
  CHECK(effect.mean_lo95 < 0);
  CHECK(effect.verdict == Verdict::no_clear_effect);
}

TEST_CASE("better in 7 to 13 of 20 futures is no clear effect, whatever the mean", "[output]") {
  CHECK(effect_with_share(14, 20).mean_lo95 > 0);
  CHECK(effect_with_share(14, 20).verdict == Verdict::higher);
  CHECK(effect_with_share(13, 20).mean_lo95 > 0);
  CHECK(effect_with_share(13, 20).verdict == Verdict::no_clear_effect);
  CHECK(effect_with_share(7, 20).verdict == Verdict::no_clear_effect);
  CHECK(effect_with_share(35, 100).verdict == Verdict::no_clear_effect);
  CHECK(effect_with_share(650, 1000).verdict == Verdict::no_clear_effect);
  CHECK(effect_with_share(651, 1000).verdict == Verdict::higher);
}

TEST_CASE("between two arms a future in which both are equal counts half for each", "[output]") {
  struct Case {
    std::size_t up, down, equal;
    Verdict verdict;
  };
  // 82, 57 and 70 of 100 when ties are shared.
  for (const Case& each :
       {Case{64, 0, 36, Verdict::higher}, Case{20, 6, 74, Verdict::no_clear_effect},
        Case{45, 5, 50, Verdict::higher}}) {
    INFO(each.up << "/" << each.down << "/" << each.equal);
    Series arm(each.up, 8.0);
    arm.insert(arm.end(), each.down, 6.0);
    arm.insert(arm.end(), each.equal, 7.0);
    const Series other(arm.size(), 7.0);
    const PairedEffect forth = mutual_effect(arm, other);
    CHECK(forth.equal == each.equal);
    CHECK(forth.mean_lo95 > 0);
    CHECK(forth.verdict == each.verdict);
    const PairedEffect back = mutual_effect(other, arm);
    CHECK(back.verdict == (each.verdict == Verdict::higher ? Verdict::lower : each.verdict));
    // Against a twin a tie is not higher.
    CHECK(paired_effect(arm, other).verdict ==
          (each.up > 35 ? Verdict::no_clear_effect : Verdict::higher));
  }
}

TEST_CASE("arm and baseline changed over change the sign of an effect", "[output]") {
  const Series one{4, 7, 1, 8, 4, 6, 5, 6, 7, 8};
  const Series other{1, 2, 0, 5, 3, 1, 2, 4, 3, 7};
  const PairedEffect forth = paired_effect(one, other);
  const PairedEffect back = paired_effect(other, one);
  CHECK(back.effect_mean == Approx(-forth.effect_mean));
  CHECK(back.mean_lo95 == Approx(-forth.mean_hi95));
  CHECK(back.p05 == Approx(-forth.p95));
  CHECK(back.variance_ratio == Approx(forth.variance_ratio));
  CHECK(forth.verdict == Verdict::higher);
  CHECK(back.verdict == Verdict::lower);
  CHECK(back.share_better == 0.0);
}

TEST_CASE("an arm that is its twin has no effect, and a tie is not better", "[output]") {
  const Series same{4.1, 7.3, 1.9, 8.2, 3.3, 0.1, 5.7, 6.1, 2.9, 4.4};
  const PairedEffect effect = paired_effect(same, same);
  CHECK(effect.effect_mean == 0);
  CHECK(effect.mean_lo95 == 0);
  CHECK(effect.mean_hi95 == 0);
  CHECK(effect.share_better == 0);
  CHECK(effect.verdict == Verdict::no_clear_effect);
}

TEST_CASE("an effect that is equal in all futures is known exactly", "[output]") {
  const PairedEffect effect = paired_effect(Series(10, 0.1), Series(10, 0.0));
  CHECK(effect.effect_mean == 0.1);
  CHECK(effect.mean_lo95 == 0.1);
  CHECK(effect.mean_hi95 == 0.1);
  CHECK(effect.verdict == Verdict::higher);
}

TEST_CASE("fewer than ten futures show an effect and its interval, but no verdict", "[output]") {
  const PairedEffect few = paired_effect(Series(9, 0.1), Series(9, 0.0));
  CHECK(few.effect_mean == 0.1);
  CHECK(few.mean_lo95 == 0.1);
  CHECK(few.verdict == Verdict::too_few_futures);
  CHECK(std::string(verdict_text(few.verdict)) == "too few futures");
  CHECK(paired_effect(Series(10, 0.1), Series(10, 0.0)).verdict == Verdict::higher);
}

TEST_CASE("one future gives a difference but no interval and no verdict", "[output]") {
  const PairedEffect effect = paired_effect(Series{5}, Series{3});
  CHECK(effect.effect_mean == 2);
  CHECK(std::isnan(effect.mean_lo95));
  CHECK(std::isnan(effect.mean_hi95));
  CHECK(std::isnan(effect.variance_ratio));
  CHECK(effect.p05 == 2);
  CHECK(effect.n == 1);
  CHECK(effect.verdict == Verdict::too_few_futures);
}

TEST_CASE("what is not a number makes no number", "[output]") {
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  for (const double value : {nothing, infinite}) {
    Series arm(10, 1.0);
    arm[3] = value;
    const PairedEffect effect = paired_effect(arm, Series(10, 0.0));
    CHECK(std::isnan(effect.effect_mean));
    CHECK(std::isnan(effect.p95));
    CHECK(std::isnan(effect.share_better));
    CHECK(effect.n == 10);
    CHECK(effect.verdict == Verdict::no_clear_effect);
  }
}

TEST_CASE("series of different lengths cannot be paired", "[output]") {
  CHECK_THROWS_AS(paired_effect(Series{1, 2}, Series{1}), std::invalid_argument);
  CHECK_THROWS_AS(paired_effect(Series{}, Series{}), std::invalid_argument);
}

}  // namespace spearhead::output
