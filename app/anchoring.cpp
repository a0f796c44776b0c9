#include "app/anchoring.h"

#include <algorithm>
#include <cmath>
#include <mutex>

#include "app/region_sample.h"
#include "engine/base/time.h"
#include "engine/found/anchor.h"
#include "engine/parallel/parallel.h"
#include "engine/spin_up.h"

namespace spearhead::app {
namespace {

// Sectors without figures in which a future of the spin-up had so many jobs are told of [persons].
constexpr double kWorthTelling = 1;

/// The region's figures in real persons.
std::vector<double> figures_of(const Scenario& scenario) {
  std::vector<double> figures = scenario.regions[0].employment;
  for (double& jobs : figures) jobs *= scenario.regions[0].scale;
  return figures;
}

/// Jobs per sector in one future [real persons].
struct Jobs {
  std::vector<double> found;
  std::vector<double> after;
};

Jobs jobs_of_future(const Scenario& scenario, std::uint64_t seed) {
  World world = settled(scenario, Luck{seed, 0});
  const auto steps = static_cast<std::uint32_t>(scenario.rule.spin_up) * kStepsPerYear;
  Jobs jobs;
  jobs.found = anchor(scenario, steps, world);
  jobs.after = sample_region(scenario, world).jobs;
  for (auto* of_sector : {&jobs.found, &jobs.after}) {
    for (double& persons : *of_sector) persons *= scenario.regions[0].scale;
  }
  return jobs;
}

AnchoredSector summary_of(const SectorFacts& facts, double figure, std::size_t s,
                          const std::vector<Jobs>& futures) {
  AnchoredSector sector;
  sector.code = facts.code;
  sector.name = facts.name;
  sector.figure = figure;
  sector.found_least = futures[0].found[s];
  sector.after = futures[0].after[s];
  for (const Jobs& jobs : futures) {
    sector.found_mean += jobs.found[s] / static_cast<double>(futures.size());
    sector.found_least = std::min(sector.found_least, jobs.found[s]);
    sector.found_most = std::max(sector.found_most, jobs.found[s]);
    const bool farther =
        std::abs(jobs.after[s] - sector.figure) > std::abs(sector.after - sector.figure);
    if (farther) sector.after = jobs.after[s];
    sector.within = sector.within && near_figure(sector.figure, jobs.after[s]);
  }
  sector.factor = sector.found_mean > 0 ? sector.figure / sector.found_mean : 0;
  return sector;
}

/// Differences of one future / all jobs of the figures.
double sum_of_differences(const std::vector<double>& figures, const Jobs& jobs) {
  double differences = 0;
  double all = 0;
  for (std::size_t s = 0; s < figures.size(); ++s) {
    differences += std::abs(jobs.after[s] - figures[s]);
    all += figures[s];
  }
  return all > 0 ? differences / all : 0;
}

}  // namespace

bool near_figure(double figure, double jobs) {
  constexpr double kLarge = 1000;  // persons
  constexpr double kShareOfLarge = 0.1;
  constexpr double kPersons = 100;
  const double most = figure >= kLarge ? kShareOfLarge * figure : kPersons;
  return std::abs(jobs - figure) <= most;
}

Anchoring assess_anchoring(const Scenario& scenario, std::uint32_t seeds,
                           const std::function<void(std::uint32_t)>& progress) {
  std::vector<Jobs> futures(seeds);
  std::mutex mutex;
  std::uint32_t finished = 0;
  parallel::for_each_task(seeds, [&](std::uint32_t i) {
    futures[i] = jobs_of_future(scenario, i + 1);
    const std::lock_guard<std::mutex> lock(mutex);
    progress(++finished);
  });
  const std::vector<double> figures = figures_of(scenario);
  Anchoring anchoring;
  for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
    AnchoredSector sector = summary_of(scenario.sectors[s], figures[s], s, futures);
    if (sector.figure <= 0 && sector.found_most < kWorthTelling) continue;
    anchoring.within = anchoring.within && sector.within;
    anchoring.sectors.push_back(std::move(sector));
  }
  for (const Jobs& jobs : futures) {
    anchoring.sum_of_differences =
        std::max(anchoring.sum_of_differences, sum_of_differences(figures, jobs));
  }
  anchoring.within = anchoring.within && anchoring.sum_of_differences <= kMostDifference;
  return anchoring;
}

}  // namespace spearhead::app
