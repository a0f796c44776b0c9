#include "output/analysis/pitch.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "output/analysis/spearhead_areas.h"
#include "output/analysis/strength.h"

namespace spearhead::output {
namespace {

/// Share of the region's jobs below which a cluster is too small to offer.
constexpr double kSmallestShare = 0.001;

struct Combination {
  std::vector<std::uint32_t> clusters;
  double score = 0;
};

std::vector<Combination> combinations_of(const RegionMap& map, const MapInput& input) {
  std::vector<Combination> all;
  for (const Synergy& pair : map.synergies) {
    if (pair.score > 0) all.push_back({{pair.first, pair.second}, pair.score});
  }
  constexpr std::size_t every = 1000;
  for (const Triple& triple : best_triples(map.synergies, map.on_map, every)) {
    all.push_back({{triple.clusters.begin(), triple.clusters.end()}, triple.score});
  }
  const double least = kSmallestShare * sum_of(input.scenario.regions.front().employment);
  std::erase_if(all, [&](const Combination& each) {
    return std::ranges::any_of(each.clusters, [&](std::uint32_t cluster) {
      return map.clusters[cluster].strength.employment < least;
    });
  });
  return all;
}

/// Whether a region is strong in each of the clusters.
bool has_all(const ReferenceRegion& region, std::span<const std::uint32_t> clusters,
             const RegionMap& map, const MapInput& input) {
  const std::vector<double> there = reference_jobs(input.scenario);
  const double jobs = sum_of(region.employment);
  const double all = sum_of(there);
  return jobs > 0 && std::ranges::all_of(clusters, [&](std::uint32_t cluster) {
           const std::vector<std::uint32_t>& sectors = map.clusters[cluster].sectors;
           const double expected = jobs * jobs_in(there, sectors) / all;
           return expected > 0 &&
                  jobs_in(region.employment, sectors) / expected >= input.least_quotient;
         });
}

}  // namespace

std::optional<Pitch> pitch_of(const RegionMap& map, const MapInput& input) {
  std::vector<const ReferenceRegion*> others;
  for (const ReferenceRegion& region : input.references) {
    if (region.code != input.scenario.regions.front().code) others.push_back(&region);
  }
  if (others.empty()) return std::nullopt;
  std::optional<Pitch> best;
  double best_score = 0;
  for (const Combination& each : combinations_of(map, input)) {
    Pitch pitch{each.clusters, 0, others.size(), {}};
    for (const ReferenceRegion* region : others) {
      if (!has_all(*region, each.clusters, map, input)) continue;
      ++pitch.regions_with_all;
      pitch.regions.push_back(region->name.empty() ? region->code : region->name);
    }
    const auto order = [](const Pitch& one, double score) {
      return std::tuple(one.regions_with_all, one.clusters.size(), -score);
    };
    if (best && order(*best, best_score) <= order(pitch, each.score)) continue;
    best = std::move(pitch);
    best_score = each.score;
  }
  return best;
}

}  // namespace spearhead::output
