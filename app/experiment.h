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

/// Simulates the futures of these numbers under every arm. Each future is founded once and branched
/// into its arms; futures and blocks of firms run in parallel, and at most one future per thread is
/// in memory. `details` says what to keep of single firms. Stops early, after the futures that are
/// under way, once `stop` is set. \throws ModelError, and what `take` throws
void run_futures(std::span<const Arm> arms, std::uint64_t seed,
                 std::span<const std::int32_t> replicates, std::uint32_t threads,
                 const std::atomic<bool>& stop, const TakeFuture& take, Details details = {});

}  // namespace spearhead::app
