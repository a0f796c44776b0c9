#pragma once

#include <cstdint>
#include <string>

#include "app/study_plan.h"

namespace spearhead::app {

/// What a study will take, from a probe: a few of its futures over their first years, as many at a
/// time as threads will run.
struct StudyCost {
  double firms = 0;          ///< agents of one future at the start
  std::uint32_t probed = 0;  ///< futures of the probe
  std::uint32_t threads = 0;
  double seconds = 0;         ///< for all futures
  double search_seconds = 0;  ///< before that, where the outside of the region is not known yet
  double memory = 0;          ///< [bytes]
  double parts = 0;           ///< finished futures on the disk while it runs [bytes]
  double study = 0;           ///< the study file beside them, hardly ever more [bytes]
};

/// Runs the probe. Nothing is written.
StudyCost probe_cost(const StudyPlan& plan);

/// Lines for people, each ended.
std::string cost_text(const StudyCost& cost);

}  // namespace spearhead::app
