// What programmes cost: processor time of futures under a scenario's programmes over that of their
// twins without any. Both arms of a future begin in the same world and are simulated one after the
// other, the first in turn, so that a busy machine slows both.
//
// Usage: programmes_bench SCENARIO.yaml FUTURES
// The outside of the region is left at nil.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "bench/clock.h"
#include "bench/plan.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"
#include "engine/spin_up.h"

namespace {

using namespace spearhead;
using bench::plan_of;

double time_arm(const Scenario& scenario, Luck luck, const World& founded) {
  const double start = bench::cpu_seconds();
  simulate(scenario, luck, founded);
  return bench::cpu_seconds() - start;
}

/// Time under the programmes over time without, future by future.
std::vector<double> time_futures(const app::StudyPlan& plan, std::uint32_t futures) {
  const Scenario& twin = plan.arms.front().scenario;
  const Scenario& mix = plan.arms.back().scenario;
  std::vector<double> ratios;
  for (std::uint32_t i = 0; i < futures; ++i) {
    const Luck luck{plan.seed, i};
    const World founded = begin(twin, luck);
    double time[2];
    for (const std::uint32_t arm : {i % 2, 1 - i % 2}) {
      time[arm] = time_arm(arm == 0 ? twin : mix, luck, founded);
    }
    ratios.push_back(time[1] / time[0]);
  }
  std::ranges::sort(ratios);
  return ratios;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: programmes_bench SCENARIO.yaml FUTURES\n");
    return 2;
  }
  const auto futures = static_cast<std::uint32_t>(std::stoul(argv[2]));
  const app::StudyPlan plan = plan_of({argv[1], "-n", "1", "-o", "unused.h5"});
  parallel::with_threads(1, [&] {
    const std::vector<double> ratios = time_futures(plan, futures);
    std::printf(
        "{\"program\": \"programmes\", \"programmes\": %zu, \"futures\": %u, \"ratio\": %.4f, "
        "\"lowest\": %.4f, \"highest\": %.4f}\n",
        plan.arms.back().scenario.programmes.size(), futures, ratios[ratios.size() / 2],
        ratios.front(), ratios.back());
  });
  return 0;
}
