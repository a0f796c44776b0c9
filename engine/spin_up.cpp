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

std::uint32_t steps_in(double years) { return static_cast<std::uint32_t>(years) * kStepsPerYear; }

/// One quarter before time begins.
void live_through(const Scenario& scenario, Luck luck, Stage stage, std::uint32_t step,
                  World& world) {
  world.step = step;
  run_phases({scenario, step, Draws(luck, kFirstSpinUpStep + step), stage}, world);
}

/// Fitness outside at which the exports of one future stay, a mean over the second half of the
/// search: [segment].
std::vector<double> search_outside(const Scenario& scenario, Luck luck) {
  World world = found(scenario, luck);
  const std::uint32_t steps = steps_in(scenario.rule.outside_years);
  const std::uint32_t half = steps / 2;
  std::vector<double> mean(world.segments.size(), 0);
  for (std::uint32_t step = 0; step < steps; ++step) {
    live_through(scenario, luck, Stage::searching, step, world);
    if (step < half) continue;
    for (std::uint32_t k = 0; k < mean.size(); ++k) {
      mean[k] += world.segments.outside_fitness[SegmentId{k}] / (steps - half);
    }
  }
  return mean;
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
    found_in[future] = search_outside(scenario, Luck{kOutsideSeed, future});
  });
  std::vector<double> mean(scenario.segments(), 0);
  for (const std::vector<double>& fitness : found_in) {
    for (std::size_t k = 0; k < mean.size(); ++k) mean[k] += fitness[k] / futures;
  }
  return mean;
}

World settled(const Scenario& scenario, Luck luck) {
  World world = found(scenario, luck);
  const std::uint32_t steps = steps_in(scenario.rule.spin_up);
  if (steps > 0) set_outside(scenario.outside_fitness, world);
  for (std::uint32_t step = 0; step < steps; ++step) {
    live_through(scenario, luck, Stage::settling, step, world);
  }
  return world;
}

World begin(const Scenario& scenario, Luck luck) {
  World world = settled(scenario, luck);
  const std::uint32_t steps = steps_in(scenario.rule.spin_up);
  if (steps > 0) anchor(scenario, steps, world);
  return world;
}

}  // namespace spearhead
