#include "output/analysis/concentration.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "output/analysis/strength.h"

namespace spearhead::output {
namespace {

/// Where there are no regions to compare with: British regions' 90th percentile over the whole
/// country's index in 2018.
constexpr double kHighOverReference = 1.25;
constexpr double kMostInOneCluster = 0.15;

double hhi_of(const std::vector<double>& jobs, const Scenario& scenario) {
  return sector_mix(jobs, sum_of(jobs), scenario.sectors).hhi;
}

std::string against_regions(double hhi, const MapInput& input) {
  const auto lower = std::ranges::count_if(input.references, [&](const ReferenceRegion& region) {
    return hhi_of(region.employment, input.scenario) < hhi;
  });
  const auto regions = static_cast<std::ptrdiff_t>(input.references.size());
  if (10 * lower < 9 * regions) return {};
  return fmt::format("its jobs are more concentrated than in {} of {} reference regions", lower,
                     regions);
}

std::string against_economy(double hhi, double reference) {
  if (reference <= 0 || hhi <= kHighOverReference * reference) return {};
  return fmt::format("its jobs are {:.1f} times as concentrated as in the reference economy",
                     hhi / reference);
}

}  // namespace

Concentration concentration_of(const MapInput& input, const std::vector<MapCluster>& clusters) {
  const std::vector<double>& jobs = input.scenario.regions.front().employment;
  const std::vector<double> there = reference_jobs(input.scenario);
  const double here = sum_of(jobs);
  const double all = sum_of(there);
  Concentration found{.mix = sector_mix(jobs, here, input.scenario.sectors),
                      .reference_hhi = hhi_of(there, input.scenario)};
  if (here <= 0 || all <= 0) return found;
  for (std::size_t s = 0; s < jobs.size(); ++s) {
    found.krugman_index += std::abs(jobs[s] / here - there[s] / all) / 2;
  }
  std::string reason = input.references.size() >= kFewestReferences
                           ? against_regions(found.mix.hhi, input)
                           : against_economy(found.mix.hhi, found.reference_hhi);
  if (!reason.empty()) found.reasons.push_back(std::move(reason));
  for (const MapCluster& cluster : clusters) {
    const double share = cluster.strength.employment / here;
    if (share <= kMostInOneCluster) continue;
    found.reasons.push_back(
        fmt::format("one cluster, {}, holds {:.0f} % of all jobs", cluster.name, 100 * share));
  }
  return found;
}

}  // namespace spearhead::output
