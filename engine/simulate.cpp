#include "engine/simulate.h"

#include <string>

#include "engine/base/error.h"
#include "engine/laws.h"
#include "engine/record.h"
#include "engine/step/phases.h"

namespace spearhead {

const std::array<Phase, 7> kStep{{
    {"compare_productivity", compare_productivity},
    {"trade", trade},
    {"hire", hire},
    {"finance_research", finance_research},
    {"innovate", innovate},
    {"run_programmes", run_programmes},
    {"close_and_open", close_and_open},
}};

void simulate_step(const Scenario& scenario, Luck luck, World& world) {
  const Now now{scenario, world.step, Draws(luck, world.step)};
  try {
    for (const Phase& phase : kStep) {
      phase.run(now, world);
      if constexpr (kCheckEveryStep) check_laws(phase.name, world);
    }
    if (now.quarter() == kStepsPerYear - 1) check_year_end(world);
  } catch (const ModelError& error) {
    throw ModelError(std::string(error.what()) + " (year " + std::to_string(now.year()) +
                     ", quarter " + std::to_string(now.quarter() + 1) + ", seed " +
                     std::to_string(luck.seed) + ", future " + std::to_string(luck.replicate) +
                     ")");
  }
  ++world.step;
}

void simulate(const Scenario& scenario, Luck luck, World& world, Trajectory& trajectory) {
  const std::uint32_t steps = scenario.years() * kStepsPerYear;
  while (world.step < steps) {
    simulate_step(scenario, luck, world);
    record(scenario, world, trajectory);
  }
}

Trajectory simulate(const Scenario& scenario, Luck luck, World founded) {
  // The founded world knows no programmes: it is the same for all arms.
  founded.ledger = Ledger(static_cast<std::uint32_t>(scenario.programmes.size()));
  Trajectory trajectory(scenario.years(), static_cast<std::uint32_t>(scenario.regions.size()),
                        founded.sectors, founded.ledger.programmes());
  record_start(scenario, founded, trajectory);
  simulate(scenario, luck, founded, trajectory);
  return trajectory;
}

}  // namespace spearhead
