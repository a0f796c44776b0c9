#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "output/analysis/ratio.h"
#include "output/records.h"
#include "output/study_reader.h"

namespace spearhead::output {

/// Whether a price can be stated, and if not, why.
enum class PriceState : std::uint8_t {
  stated,
  no_dearer,        ///< the arm pays no more than its baseline: there is nothing to divide by
  too_few_futures,  ///< for a verdict on the gain, or for an interval
  outlay_unclear,   ///< the 95 % interval of what the arm pays more holds 0
  no_clear_gain,    ///< the verdict on the gain is not "higher": it would be the price of nothing
};

/// What public money buys in an arm against the first, over all years and regions of a study.
struct Price {
  std::string arm;
  std::string of;          ///< what is bought or gained
  std::string unit;        ///< of the value: currency per unit of it, or 1 for gains per money
  bool per_money = false;  ///< true: how much of it one unit of money brings; false: what one costs
  PriceState state = PriceState::stated;
  Ratio ratio;          ///< where the price is stated
  std::uint32_t n = 0;  ///< futures
};

/// Prices of a net job-year and of an innovation, and what one unit of outlay adds to gross
/// regional product and to business R&D, for every arm but the first. Job-years are jobs at the
/// ends of years, added up. What one unit of outlay brings is stated without a clear gain, too: its
/// interval then holds 0. \throws OutputError
std::vector<Price> prices(const StudyReader& study);

/// The same for programs; `why_none` says why a value is missing.
Records price_records(const std::vector<Price>& rows);

/// The same as lines for each arm, each ended; "none" and why where there is no price.
std::string price_text(const StudyReader& study);

}  // namespace spearhead::output
