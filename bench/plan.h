#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/study_plan.h"

namespace spearhead::bench {

/// The study that `spearhead run` would make of these words.
inline app::StudyPlan plan_of(const std::vector<std::string>& words) {
  for (const app::Command& command : app::commands()) {
    if (std::string(command.name) == "run") return app::plan_study(app::parse(command, words));
  }
  throw std::logic_error("there is no command run");
}

}  // namespace spearhead::bench
