#pragma once

#include <bit>
#include <cstdint>
#include <string>

#include "engine/base/error.h"

/// Sums that do not depend on the order of their terms: every term is rounded once to a fixed-point
/// number and added as an integer. Equal for any number of threads and any layout of rows.
namespace spearhead::math {

/// A quantity's fixed-point unit: `2^-bits` of the quantity's own unit. One term may be as large as
/// 2^(51 - bits), a sum as large as 2^(62 - bits).
struct FixedPoint {
  int bits;
  const char* name;  ///< for the message when a term is out of range

  constexpr double scale() const { return static_cast<double>(std::int64_t{1} << bits); }
  constexpr double largest_term() const {
    return static_cast<double>(std::int64_t{1} << (51 - bits));
  }
};

/// Sales, costs, cash [wu or wu/year]: steps of 6e-8, terms to 1.3e8, sums to 2.7e11.
inline constexpr FixedPoint kMoneyPoint{24, "money"};
/// Persons: steps of 6e-8, terms to 1.3e8.
inline constexpr FixedPoint kPersonsPoint{24, "persons"};
/// Counts and indices near one: steps of 9e-10, terms to 2e6, sums to 4e9.
inline constexpr FixedPoint kRatioPoint{30, "ratio"};

/// Demand and jobs of whole sectors [wu/year, persons]: steps of 2e-5, terms to 3.4e10.
inline constexpr FixedPoint kSectorPoint{16, "a sector"};

/// Nearest fixed-point integer of a term whose size is below `largest_term`.
inline std::int64_t to_fixed(double term, double scale) {
  constexpr double kRound = 0x1.8p52;
  return std::bit_cast<std::int64_t>(term * scale + kRound) - std::bit_cast<std::int64_t>(kRound);
}

/// Sum of `term(0) ... term(count - 1)` in fixed point. Terms are numbered as `count` is.
/// \throws ModelError when a term is not a number or too large.
template <class Index, class Term>
std::int64_t fixed_sum(Index count, FixedPoint point, const Term& term) {
  // Adding kRound leaves a term's nearest integer n in the low bits of the sum. Moved up by kShift
  // it is between 0 and 2^52 for all n that are exact, and for nothing else: what is not a number
  // or too large sets a higher bit.
  constexpr double kRound = 0x1.8p52;
  constexpr std::uint64_t kShift = (std::uint64_t{1} << 51) - 1;
  constexpr std::uint64_t kZero = std::bit_cast<std::uint64_t>(kRound) - kShift;
  const double scale = point.scale();
  std::uint64_t sum = 0;
  std::uint64_t all = 0;
  for (Index i = 0; i < count; ++i) {
    const std::uint64_t shifted = std::bit_cast<std::uint64_t>(term(i) * scale + kRound) - kZero;
    all |= shifted;
    sum += shifted;
  }
  if (all >> 52 != 0) {
    throw ModelError(std::string("a term of a sum of ") + point.name +
                     " is not a number or is too large for its fixed-point unit");
  }
  return static_cast<std::int64_t>(sum - count * kShift);
}

inline double from_fixed(std::int64_t sum, FixedPoint point) {
  return static_cast<double>(sum) / point.scale();
}

/// The nearest multiple of the unit. Such numbers add up exactly in any order.
inline double rounded(double term, FixedPoint point) {
  return from_fixed(to_fixed(term, point.scale()), point);
}

}  // namespace spearhead::math
