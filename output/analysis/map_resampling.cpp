#include "output/analysis/map_resampling.h"

#include <algorithm>
#include <cmath>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/random/draws.h"
#include "output/analysis/spearhead_areas.h"

namespace spearhead::output {
namespace {

constexpr double kLargeMean = 50;
constexpr std::uint64_t kSeed = 1;

/// Workplaces of each sector drawn anew; jobs follow in proportion.
SectorFigures resample(const MapInput& input, const SectorFigures& figures, std::uint32_t number) {
  const Scenario& scenario = input.scenario;
  const Draws draws({kSeed, number}, 0);
  const Key region = key_of(scenario.regions.front().code);
  std::vector<double> employment = figures.employment;
  std::vector<double> workplaces = figures.workplaces;
  for (std::size_t s = 0; s < employment.size(); ++s) {
    if (workplaces[s] <= 0) continue;
    const Words words =
        draws.words(purpose::map_resample, key_of({region, key_of(scenario.sectors[s].code)}));
    workplaces[s] = poisson(workplaces[s], words.uniform(0), words.uniform(1));
    employment[s] *= workplaces[s] / figures.workplaces[s];
  }
  return figures_of(std::move(employment), std::move(workplaces), reference_jobs(scenario));
}

bool same_pair(const SpearheadArea& area, const Synergy& pair) {
  return area.first == pair.first && area.second == pair.second;
}

/// Counts one resample, whose clusters are `clusters`.
void count(std::span<const MapCluster> clusters, const MapInput& input, RegionMap& map) {
  const std::vector<Synergy> synergies = synergies_of(clusters, input);
  const std::vector<Synergy> best = best_pairs(synergies, input.top);
  for (SpearheadArea& area : map.areas) {
    const bool strong = clusters[area.first].strong && clusters[area.second].strong;
    const bool among_best =
        std::ranges::any_of(best, [&](const Synergy& pair) { return same_pair(area, pair); });
    area.held += strong && among_best ? 1 : 0;
  }
  const std::vector<Triple> triples = best_triples(synergies, clusters.size(), kMostTriples);
  for (Triple& triple : map.triples) {
    const bool strong =
        std::ranges::all_of(triple.clusters, [&](std::uint32_t c) { return clusters[c].strong; });
    const bool among_best = std::ranges::any_of(
        triples, [&](const Triple& each) { return each.clusters == triple.clusters; });
    triple.held += strong && among_best ? 1 : 0;
  }
}

}  // namespace

double poisson(double mean, double u1, double u2) {
  if (mean > kLargeMean) {
    return std::max(0.0, std::floor(mean + std::sqrt(mean) * math::normal(u1, u2) + 0.5));
  }
  double chance = math::exp(-mean);
  double below = chance;
  double number = 0;
  // The chance of more than this is far below what a uniform number can tell from 1.
  const double most = 10 * mean + 50;
  while (u1 > below && number < most) {
    ++number;
    chance *= mean / number;
    below += chance;
  }
  return number;
}

void test_by_resampling(const MapInput& input, const SectorFigures& figures, RegionMap& map) {
  MapInput drawn = input;
  std::vector<MapCluster> clusters(map.clusters.begin(),
                                   map.clusters.begin() + static_cast<std::ptrdiff_t>(map.on_map));
  for (std::uint32_t number = 0; number < kResamples; ++number) {
    const SectorFigures resampled = resample(input, figures, number);
    for (MapCluster& cluster : clusters) {
      cluster.strength = strength_of(resampled, cluster.sectors, map.prior_workplaces);
      cluster.strong = is_strong(cluster.strength, input.least_quotient);
    }
    drawn.scenario.regions.front().employment = resampled.employment;
    count(clusters, drawn, map);
  }
}

}  // namespace spearhead::output
