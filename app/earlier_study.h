#pragma once

#include <optional>

#include "app/command_line.h"
#include "app/study_plan.h"
#include "output/study_reader.h"

namespace spearhead::app {

/// The study at the plan's output path, when it is this very one and can be completed or used as it
/// is; nothing when the path is free, or its study is to be replaced (--force). The bytes of a
/// study are checked whole when it is opened, so it is opened once. \throws output::OutputError,
/// with what to do, when something else stands there: no study, another one, a damaged one, or this
/// one with other records of single firms
std::optional<output::StudyReader> earlier_study(const Arguments& arguments, const StudyPlan& plan);

/// Whether it has every future that the plan asks for.
bool has_all(const output::StudyReader& study, const StudyPlan& plan);

}  // namespace spearhead::app
