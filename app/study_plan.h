#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line.h"
#include "app/experiment.h"
#include "output/study.h"
#include "scenarios/loaded_scenario.h"

namespace spearhead::app {

/// A study as the command line asks for it, read and checked, before anything is simulated.
struct StudyPlan {
  std::vector<Arm> arms;   ///< the first is the twin, named "baseline"
  ArmsOfFuture vary;       ///< under uncertain parameters: the arms as one future has them
  std::string parameters;  ///< how they vary from future to future (output/interval_scope.h)
  std::uint64_t seed = 1;
  std::uint32_t threads = 0;  ///< 0 means all
  std::filesystem::path file;
  output::StudyDescription description;  ///< its replicates are the futures that are asked for
  std::vector<scenarios::Diagnostic> warnings;
};

/// Reads the files and options of `run`.
/// \throws UsageError, scenarios::InputError, scenarios::UnreadableFile
StudyPlan plan_study(const Arguments& arguments);

}  // namespace spearhead::app
