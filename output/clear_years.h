#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/comparison.h"

namespace spearhead::output {

/// In which years an effect is clear, by the verdict of each year for itself. One of twenty single
/// years may look clear by luck; an unbroken row does so far more seldom.
struct ClearYears {
  std::optional<int> since;  ///< first year from which on it is clear, on one side, to the last one
  std::optional<int> first;  ///< of the longest row of at least two clear years on one side; of
  std::optional<int> last;   ///< several as long the earliest
  Verdict side = Verdict::no_clear_effect;  ///< of that row
};

/// By the verdicts of consecutive years.
ClearYears clear_years(std::span<const Verdict> verdicts, int first_year);

/// For each row of `compare_arms(study, indicators, year)`: in which years up to `year` it is
/// clear. \throws OutputError as `compare_arms`
std::vector<ClearYears> clear_years(const StudyReader& study,
                                    std::span<const std::string> indicators, int year);

/// "2027" when it lasts to the last year, "2027-2031 higher" when it does not, else empty.
std::string clear_years_text(const ClearYears& years);

}  // namespace spearhead::output
