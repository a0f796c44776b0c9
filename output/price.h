#pragma once

#include <string>
#include <vector>

#include "output/analysis/ratio.h"
#include "output/study_reader.h"

namespace spearhead::output {

/// What public money buys in an arm against the first, over all years and regions of a study.
struct Price {
  std::string arm;
  std::string of;     ///< what is bought or gained
  std::string unit;   ///< of the value: currency per unit of it, or 1 for gains per money
  bool gain = false;  ///< true: how much of it one unit of money brings; false: what one costs
  Ratio ratio;
  /// Whether the futures show a gain at all: a price without one would be the price of nothing.
  bool clear = false;
};

/// Prices of a net job-year and of an innovation, and what one unit of outlay adds to gross
/// regional product and to business R&D, for every arm but the first that pays more than the first.
/// Job-years are jobs at the ends of years, added up. \throws OutputError
std::vector<Price> prices(const StudyReader& study);

/// The same as lines for each arm, each ended; "none" where the futures show no gain.
std::string price_text(const StudyReader& study);

}  // namespace spearhead::output
