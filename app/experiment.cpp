#include "app/experiment.h"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"
#include "engine/spin_up.h"

namespace spearhead::app {
namespace {

World found_future(const Scenario& scenario, Luck luck) {
  try {
    return begin(scenario, luck);
  } catch (const ModelError& error) {
    throw ModelError(std::string(error.what()) + " (before the first year, seed " +
                     std::to_string(luck.seed) + ", future " + std::to_string(luck.replicate) +
                     ")");
  }
}

std::vector<Trajectory> simulate_arms(std::span<const Arm> arms, Luck luck, Details details) {
  const World founded = found_future(arms.front().scenario, luck);
  std::vector<Trajectory> trajectories;
  for (const Arm& arm : arms)
    trajectories.push_back(simulate(arm.scenario, luck, founded, details));
  return trajectories;
}

std::vector<Trajectory> simulate_future(const Experiment& experiment, std::int32_t replicate) {
  const Luck luck{experiment.seed, static_cast<std::uint32_t>(replicate)};
  if (!experiment.vary) return simulate_arms(experiment.arms, luck, experiment.details);
  return simulate_arms(experiment.vary(replicate), luck, experiment.details);
}

}  // namespace

void run_futures(const Experiment& experiment, const std::atomic<bool>& stop,
                 const TakeFuture& take) {
  const std::uint32_t most =
      experiment.threads == 0 ? parallel::machine_threads() : experiment.threads;
  const auto count = static_cast<std::uint32_t>(experiment.replicates.size());
  std::atomic<std::uint32_t> next{0};
  std::atomic<bool> failed{false};
  parallel::with_threads(experiment.threads, [&] {
    parallel::for_each_task(std::min(most, count), [&](std::uint32_t) {
      try {
        for (std::uint32_t i = next++; i < count && !stop && !failed; i = next++) {
          const std::int32_t replicate = experiment.replicates[i];
          std::vector<Trajectory> arms = simulate_future(experiment, replicate);
          if (!failed) take(replicate, std::move(arms));
        }
      } catch (...) {
        failed = true;
        throw;
      }
    });
  });
}

}  // namespace spearhead::app
