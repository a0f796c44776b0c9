#pragma once

#include <span>
#include <string>

#include "output/study_reader.h"

namespace spearhead::output {

/// How the effects of every arm went, beside those of the last year: in the last year of the arm's
/// programmes, and for flows added up over all years. A table for each arm, of the region or of the
/// sum of all regions, at most 100 columns, each line ended; nothing for a baseline alone.
/// `programmes_end[arm]` is the last year of the arm's programmes, 0 when it has none; it is shown
/// when it lies before the last year of the study, otherwise there are only the sums.
std::string course_text(const StudyReader& study, std::span<const int> programmes_end);

}  // namespace spearhead::output
