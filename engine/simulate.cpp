#include "engine/simulate.h"

#include <string>

#include "engine/base/error.h"
#include "engine/laws.h"
#include "engine/record.h"
#include "engine/step/calls.h"
#include "engine/step/phases.h"

namespace spearhead {

const std::array<Phase, 17> kStep{{
    {"draw_lots", draw_lots, "what chance holds for each firm in this quarter"},
    {"compare_productivity", compare_productivity,
     "average productivity of each sector, the yardstick of competition"},
    {"set_demand", set_demand,
     "what people, firms and public bodies of the region buy, and how much of it at home"},
    {"trade", trade,
     "customers move to fitter firms; home markets clear; exports follow fitness against the "
     "world"},
    {"hire", hire,
     "jobs follow sales as far as the labour pools reach; staff limits what can be sold"},
    {"adjust_wages", adjust_wages, "wages answer to unemployment, people move in and out"},
    {"finance_research", finance_research,
     "results, taxes, payouts; R&D by plan, means and public money"},
    {"keep_knowledge", keep_knowledge, "experience, forgetting, absorptive capacity, R&D routine"},
    {"draw_circles", draw_circles, "prepares the random choice of firms"},
    {"innovate", innovate, "improvements, projects, innovations that reach the market"},
    {"learn", learn,
     "imitation, practice of the world, learning from partners, movers and foreign buyers"},
    {"take_in", take_in, "gains and lessons arrive; the frontier moves on"},
    {"run_programmes", run_programmes, "programmes propose, the settlement pays"},
    {"organise_clusters", organise_clusters,
     "cluster organisations grow or fade with their funding"},
    {"find_partners", find_partners, "partnerships end and begin"},
    {"attract_projects", attract_projects, "foreign projects look at the region"},
    {"close_and_open", close_and_open, "closures, founders, spin-offs, foreign openings"},
}};

void run_phases(const Now& now, World& world) {
  for (const Phase& phase : kStep) {
    phase.run(now, world);
    if constexpr (kCheckEveryStep) check_laws(phase.name, now, world);
  }
}

void simulate_step(const Scenario& scenario, Luck luck, World& world) {
  const Now now{scenario, world.step, Draws(luck, world.step)};
  try {
    run_phases(now, world);
    if (now.quarter() == kStepsPerYear - 1) check_year_end(now, world);
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

Trajectory simulate(const Scenario& scenario, Luck luck, World founded, Details details) {
  // The founded world knows no programmes: it is the same for all arms.
  open_books(scenario, founded);
  Trajectory trajectory(scenario.years(), static_cast<std::uint32_t>(scenario.regions.size()),
                        founded.sectors, founded.ledger.programmes(), details,
                        founded.clusters.size());
  record_start(scenario, founded, trajectory);
  simulate(scenario, luck, founded, trajectory);
  return trajectory;
}

}  // namespace spearhead
