#include "engine/math/fixed.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"

namespace spearhead::math {
namespace {

std::int64_t sum_of(const std::vector<double>& terms, FixedPoint point) {
  return fixed_sum(static_cast<std::uint32_t>(terms.size()), point,
                   [&](std::uint32_t i) { return terms[i]; });
}

std::vector<double> mixed_terms() {
  std::vector<double> terms;
  for (std::uint64_t i = 0; i < 5000; ++i) {
    const auto size = static_cast<double>(mix(i) % 1'000'000);
    terms.push_back((i % 2 == 0 ? 1 : -0.3) * size / 977);
  }
  return terms;
}

}  // namespace

TEST_CASE("a fixed-point sum is the same in any order and grouping", "[math]") {
  std::vector<double> terms = mixed_terms();
  const std::int64_t whole = sum_of(terms, kMoneyPoint);
  std::ranges::reverse(terms);
  CHECK(sum_of(terms, kMoneyPoint) == whole);
  const std::vector<double> head(terms.begin(), terms.begin() + 1234);
  const std::vector<double> tail(terms.begin() + 1234, terms.end());
  CHECK(sum_of(head, kMoneyPoint) + sum_of(tail, kMoneyPoint) == whole);
}

TEST_CASE("a fixed-point sum is within half a unit per term of the exact sum", "[math]") {
  const std::vector<double> terms = mixed_terms();
  long double exact = 0;
  for (const double term : terms) exact += term;
  const double error =
      from_fixed(sum_of(terms, kMoneyPoint), kMoneyPoint) - static_cast<double>(exact);
  CHECK(std::abs(error) <= 0.5 * static_cast<double>(terms.size()) / kMoneyPoint.scale());
}

TEST_CASE("a fixed-point sum refuses what it cannot hold", "[math]") {
  const double limit = kMoneyPoint.largest_term();
  const double infinity = std::numeric_limits<double>::infinity();
  for (const double bad :
       {1.001 * limit, -1.001 * limit, 3 * limit, -3 * limit, 1e300, -1e300, infinity, -infinity,
        std::numeric_limits<double>::quiet_NaN(), -std::numeric_limits<double>::quiet_NaN()}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(sum_of({1, bad}, kMoneyPoint), ModelError);
    CHECK_THROWS_AS(sum_of({bad, -bad}, kMoneyPoint), ModelError);
  }
}

TEST_CASE("the largest terms of a fixed-point sum are exact", "[math]") {
  const double large = 0.999 * kMoneyPoint.largest_term();
  CHECK(sum_of({large, -large}, kMoneyPoint) == 0);
  const double whole = std::floor(large);
  CHECK(from_fixed(sum_of({whole, whole, -1}, kMoneyPoint), kMoneyPoint) == 2 * whole - 1);
}

}  // namespace spearhead::math
