#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/scenario.h"

namespace spearhead::app {

/// How far the region of the model is from the figures of one sector, over futures.
struct AnchoredSector {
  std::string code;
  std::string name;
  double figure = 0;       ///< jobs [persons]
  double found_mean = 0;   ///< jobs that the spin-up left, mean over futures
  double found_least = 0;  ///< in one future
  double found_most = 0;   ///< in one future
  double factor = 0;       ///< figure / found_mean: by it anchoring makes the firms larger
  double after = 0;        ///< jobs after anchoring, of the future farthest from the figure
  bool within = true;      ///< every future keeps to the rule
};

/// All sectors that have jobs in the figures or came to some in the spin-up.
struct Anchoring {
  std::vector<AnchoredSector> sectors;
  double sum_of_differences = 0;  ///< after anchoring / all jobs, of the worst future
  bool within = true;             ///< all sectors and the sum keep to the rule
};

/// The rule: a sector of 1000 jobs or more is within a tenth of its figure, a smaller one within
/// 100 jobs.
bool near_figure(double figure, double jobs);
/// Most that all differences together may be, of all jobs.
inline constexpr double kMostDifference = 0.05;

/// Settles and anchors the scenario's only region in futures of the seeds 1 to `seeds`; `progress`
/// is told how many are finished, by one thread at a time. \throws ModelError
Anchoring assess_anchoring(const Scenario& scenario, std::uint32_t seeds,
                           const std::function<void(std::uint32_t)>& progress);

}  // namespace spearhead::app
