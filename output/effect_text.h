#pragma once

#include <string>

#include "output/analysis/paired_effect.h"
#include "output/study.h"

namespace spearhead::output {

/// Widest line of the tables that `run` prints.
inline constexpr std::size_t kResultWidth = 100;

/// The numbers of an effect, all in the power of ten of the largest, which intervals name once;
/// "-" for what is not known. A single future has no intervals.
struct EffectText {
  std::string mean;
  std::string interval;  ///< of the mean
  std::string futures;   ///< where the effect lies in nine of ten
};
EffectText effect_text(const PairedEffect& effect);

/// A number with three significant digits and a power of ten in words: "12.3 bn", "-41.2 M",
/// "9,950"; "-" for what is not a number. Counts keep all digits below 10,000.
std::string readable_number(double value);

/// "grp, GBP/year"; an indicator without a unit is its name.
std::string name_and_unit(const std::string& indicator, const std::string& unit);

/// The first arm, and of which scenario it is when it has programmes: "baseline (grants)".
std::string baseline_title(const StudyDescription& study);

/// Code and name of a region, or "all 3 regions" for `kAllRegions`.
std::string region_title(const StudyDescription& study, const std::string& code);

/// "2043, the last year", so that nobody takes it for the end of a programme.
std::string year_title(const StudyDescription& study, int year);

/// A line on what looking at so much means, ended; `what`: "2 pairs x 6 indicators".
std::string looked_at_line(const std::string& what);

/// A line of words, ended, and cut where it is wider than the tables may be.
std::string result_line(const std::string& words);

}  // namespace spearhead::output
