#include "output/analysis/region_map.h"

#include <algorithm>

#include "engine/found/clusters.h"
#include "output/analysis/concentration.h"
#include "output/analysis/map_resampling.h"
#include "output/analysis/pitch.h"
#include "output/analysis/spearhead_areas.h"
#include "output/analysis/strength.h"

namespace spearhead::output {
namespace {

SectorFigures figures_of_region(const MapInput& input) {
  const RegionFacts& region = input.scenario.regions.front();
  const std::vector<double> size = jobs_per_workplace(region);
  std::vector<double> workplaces;
  for (std::size_t s = 0; s < size.size(); ++s) {
    workplaces.push_back(region.employment[s] / size[s]);
  }
  return figures_of(region.employment, std::move(workplaces), reference_jobs(input.scenario));
}

Strength with_stars(const SectorFigures& figures, std::span<const std::uint32_t> sectors,
                    const MapInput& input, double prior) {
  Strength strength = strength_of(figures, sectors, prior);
  strength.stars = stars_of(strength, sectors, input);
  return strength;
}

/// The model's clusters; the strong ones with the largest surplus first, at most `kMostOnMap` of
/// them on the map, then the others by surplus.
std::vector<MapCluster> clusters_of(const MapInput& input, const SectorFigures& figures,
                                    double prior) {
  std::vector<MapCluster> clusters;
  for (Cluster& found : find_clusters(input.scenario, RegionId{0})) {
    MapCluster& cluster = clusters.emplace_back();
    cluster.name = std::move(found.name);
    cluster.sectors = std::move(found.sectors);
    cluster.strength = with_stars(figures, cluster.sectors, input, prior);
    cluster.strong = is_strong(cluster.strength, input.least_quotient);
  }
  std::ranges::stable_sort(clusters, std::greater(),
                           [](const MapCluster& each) { return each.strength.surplus(); });
  std::stable_partition(clusters.begin(), clusters.end(),
                        [](const MapCluster& each) { return each.strong; });
  for (std::size_t c = 0; c < std::min(clusters.size(), kMostOnMap); ++c) {
    clusters[c].on_map = clusters[c].strong;
  }
  return clusters;
}

}  // namespace

RegionMap map_region(const MapInput& input) {
  const SectorFigures figures = figures_of_region(input);
  RegionMap map;
  map.prior_workplaces = prior_workplaces(input);
  for (std::uint32_t s = 0; s < input.scenario.sectors.size(); ++s) {
    const std::uint32_t sector[] = {s};
    map.sectors.push_back(with_stars(figures, sector, input, map.prior_workplaces));
  }
  map.clusters = clusters_of(input, figures, map.prior_workplaces);
  map.on_map = static_cast<std::size_t>(
      std::ranges::count_if(map.clusters, [](const MapCluster& each) { return each.on_map; }));
  const std::span<const MapCluster> shown = std::span(map.clusters).first(map.on_map);
  map.synergies = synergies_of(shown, input);
  map.areas = areas_of(best_pairs(map.synergies, input.top), shown, input);
  map.triples = best_triples(map.synergies, map.on_map, kMostTriples);
  test_by_resampling(input, figures, map);
  map.concentration = concentration_of(input, map.clusters);
  map.pitch = pitch_of(map, input);
  return map;
}

}  // namespace spearhead::output
