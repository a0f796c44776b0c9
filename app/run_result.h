#pragma once

#include "app/command_line.h"
#include "app/study_plan.h"

namespace spearhead::app {

/// Shows the study at the plan's file: tables of effects, what was spent and which programmes left
/// money unspent; one document with --json. \throws output::OutputError
void show_result(const Arguments& arguments, const StudyPlan& plan);

/// A message on standard error, unless --quiet.
void say(const Arguments& arguments, const std::string& text);

}  // namespace spearhead::app
