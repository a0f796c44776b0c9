#include "engine/policy/settlement.h"
#include "engine/step/phases.h"

namespace spearhead {

void run_programmes(const Now& now, World& world) {
  if (!now.running()) return;
  if (now.quarter() == 0) world.ledger.open_year();
  const Scenario& scenario = now.scenario;
  const PolicyView view{world, scenario.rule, now.draws, scenario.rate,
                        scenario.regions.front().scale};

  // All programmes see the same state; only then is anything paid.
  std::vector<Proposals> queues(scenario.programmes.size());
  for (std::size_t p = 0; p < queues.size(); ++p) {
    const Programme& programme = scenario.programmes[p];
    if (programme.runs_in(now.year())) programme.instrument->propose(view, programme, queues[p]);
  }
  for (std::size_t p = 0; p < queues.size(); ++p) {
    settle(scenario.programmes[p], ProgrammeId{static_cast<std::uint32_t>(p)}, now.quarter(),
           scenario.rate, queues[p], world);
  }
}

}  // namespace spearhead
