#include "engine/spin_up.h"

#include "engine/base/hash.h"
#include "engine/found/anchor.h"
#include "engine/found/found.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"

namespace spearhead {
namespace {

// Steps of the spin-up are numbered apart from those of the run, so that their luck is its own.
constexpr std::uint32_t kFirstSpinUpStep = 0x8000;
// Luck of the futures in which the outside is sought; no study uses this seed by accident.
constexpr std::uint64_t kOutsideSeed = key_of("the outside of a region");

std::uint32_t spin_up_steps(const Parameters& rule) {
  return static_cast<std::uint32_t>(rule.spin_up) * kStepsPerYear;
}

void live_through(const Scenario& scenario, Luck luck, Stage stage, World& world) {
  const std::uint32_t steps = spin_up_steps(scenario.rule);
  for (std::uint32_t step = 0; step < steps; ++step) {
    world.step = step;
    run_phases({scenario, step, Draws(luck, kFirstSpinUpStep + step), stage}, world);
  }
}

void set_outside(const std::vector<double>& fitness, World& world) {
  for (std::uint32_t k = 0; k < fitness.size(); ++k) {
    world.segments.outside_fitness[SegmentId{k}] = fitness[k];
  }
}

}  // namespace

std::vector<double> find_outside(const Scenario& scenario) {
  const auto futures = static_cast<std::uint32_t>(scenario.rule.calibration_futures);
  std::vector<std::vector<double>> found_in(futures);
  parallel::for_each_task(futures, [&](std::uint32_t future) {
    const Luck luck{kOutsideSeed, future};
    World world = found(scenario, luck);
    live_through(scenario, luck, Stage::searching, world);
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      found_in[future].push_back(world.segments.outside_fitness[SegmentId{k}]);
    }
  });
  std::vector<double> mean(scenario.segments(), 0);
  for (const std::vector<double>& fitness : found_in) {
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += fitness[k] / futures;
  }
  return mean;
}

World begin(const Scenario& scenario, Luck luck) {
  World world = found(scenario, luck);
  if (spin_up_steps(scenario.rule) == 0) return world;
  set_outside(scenario.outside_fitness, world);
  live_through(scenario, luck, Stage::settling, world);
  anchor(scenario, spin_up_steps(scenario.rule), world);
  return world;
}

}  // namespace spearhead
