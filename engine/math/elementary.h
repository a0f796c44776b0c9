#pragma once

#include <bit>
#include <cmath>
#include <cstdint>

/// Elementary functions of the model's state. They use only IEEE additions, multiplications,
/// divisions and square roots in a fixed order, without branches: the same bits with every compiler
/// and instruction set, and the compiler turns loops over them into vector code. The C library's
/// functions differ between processors and are not used in model state.
namespace spearhead::math {

namespace detail {

/// Adding and subtracting this rounds |x| < 2^51 to the nearest integer, ties to even, and leaves
/// the integer in the low bits of the sum.
inline constexpr double kRound = 0x1.8p52;

inline double from_bits(std::uint64_t bits) { return std::bit_cast<double>(bits); }
inline std::uint64_t to_bits(double value) { return std::bit_cast<std::uint64_t>(value); }

}  // namespace detail

/// e^x. Relative error below 4e-16 for -700 <= x <= 700; arguments outside are clamped to it.
inline double exp(double x) {
  x = x < -700 ? -700 : x;
  x = x > 700 ? 700 : x;
  const double shifted = x * 1.4426950408889634 + detail::kRound;
  const double k = shifted - detail::kRound;
  // ln 2 in two parts, the first with trailing zeros so that k * part is exact (Cody and Waite).
  const double r = (x - k * 0x1.62e42fee00000p-1) - k * 0x1.a39ef35793c76p-33;
  // Taylor series to degree 13 on |r| <= ln(2)/2: the remainder is below 2^-57.
  double p = 1.0 / 6227020800.0;
  p = p * r + 1.0 / 479001600.0;
  p = p * r + 1.0 / 39916800.0;
  p = p * r + 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  const std::uint64_t exponent = (detail::to_bits(shifted) + 1023) << 52;
  return p * detail::from_bits(exponent);
}

/// Natural logarithm of a positive normal number; absolute error below 4e-16 near 1, relative below
/// 4e-16 elsewhere. Zero, negative and subnormal arguments have no meaning in the model and give an
/// unspecified finite number.
inline double log(double x) {
  // x = 2^k * m with m in [sqrt(1/2), sqrt(2)).
  const std::uint64_t bits = detail::to_bits(x);
  const std::uint64_t shifted = bits - 0x3FE6A09E667F3BCDULL;
  const std::uint64_t k_bits = (shifted >> 52) & 0xFFF;
  // Signed 12-bit exponent to double without an integer conversion, which AVX2 lacks.
  const double k = detail::from_bits(0x4330000000000000ULL | (k_bits ^ 0x800)) - (0x1p52 + 2048);
  const double m = detail::from_bits(bits - ((shifted & 0xFFF0000000000000ULL)));
  const double f = m - 1;
  const double s = f / (2 + f);
  const double z = s * s;
  // atanh series: log(m) = 2 (s + s^3/3 + s^5/5 + ...), |s| < 0.1716.
  double p = 2.0 / 21;
  p = p * z + 2.0 / 19;
  p = p * z + 2.0 / 17;
  p = p * z + 2.0 / 15;
  p = p * z + 2.0 / 13;
  p = p * z + 2.0 / 11;
  p = p * z + 2.0 / 9;
  p = p * z + 2.0 / 7;
  p = p * z + 2.0 / 5;
  p = p * z + 2.0 / 3;
  // 2 s = f - s f keeps the leading term exact.
  const double tail = s * (z * p - f);
  return k * 0x1.62e42fee00000p-1 + (f + (tail + k * 0x1.a39ef35793c76p-33));
}

/// x^power for x > 0 as exp(power * log x).
inline double power(double x, double exponent) { return exp(exponent * log(x)); }

/// Cosine of 2 pi u for u in [0, 1]. Absolute error below 1e-15.
inline double cos_turn(double u) {
  // cos(2 pi u) = sin(2 pi t) with t = |u - 1/2| - 1/4 in [-1/4, 1/4].
  const double away = u - 0.5;
  const double distance = away < 0 ? -away : away;
  const double t = distance - 0.25;
  const double z = t * t;
  // Taylor series of sin(2 pi t) to degree 21: coefficients (2 pi)^n / n!, remainder below 2e-18.
  double p = 0x1.2877020d52cf0p-10;
  p = p * z - 0x1.8a404211f9547p-7;
  p = p * z + 0x1.aaec32af93359p-4;
  p = p * z - 0x1.6fadb9f155744p-1;
  p = p * z + 0x1.e8f434d018d63p+1;
  p = p * z - 0x1.e3074fde8871fp+3;
  p = p * z + 0x1.50783487ee782p+5;
  p = p * z - 0x1.32d2cce62bd86p+6;
  p = p * z + 0x1.466bc6775aae2p+6;
  p = p * z - 0x1.4abbce625be53p+5;
  p = p * z + 0x1.921fb54442d18p+2;
  return p * t;
}

/// Standard normal number from two uniform numbers in (0, 1) (Box and Muller 1958, cosine branch).
inline double normal(double u1, double u2) { return std::sqrt(-2 * log(u1)) * cos_turn(u2); }

/// Gumbel number with location 0 and scale 1 from a uniform number in (0, 1), by inversion.
inline double gumbel(double u) { return -log(-log(u)); }

/// A number that is not below `gumbel(u)`, without logarithms: -log u is at least 1 - u, and the
/// exponent of 1 - u bounds its logarithm. Less than 0.75 too high where u is above 0.9.
inline double gumbel_bound(double u) {
  const std::uint64_t exponent = detail::to_bits(1 - u) >> 52;
  return 0.69314718055994540 *
         (1023 - (detail::from_bits(0x4330000000000000ULL | exponent) - 0x1p52));
}

/// Laplace number with location 0 and scale 1 from a uniform number in (0, 1), by inversion.
inline double laplace(double u) {
  const double centred = u - 0.5;
  const double magnitude = -log(1 - 2 * (centred < 0 ? -centred : centred));
  return centred < 0 ? -magnitude : magnitude;
}

}  // namespace spearhead::math
