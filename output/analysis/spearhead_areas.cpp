#include "output/analysis/spearhead_areas.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/found/clusters.h"
#include "engine/math/elementary.h"
#include "engine/world/overlaps.h"
#include "output/analysis/cluster_relatedness.h"

namespace spearhead::output {
namespace {

constexpr std::size_t kMeetingFields = 3;
/// Relatedness from which two clusters count as related: a third of all pairs of sectors reach it.
constexpr double kLeastRelated = 0.23;

/// Whether a field is know-how of the trade, such as marketing: every sector uses these five, so
/// that they tell no pair of clusters from another (scenarios/fields/SOURCES.md).
bool is_intangible(const Field& field) { return field.code.starts_with('X'); }

/// Jobs of a cluster by technology field.
std::vector<double> knowledge_of(const MapCluster& cluster, const Scenario& scenario) {
  return jobs_by_field(scenario, RegionId{0}, {cluster.name, cluster.sectors});
}

std::vector<std::vector<double>> knowledge_of(std::span<const MapCluster> clusters,
                                              const Scenario& scenario) {
  std::vector<std::vector<double>> stock;
  for (const MapCluster& cluster : clusters) stock.push_back(knowledge_of(cluster, scenario));
  return stock;
}

/// How far a cluster is above the reference economy.
double excess_of(const MapCluster& cluster) { return std::max(0.0, cluster.strength.shrunk - 1); }

bool is_related(const Synergy& pair) { return pair.relatedness >= kLeastRelated; }

/// Scores of related pairs are relative to the best of them, so that neither figure's unit matters.
void set_scores(std::vector<Synergy>& synergies) {
  double most_synergy = 0;
  double most_overlap = 0;
  for (const Synergy& each : synergies) {
    if (!is_related(each)) continue;
    most_synergy = std::max(most_synergy, each.synergy);
    most_overlap = std::max(most_overlap, each.overlap);
  }
  if (most_synergy <= 0 || most_overlap <= 0) return;
  for (Synergy& each : synergies) {
    if (!is_related(each)) continue;
    each.score = std::sqrt(each.synergy / most_synergy * (each.overlap / most_overlap));
  }
}

}  // namespace

std::vector<Synergy> synergies_of(std::span<const MapCluster> clusters, const MapInput& input) {
  const Scenario& scenario = input.scenario;
  const std::vector<double>& jobs = scenario.regions.front().employment;
  const auto stock = knowledge_of(clusters, scenario);
  std::vector<Synergy> synergies;
  for (std::uint32_t a = 0; a < clusters.size(); ++a) {
    for (std::uint32_t b = a + 1; b < clusters.size(); ++b) {
      Synergy& pair = synergies.emplace_back();
      pair.first = a;
      pair.second = b;
      relate(clusters[a].sectors, clusters[b].sectors, jobs, input.relatedness, pair);
      pair.synergy = pair.relatedness * std::sqrt(excess_of(clusters[a]) * excess_of(clusters[b]));
      pair.overlap = overlap_of(scenario.knowledge, scenario.rule, stock[a], stock[b]);
    }
  }
  set_scores(synergies);
  return synergies;
}

std::vector<Synergy> best_pairs(std::vector<Synergy> synergies, std::size_t top) {
  std::erase_if(synergies, [](const Synergy& each) { return each.score <= 0; });
  std::ranges::stable_sort(synergies, std::greater(), &Synergy::score);
  synergies.resize(std::min(synergies.size(), top));
  return synergies;
}

std::vector<Triple> best_triples(std::span<const Synergy> synergies, std::size_t clusters,
                                 std::size_t most) {
  std::vector<double> score(clusters * clusters, 0);
  for (const Synergy& each : synergies) score[each.first * clusters + each.second] = each.score;
  std::vector<Triple> triples;
  for (std::uint32_t a = 0; a < clusters; ++a) {
    for (std::uint32_t b = a + 1; b < clusters; ++b) {
      for (std::uint32_t c = b + 1; c < clusters; ++c) {
        const double product =
            score[a * clusters + b] * score[a * clusters + c] * score[b * clusters + c];
        if (product > 0) triples.push_back({{a, b, c}, math::power(product, 1.0 / 3)});
      }
    }
  }
  std::ranges::stable_sort(triples, std::greater(), &Triple::score);
  triples.resize(std::min(triples.size(), most));
  return triples;
}

std::vector<SpearheadArea> areas_of(std::span<const Synergy> pairs,
                                    std::span<const MapCluster> clusters, const MapInput& input) {
  const Scenario& scenario = input.scenario;
  std::vector<SpearheadArea> areas;
  for (const Synergy& pair : pairs) {
    const std::vector<std::vector<double>> stock{knowledge_of(clusters[pair.first], scenario),
                                                 knowledge_of(clusters[pair.second], scenario)};
    SpearheadArea& area = areas.emplace_back();
    area.first = pair.first;
    area.second = pair.second;
    area.score = pair.score;
    for (const Overlap& overlap : overlaps(scenario.knowledge, scenario.rule, stock, {})) {
      if (area.fields.size() == kMeetingFields) break;
      const std::vector<Field>& fields = scenario.knowledge.fields;
      if (is_intangible(fields[overlap.first_field]) || is_intangible(fields[overlap.second_field]))
        continue;
      area.fields.emplace_back(overlap.first_field, overlap.second_field);
    }
  }
  return areas;
}

}  // namespace spearhead::output
