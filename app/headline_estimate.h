#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "app/study_plan.h"
#include "engine/trajectory.h"

namespace spearhead::app {

/// What the finished futures say so far, for the progress of a run: gross regional product in the
/// last year, of all regions, and how far the first policy moves it against its twin; of a baseline
/// alone its level.
class HeadlineEstimate {
 public:
  explicit HeadlineEstimate(const StudyPlan& plan);

  /// Takes in one future, one trajectory per arm; the order of futures does not matter.
  void add(std::span<const Trajectory> arms);

  /// "grp 2043 +31.2 M +/- 3.1 M GBP/year (s.e.)": mean and its Monte Carlo standard error; empty
  /// before the second future.
  std::string text() const;

 private:
  std::string label_;
  std::string unit_;
  bool difference_ = false;
  std::uint32_t futures_ = 0;
  double mean_ = 0;
  double squares_ = 0;  ///< sum of squared deviations from the mean (Welford 1962)
};

}  // namespace spearhead::app
