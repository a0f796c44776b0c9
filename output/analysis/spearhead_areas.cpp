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
/// Share of a cluster's jobs from which a sector names the fields of an area.
constexpr double kLargeSectorShare = 0.1;
/// Relatedness from which two clusters count as related: a third of all pairs of sectors reach it.
constexpr double kLeastRelated = 0.23;
/// One of both has to be there: profiles of technology with a correlation of a quarter, or a fifth
/// of the strongest links by inputs.
constexpr double kLeastKnowHow = 0.390625;
constexpr double kLeastInputs = 0.2;

/// Whether a field is know-how of the trade, such as marketing: every sector uses these five, so
/// that they tell no pair of clusters from another (scenarios/fields/SOURCES.md).
bool is_intangible(const Field& field) { return field.code.starts_with('X'); }

/// Jobs of a cluster by technology field.
std::vector<double> knowledge_of(const MapCluster& cluster, const Scenario& scenario) {
  return jobs_by_field(scenario, RegionId{0}, {cluster.name, cluster.sectors});
}

/// The sectors that give a cluster its face: small ones would name its fields after what few do.
MapCluster large_sectors_of(const MapCluster& cluster, const Scenario& scenario) {
  const std::vector<double>& jobs = scenario.regions.front().employment;
  const double least = kLargeSectorShare * jobs_in(jobs, cluster.sectors);
  MapCluster large = cluster;
  std::erase_if(large.sectors, [&](std::uint32_t sector) { return jobs[sector] < least; });
  return large;
}

std::vector<std::vector<double>> knowledge_of(std::span<const MapCluster> clusters,
                                              const Scenario& scenario) {
  std::vector<std::vector<double>> stock;
  for (const MapCluster& cluster : clusters) stock.push_back(knowledge_of(cluster, scenario));
  return stock;
}

/// How far a cluster is above the reference economy.
double excess_of(const MapCluster& cluster) { return std::max(0.0, cluster.strength.shrunk - 1); }

/// Standing in the same places is not enough: hotels and shipyards do, in some regions.
bool is_related(const Synergy& pair) {
  return pair.relatedness >= kLeastRelated &&
         (pair.know_how >= kLeastKnowHow || pair.inputs >= kLeastInputs);
}

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

namespace {

/// The best pairs of technologies, each once, whichever side brings which.
std::vector<FieldPair> meeting_fields(const MapCluster& first, const MapCluster& second,
                                      const Scenario& scenario) {
  const std::vector<std::vector<double>> stock{
      knowledge_of(large_sectors_of(first, scenario), scenario),
      knowledge_of(large_sectors_of(second, scenario), scenario)};
  const std::vector<Field>& fields = scenario.knowledge.fields;
  std::vector<FieldPair> best;
  for (const Overlap& overlap : overlaps(scenario.knowledge, scenario.rule, stock, {})) {
    if (best.size() == kMeetingFields) break;
    const FieldPair pair{overlap.first_field, overlap.second_field};
    if (is_intangible(fields[pair.first]) || is_intangible(fields[pair.second])) continue;
    if (std::ranges::find(best, FieldPair{pair.second, pair.first}) != best.end()) continue;
    best.push_back(pair);
  }
  return best;
}

}  // namespace

std::vector<SpearheadArea> areas_of(std::span<const Synergy> pairs,
                                    std::span<const MapCluster> clusters, const MapInput& input) {
  const Scenario& scenario = input.scenario;
  std::vector<SpearheadArea> areas;
  for (const Synergy& pair : pairs) {
    SpearheadArea& area = areas.emplace_back();
    area.first = pair.first;
    area.second = pair.second;
    area.score = pair.score;
    area.fields = meeting_fields(clusters[pair.first], clusters[pair.second], scenario);
  }
  return areas;
}

}  // namespace spearhead::output
