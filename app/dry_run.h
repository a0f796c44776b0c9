#pragma once

#include "app/command_line.h"
#include "app/study_plan.h"
#include "output/study_reader.h"

namespace spearhead::app {

/// Tells what would be run and what it would take, by a probe; nothing is written. `earlier` is the
/// study at the output path, or null. \throws output::OutputError when the study could not be
/// written
void dry_run(const Arguments& arguments, const StudyPlan& plan, const output::StudyReader* earlier);

}  // namespace spearhead::app
