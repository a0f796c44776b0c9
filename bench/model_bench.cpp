// The model itself, without programmes: throughput, and the share of each phase.
//
// Usage: model_bench REGION.yaml FIRMS STEPS THREADS [FUTURES]
// The region's employment is scaled until it has about FIRMS firms; `firm_steps` says how many
// there were. With FUTURES, so many futures run in parallel instead of the firms of one; their bits
// are those of all of them.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <string>

#include "bench/arguments.h"
#include "bench/clock.h"
#include "engine/base/hash.h"
#include "engine/found/found.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"
#include "engine/spin_up.h"
#include "scenarios/reader.h"

namespace {

using namespace spearhead;

// Long enough that firms have partners, projects and a past.
constexpr double kSpinUpYears = 8;

/// The region's scenario with about `firms` firms.
Scenario scaled_scenario(const char* region, double firms) {
  Scenario scenario = scenarios::load(region).scenario;
  // The mean size of founded firms is nearly the same for all scales; two rounds are enough.
  for (int round = 0; round < 2; ++round) {
    const double present = found(scenario, Luck{1, 0}).firms.size();
    for (double& jobs : scenario.regions[0].employment) jobs *= firms / present;
    for (double& count : scenario.regions[0].firms) count *= firms / present;
  }
  scenario.rule.spin_up = kSpinUpYears;
  return scenario;
}

struct Timing {
  std::uint64_t bits = 0;  ///< of the state at the end: what is compared has to be the same
  double firm_steps = 0;
  double wall = 0;
  double cpu = 0;
  std::array<double, kStep.size()> of_phase{};
};

/// Columns that every step reads or writes for all firms; the others are looked at for few.
constexpr std::array kTouched{"key",
                              "employment",
                              "home_sales",
                              "export_sales",
                              "productivity",
                              "cash",
                              "research_propensity",
                              "research",
                              "research_stock",
                              "absorptive_capacity",
                              "management",
                              "idea_backlog",
                              "recombined_knowledge",
                              "fit",
                              "performance",
                              "project_work",
                              "project_done",
                              "project_worth",
                              "grant_fund",
                              "ties",
                              "project",
                              "pipeline",
                              "ownership",
                              "runs_project"};

std::size_t bytes_touched() {
  std::size_t bytes = 0;
  Firms firms;
  for_each_column(
      [&](const std::string& name, auto& column) {
        using Value = typename std::decay_t<decltype(column)>::value_type;
        if (std::ranges::find(kTouched, name) != kTouched.end()) bytes += sizeof(Value);
      },
      firms);
  return bytes;
}

std::uint64_t bits_of(const World& world) {
  std::uint64_t bits = 0;
  for (const std::byte each : snapshot(world)) bits = mix(bits ^ std::to_integer<unsigned>(each));
  return bits;
}

Timing time_firms(const Scenario& scenario, std::uint32_t steps) {
  Timing timing;
  World world = begin(scenario, Luck{1, 0});
  const double cpu = bench::cpu_seconds();
  const double start = bench::wall_seconds();
  for (std::uint32_t step = 0; step < steps; ++step) {
    const Now now{scenario, world.step, Draws(Luck{1, 0}, world.step)};
    timing.firm_steps += world.firms.size();
    double before = bench::wall_seconds();
    for (std::size_t p = 0; p < kStep.size(); ++p) {
      kStep[p].run(now, world);
      const double after = bench::wall_seconds();
      timing.of_phase[p] += after - before;
      before = after;
    }
    ++world.step;
  }
  timing.wall = bench::wall_seconds() - start;
  timing.cpu = bench::cpu_seconds() - cpu;
  timing.bits = bits_of(world);
  return timing;
}

Timing time_futures(const Scenario& scenario, std::uint32_t steps, std::uint32_t futures) {
  Timing timing;
  std::vector<World> worlds(futures);
  std::vector<double> firm_steps(futures, 0);
  parallel::for_each_task(futures, [&](std::uint32_t i) {
    worlds[i] = begin(scenario, Luck{1, i});
  });
  const double cpu = bench::cpu_seconds();
  const double start = bench::wall_seconds();
  parallel::for_each_task(futures, [&](std::uint32_t i) {
    for (std::uint32_t step = 0; step < steps; ++step) {
      firm_steps[i] += worlds[i].firms.size();
      simulate_step(scenario, Luck{1, i}, worlds[i]);
    }
  });
  timing.wall = bench::wall_seconds() - start;
  timing.cpu = bench::cpu_seconds() - cpu;
  for (std::uint32_t i = 0; i < futures; ++i) {
    timing.firm_steps += firm_steps[i];
    timing.bits = mix(timing.bits ^ bits_of(worlds[i]));
  }
  return timing;
}

void measure(char** argv, int argc) {
  const std::uint32_t firms = bench::number("FIRMS", argv[2], 10'000'000);
  const std::uint32_t steps = bench::number("STEPS", argv[3], 100'000);
  const std::uint32_t threads = bench::number("THREADS", argv[4], 1024);
  const std::uint32_t futures = argc > 5 ? bench::number("FUTURES", argv[5], 10'000, true) : 0;
  parallel::with_threads(threads, [&] {
    const Scenario scenario = scaled_scenario(argv[1], firms);
    const Timing timing =
        futures > 0 ? time_futures(scenario, steps, futures) : time_firms(scenario, steps);
    std::printf(
        "{\"program\": \"model\", \"firms\": %u, \"steps\": %u, \"threads\": %u, \"futures\": "
        "%u, \"bits\": \"%016llx\", "
        "\"firm_steps\": %.0f, \"cpu_seconds\": %.6f, \"wall_seconds\": %.6f, "
        "\"bytes_per_firm\": %u, \"bytes_touched_per_firm\": %zu, \"phases\": [",
        firms, steps, threads, futures, static_cast<unsigned long long>(timing.bits),
        timing.firm_steps, timing.cpu, timing.wall, bytes_per_row<Firms>(), bytes_touched());
    for (std::size_t p = 0; futures == 0 && p < kStep.size(); ++p) {
      std::printf("%s{\"name\": \"%s\", \"seconds\": %.6f}", p == 0 ? "" : ", ", kStep[p].name,
                  timing.of_phase[p]);
    }
    std::printf("]}\n");
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 5 || argc > 6) {
    std::fprintf(stderr, "usage: model_bench REGION.yaml FIRMS STEPS THREADS [FUTURES]\n");
    return 2;
  }
  return bench::guarded("model_bench", [&] { measure(argv, argc); });
}
