#pragma once

#include <cstdint>

namespace spearhead {

/// Money in the books: whole cents of the region's currency at constant prices.
using Cents = std::int64_t;

/// Money in the model: wu, one world-average annual wage of unskilled work. The exchange between
/// the two happens at settlement and nowhere else.
struct ExchangeRate {
  double currency_per_wu = 0;  ///< [currency / wu]

  double wu(Cents cents) const { return static_cast<double>(cents) / (100 * currency_per_wu); }
  /// Rounds down: the books never pay out more than the model computed.
  Cents cents(double wu) const { return static_cast<Cents>(wu * (100 * currency_per_wu)); }
};

}  // namespace spearhead
