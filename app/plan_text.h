#pragma once

#include <string>

#include "app/study_plan.h"

namespace spearhead::app {

/// Two lines, the last without its end: which regions and years, and which arms with how many
/// futures.
std::string plan_text(const StudyPlan& plan);

}  // namespace spearhead::app
