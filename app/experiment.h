#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario.h"
#include "engine/trajectory.h"

namespace spearhead::app {

/// One arm of a study. The first is the twin that the others are compared with.
struct Arm {
  std::string name;
  Scenario scenario;
};

/// Takes one future's trajectories, one per arm. Called by several threads at a time, for each
/// future as soon as it is finished.
using TakeFuture =
    std::function<void(std::int32_t replicate, std::span<const Trajectory> trajectory_of_arm)>;

/// The arms of one future, where each future has parameters of its own.
using ArmsOfFuture = std::function<std::vector<Arm>(std::int32_t replicate)>;

/// Which futures to simulate.
struct Experiment {
  std::span<const Arm> arms;  ///< of all futures, unless `vary` gives each its own
  ArmsOfFuture vary;
  std::uint64_t seed = 1;
  std::span<const std::int32_t> replicates;
  std::uint32_t threads = 0;  ///< 0 means all
  Details details;            ///< what to keep of single firms
};

/// Simulates the futures of these numbers under every arm. Each future is founded once and branched
/// into its arms; futures and blocks of firms run in parallel, and at most one future per thread is
/// in memory. Stops early, after the futures that are under way, once `stop` is set.
/// \throws ModelError, and what `take` throws
void run_futures(const Experiment& experiment, const std::atomic<bool>& stop,
                 const TakeFuture& take);

}  // namespace spearhead::app
