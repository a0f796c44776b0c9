#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/comparison.h"

namespace spearhead::output {

/// The indicators that a run shows at its end: those of the headline set that the model speaks to.
std::vector<std::string> headline_indicators();

/// The comparisons of the study's last year, of the headline indicators.
std::vector<Comparison> headline_rows(const StudyReader& study);

/// The levels of the same indicators and year, of every arm.
std::vector<Level> headline_levels(const StudyReader& study);

/// Rows as a table for people: plain aligned ASCII but for what names bring along, at most 100
/// columns, each line ended. Every row names its unit once; the effect and its intervals share one
/// power of ten. Empty when there are no rows.
std::string comparison_text(const StudyDescription& study, std::span<const Comparison> rows);

/// Levels as such a table.
std::string levels_text(const StudyDescription& study, std::span<const Level> rows);

/// What `run` prints at its end: the effects of every arm in the last year, or, in a study of the
/// baseline alone, its levels. Of more than three regions only the sum is shown.
std::string headline_text(const StudyReader& study);

}  // namespace spearhead::output
