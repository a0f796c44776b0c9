#pragma once

#include "app/command_line.h"
#include "app/study_plan.h"
#include "output/study_reader.h"

namespace spearhead::app {

/// Brings a study to its end: simulates the futures that neither `earlier`, an incomplete study of
/// the same run id, nor parts of an interrupted run have, and puts all into one file. Ctrl-C and
/// SIGTERM end it after the futures that are under way, a second one at once; what is finished is
/// kept for the next run. \return false when interrupted
/// \throws output::OutputError, ModelError
bool carry_out(const Arguments& arguments, StudyPlan& plan, const output::StudyReader* earlier);

}  // namespace spearhead::app
