#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "output/comparison.h"

namespace spearhead::output {

/// For each row of `compare_arms(study, indicators, year)` the first year since when the effect has
/// been clear: in it and in every year up to `year` the 95 % interval of the mean lies on the same
/// side of 0. Nothing where the effect of `year` is not clear itself, or of too few futures. Each
/// year is tested by itself, so one of twenty single years may look clear by luck; an unbroken row
/// does so far more seldom. \throws OutputError as `compare_arms`
std::vector<std::optional<int>> clear_since(const StudyReader& study,
                                            std::span<const std::string> indicators, int year);

}  // namespace spearhead::output
