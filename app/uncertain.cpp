#include "app/uncertain.h"

#include <memory>
#include <utility>

#include "engine/spin_up.h"
#include "scenarios/parameter_draws.h"
#include "scenarios/scenario_reader.h"

namespace spearhead::app {
namespace {

struct Source {
  std::vector<Arm> arms;
  std::vector<scenarios::LoadedScenario> scenarios;
  std::uint64_t seed;
};

std::vector<Arm> arms_of_future(const Source& source, std::int32_t replicate) {
  const Luck luck{source.seed, static_cast<std::uint32_t>(replicate)};
  Parameters rule = scenarios::drawn_parameters(source.scenarios.front().parameters, luck);
  rule.calibration_futures = 1;
  std::vector<Arm> arms;
  for (std::size_t i = 0; i < source.arms.size(); ++i) {
    arms.push_back({source.arms[i].name, scenarios::with_parameters(source.scenarios[i], rule)});
  }
  Scenario& twin = arms.front().scenario;
  if (rule.spin_up >= 1) twin.outside_fitness = find_outside(twin);
  for (Arm& arm : arms) arm.scenario.outside_fitness = twin.outside_fitness;
  return arms;
}

}  // namespace

ArmsOfFuture uncertain_arms(std::vector<Arm> arms,
                            std::vector<scenarios::LoadedScenario> scenario_of_arm,
                            std::uint64_t seed) {
  // Shared by all threads and never written.
  const auto source =
      std::make_shared<const Source>(Source{std::move(arms), std::move(scenario_of_arm), seed});
  return [source](std::int32_t replicate) { return arms_of_future(*source, replicate); };
}

}  // namespace spearhead::app
