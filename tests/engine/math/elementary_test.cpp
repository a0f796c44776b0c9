#include "engine/math/elementary.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/random/draws.h"

namespace spearhead::math {
namespace {

/// Uniform number in [low, high), from a hash.
double at(std::uint64_t i, double low, double high) {
  return low + (high - low) * (static_cast<double>(mix(i) >> 11) * 0x1p-53);
}

constexpr std::uint64_t kPoints = 200'000;

}  // namespace

TEST_CASE("exp agrees with long double to a few units in the last place", "[math]") {
  double worst = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    const double x = at(i, -690, 690);
    const long double exact = std::exp(static_cast<long double>(x));
    worst = std::max(worst, static_cast<double>(std::abs((exp(x) - exact) / exact)));
  }
  CHECK(worst < 4.5e-16);
  CHECK(exp(0) == 1.0);
}

TEST_CASE("exp clamps what it cannot represent instead of giving infinity or zero", "[math]") {
  CHECK(exp(1e9) == exp(700));
  CHECK(exp(-1e9) == exp(-700));
  CHECK(std::isfinite(exp(700)));
  CHECK(exp(-700) > 0);
}

TEST_CASE("log agrees with long double to a few units in the last place", "[math]") {
  double worst = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    const double x = std::exp(at(i, -600, 600));
    const long double exact = std::log(static_cast<long double>(x));
    const long double scale = std::max(std::abs(exact), 1.0L);
    worst = std::max(worst, static_cast<double>(std::abs((log(x) - exact) / scale)));
  }
  CHECK(worst < 4.5e-16);
  CHECK(log(1) == 0.0);
}

TEST_CASE("log is accurate around one, where its value vanishes", "[math]") {
  double worst = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    const double x = at(i, 0.9, 1.1);
    const long double exact = std::log(static_cast<long double>(x));
    if (exact != 0) {
      worst = std::max(worst, static_cast<double>(std::abs((log(x) - exact) / exact)));
    }
  }
  CHECK(worst < 1e-15);
}

TEST_CASE("the cosine of a turn agrees with long double", "[math]") {
  const long double two_pi = 6.283185307179586476925286766559005768L;
  double worst = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    const double u = at(i, 0, 1);
    const long double exact = std::cos(two_pi * static_cast<long double>(u));
    worst = std::max(worst, static_cast<double>(std::abs(cos_turn(u) - exact)));
  }
  CHECK(worst < 1e-15);
}

TEST_CASE("normal numbers have the moments and tails of the normal distribution", "[math]") {
  double sum = 0;
  double squares = 0;
  double fourth = 0;
  std::uint64_t beyond_two = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    const double z = normal(at(2 * i, 1e-16, 1), at(2 * i + 1, 0, 1));
    sum += z;
    squares += z * z;
    fourth += z * z * z * z;
    beyond_two += std::abs(z) > 2 ? 1 : 0;
  }
  const double n = kPoints;
  // Five standard errors each: one false alarm in two million runs, were the points random anew.
  CHECK(sum / n == Approx(0).margin(5 / std::sqrt(n)));
  CHECK(squares / n == Approx(1).margin(5 * std::sqrt(2 / n)));
  CHECK(fourth / n == Approx(3).margin(5 * std::sqrt(96 / n)));
  CHECK(static_cast<double>(beyond_two) / n == Approx(0.0455).margin(5 * std::sqrt(0.0435 / n)));
}

TEST_CASE("Laplace numbers are symmetric with mean size one", "[math]") {
  double size = 0;
  for (std::uint64_t i = 0; i < kPoints; ++i) {
    const double u = at(i, 1e-16, 1);
    size += std::abs(laplace(u));
    REQUIRE(laplace(u) == Approx(-laplace(1 - u)).margin(1e-9));
  }
  CHECK(size / kPoints == Approx(1).margin(5 / std::sqrt(double{kPoints})));
}

TEST_CASE("the bound on a Gumbel number is never below it, and close where it is high", "[math]") {
  double farthest = 0;
  for (std::uint64_t i = 0; i < 200000; ++i) {
    const std::uint64_t bits = mix(i);
    const double u = i % 2 == 0 ? coarse_uniform_from(high_word(bits))
                                : uniform_from(0xFFFFFFFF, low_word(bits));
    const double above = math::gumbel_bound(u) - math::gumbel(u);
    REQUIRE(above > -1e-12);
    if (u > 0.9) farthest = std::max(farthest, above);
  }
  CHECK(farthest < 0.75);
}

TEST_CASE("elementary functions give the same bits with every compiler and instruction set",
          "[math][bits]") {
  std::uint64_t hash = 0;
  for (std::uint64_t i = 0; i < 20'000; ++i) {
    for (const double value : {exp(at(i, -50, 50)), log(at(i, 1e-9, 1e9)), cos_turn(at(i, 0, 1)),
                               normal(at(i, 1e-16, 1), at(i + 1, 0, 1)), laplace(at(i, 1e-16, 1)),
                               power(at(i, 0.1, 1e4), 0.6)}) {
      hash = mix(hash ^ std::bit_cast<std::uint64_t>(value));
    }
  }
  CHECK(hash == 0x21db036c899ae46bULL);
}

}  // namespace spearhead::math
