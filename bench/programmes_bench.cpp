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

#include "bench/arguments.h"
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

double median(const std::vector<double>& sorted) {
  const std::size_t half = sorted.size() / 2;
  return sorted.size() % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

void measure(const char* scenario, std::uint32_t futures) {
  const app::StudyPlan plan = plan_of({scenario, "-n", "1", "-o", "unused.h5"});
  const std::size_t programmes = plan.arms.back().scenario.programmes.size();
  if (programmes == 0) throw std::invalid_argument("the scenario has no programmes");
  parallel::with_threads(1, [&] {
    const std::vector<double> ratios = time_futures(plan, futures);
    std::printf(
        "{\"program\": \"programmes\", \"programmes\": %zu, \"futures\": %u, \"ratio\": %.4f, "
        "\"lowest\": %.4f, \"highest\": %.4f}\n",
        programmes, futures, median(ratios), ratios.front(), ratios.back());
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: programmes_bench SCENARIO.yaml FUTURES\n");
    return 2;
  }
  return bench::guarded("programmes_bench",
                        [&] { measure(argv[1], bench::number("FUTURES", argv[2], 10'000)); });
}
