#include "app/study_cost.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "app/amounts.h"
#include "app/outside_cache.h"
#include "engine/indicators.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"
#include "engine/spin_up.h"
#include "output/effect_text.h"
#include "output/finished_futures.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

constexpr int kProbedYears = 2;

// The chunks of a study that is put together stay open up to this size, together.
constexpr double kOpenChunks = 64e6;  // [bytes]

// Coordinates, attributes and the head of the file, whatever the length of the study.
constexpr double kFixedPart = 400e3;  // [bytes]
// Firms and partnerships may become more after the years of the probe.
constexpr double kGrowth = 1.2;

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What one future of the probe took and left.
struct Probe {
  double founding = 0;  ///< [s]
  double year = 0;      ///< [s] of one arm
  double firms = 0;
  double kept = 0;  ///< bytes of a year of one arm
};

double firms_at_start(const Scenario& scenario, const Trajectory& trajectory) {
  double firms = 0;
  for (std::uint32_t r = 0; r < trajectory.regions; ++r) {
    const auto which = static_cast<std::size_t>(RegionIndicator::firms);
    firms +=
        trajectory.initial_region[r * kRegionIndicatorCount + which] / scenario.regions[r].scale;
  }
  return firms;
}

Probe probe_future(const Scenario& scenario, Luck luck, Details details) {
  Probe probe;
  const Clock::time_point start = Clock::now();
  const World founded = begin(scenario, luck);
  probe.founding = seconds_since(start);
  const Clock::time_point founded_at = Clock::now();
  const Trajectory trajectory = simulate(scenario, luck, founded, details);
  probe.year = seconds_since(founded_at) / trajectory.years;
  probe.firms = firms_at_start(scenario, trajectory);
  probe.kept = static_cast<double>(output::bytes_to_keep({&trajectory, 1})) / trajectory.years;
  return probe;
}

Probe mean_of(const std::vector<Probe>& probes) {
  Probe mean;
  const auto count = static_cast<double>(probes.size());
  for (const Probe& each : probes) {
    mean.founding += each.founding / count;
    mean.year += each.year / count;
    mean.firms += each.firms / count;
    mean.kept += each.kept / count;
  }
  return mean;
}

/// Largest memory of this process so far [bytes].
double peak_memory() {
  rusage usage{};
  constexpr double kKibibyte = 1024;
  return getrusage(RUSAGE_SELF, &usage) == 0 ? kKibibyte * static_cast<double>(usage.ru_maxrss) : 0;
}

}  // namespace

StudyCost probe_cost(const StudyPlan& plan) {
  Scenario scenario = plan.arms.back().scenario;
  scenario.last_year = std::min(scenario.last_year, scenario.first_year + kProbedYears - 1);
  const bool known = know_outside(scenario);
  StudyCost cost;
  cost.threads = plan.threads == 0 ? parallel::machine_threads() : plan.threads;
  const std::vector<std::int32_t>& futures = plan.description.replicates;
  cost.probed = std::min(cost.threads, static_cast<std::uint32_t>(futures.size()));

  std::vector<Probe> probes(cost.probed);
  parallel::with_threads(cost.threads, [&] {
    parallel::for_each_task(cost.probed, [&](std::uint32_t i) {
      const Luck luck{plan.seed, static_cast<std::uint32_t>(futures[i])};
      probes[i] = probe_future(scenario, luck, plan.description.details);
    });
  });

  const Probe probe = mean_of(probes);
  const double years = static_cast<double>(plan.arms.size()) * plan.description.years;
  const double rounds = std::ceil(static_cast<double>(futures.size()) / cost.probed);
  cost.firms = probe.firms;
  cost.seconds = rounds * (probe.founding + years * probe.year);
  const Parameters& rule = scenario.rule;
  if (plan.vary) {
    // Every future finds its outside, from one future of the search.
    cost.seconds += rounds * rule.outside_years * probe.year;
  } else if (!known) {
    cost.search_seconds = rule.calibration_futures * rule.outside_years * probe.year / cost.probed;
  }
  cost.parts = static_cast<double>(futures.size()) * years * probe.kept;
  cost.study = kGrowth * cost.parts + kFixedPart;
  // Each thread holds a whole future, and once more while it is kept; the probe held two years.
  cost.memory =
      peak_memory() + std::min(cost.study, kOpenChunks) + 2 * cost.probed * years * probe.kept;
  return cost;
}

std::string cost_text(const StudyCost& cost) {
  std::string search;
  if (cost.search_seconds > 0) {
    search = fmt::format(", and {} before that, once, for the outside of the region",
                         duration_text(cost.search_seconds));
  }
  return fmt::format(
      "agents: {} firms in a future\n"
      "time:   about {} on {}{} (from a probe of {})\n"
      "memory: about {}\n"
      "disk:   {} of finished futures, then beside them a study of up to {}\n",
      output::readable_number(std::round(cost.firms)), duration_text(cost.seconds),
      output::counted(cost.threads, "thread"), search, output::counted(cost.probed, "future"),
      bytes_text(cost.memory), bytes_text(cost.parts), bytes_text(cost.study));
}

}  // namespace spearhead::app
