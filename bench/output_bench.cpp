// What output costs: processor time of simulating futures, and of keeping, assembling and hashing
// them, with and without the records of single firms.
//
// Usage: output_bench SCENARIO.yaml FUTURES FOLDER
// The outside of the region is left at nil: output does not depend on it.

#include <cstdio>
#include <string>
#include <vector>

#include <unistd.h>

#include "app/experiment.h"
#include "bench/clock.h"
#include "bench/plan.h"
#include "output/finished_futures.h"
#include "output/study_writer.h"

namespace {

using namespace spearhead;
using bench::plan_of;

struct Timing {
  double simulating = 0;  ///< [s of processor time]
  double keeping = 0;
  double assembling = 0;
};

Timing time_study(const app::StudyPlan& plan) {
  Timing timing;
  const output::StudyDescription& study = plan.description;
  output::FinishedFutures parts(plan.file, study.contents());
  const std::atomic<bool> stop{false};
  const double start = bench::cpu_seconds();
  const app::Experiment experiment{plan.arms, {}, plan.seed, study.replicates, 1, study.details};
  app::run_futures(experiment, stop, [&](std::int32_t replicate, std::span<const Trajectory> arms) {
    const double before = bench::cpu_seconds();
    parts.keep(replicate, arms);
    timing.keeping += bench::cpu_seconds() - before;
  });
  const double simulated = bench::cpu_seconds();
  timing.simulating = simulated - start - timing.keeping;
  output::StudyWriter writer(plan.file, study);
  for (std::size_t i = 0; i < study.replicates.size(); ++i) {
    writer.write(i, parts.read(study.replicates[i]));
  }
  writer.finish();
  parts.discard(study.replicates);
  timing.assembling = bench::cpu_seconds() - simulated;
  return timing;
}

void print_timing(const char* name, const Timing& timing, const char* end) {
  const double output = timing.keeping + timing.assembling;
  std::printf(
      "\"%s\": {\"simulating\": %.4f, \"keeping\": %.4f, \"assembling\": %.4f, \"share\": "
      "%.5f}%s",
      name, timing.simulating, timing.keeping, timing.assembling,
      output / (output + timing.simulating), end);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: output_bench SCENARIO.yaml FUTURES FOLDER\n");
    return 2;
  }
  const std::string folder = argv[3];
  const Timing plain = time_study(plan_of({argv[1], "-n", argv[2], "-o", folder + "/plain.h5"}));
  const Timing recorded = time_study(
      plan_of({argv[1], "-n", argv[2], "-o", folder + "/firms.h5", "--record", "firms,links"}));
  std::printf("{\"program\": \"output\", ");
  print_timing("plain", plain, ", ");
  print_timing("with_records", recorded, "}\n");
  return 0;
}
