#include "engine/found/clusters.h"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/base/hash.h"

namespace spearhead {
namespace {

/// What rounding may do to a figure that stands exactly at a limit: a region that is like the
/// nation has no clusters, and a scale moves no sector across the limit of jobs.
constexpr double kRounding = 1e-9;

double sum(std::span<const double> values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

std::vector<double> quotients_of(const Scenario& scenario, RegionId region) {
  const std::vector<double>& jobs = scenario.regions[region.value].employment;
  const double here = sum(jobs);
  double there = 0;
  for (const SectorFacts& sector : scenario.sectors) there += sector.national_employment;
  std::vector<double> quotients(jobs.size(), 0);
  if (here <= 0 || there <= 0) return quotients;
  for (std::size_t s = 0; s < jobs.size(); ++s) {
    const double national = scenario.sectors[s].national_employment;
    if (national > 0) quotients[s] = (jobs[s] / here) / (national / there);
  }
  return quotients;
}

bool may_be_in_cluster(const Scenario& scenario, const RegionFacts& region, std::uint32_t sector,
                       double quotient) {
  const Parameters& rule = scenario.rule;
  return region.market[sector] != 0 &&
         scenario.sectors[sector].tradability > rule.cluster_tradability &&
         region.employment[sector] * region.scale >= rule.cluster_jobs * (1 - kRounding) &&
         quotient > rule.cluster_quotient * (1 + kRounding);
}

using Group = std::vector<std::uint32_t>;

/// Relatedness of the two sectors, one of each group, that are least related.
double least_relatedness(const KnowledgeSpace& space, const Group& first, const Group& second) {
  double least = 1;
  for (const std::uint32_t a : first) {
    for (const std::uint32_t b : second) least = std::min(least, space.between_sectors(a, b));
  }
  return least;
}

/// Joins, again and again, the two groups whose least related sectors are most related, as long as
/// all pairs of the joint group are related (complete linkage). Of equal pairs the first.
void join_related(const Scenario& scenario, std::vector<Group>& groups) {
  while (true) {
    double most = 0;
    std::size_t first = 0;
    std::size_t second = 0;
    for (std::size_t a = 0; a < groups.size(); ++a) {
      for (std::size_t b = a + 1; b < groups.size(); ++b) {
        const double related = least_relatedness(scenario.knowledge, groups[a], groups[b]);
        if (related < scenario.rule.cluster_relatedness || related <= most) continue;
        most = related;
        first = a;
        second = b;
      }
    }
    if (most == 0) return;
    groups[first].insert(groups[first].end(), groups[second].begin(), groups[second].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(second));
  }
}

/// Groups of strong sectors all of which are related, in the order of their first sectors; without
/// names.
std::vector<Cluster> clusters_in_figures(const Scenario& scenario, const RegionFacts& region,
                                         const std::vector<double>& quotients) {
  std::vector<Group> groups;
  for (std::uint32_t s = 0; s < quotients.size(); ++s) {
    if (may_be_in_cluster(scenario, region, s, quotients[s])) groups.push_back({s});
  }
  join_related(scenario, groups);
  std::vector<Cluster> clusters;
  for (Group& group : groups) {
    std::ranges::sort(group);
    clusters.push_back({{}, std::move(group)});
  }
  std::ranges::sort(clusters, {}, &Cluster::sectors);
  return clusters;
}

/// The user's lists with their names, each sector once.
std::vector<Cluster> clusters_of_user(const RegionFacts& region) {
  std::vector<std::uint8_t> taken(region.employment.size(), 0);
  std::vector<Cluster> clusters;
  for (std::size_t c = 0; c < region.clusters.size(); ++c) {
    std::vector<std::uint32_t> group = region.clusters[c];
    std::ranges::sort(group);
    std::erase_if(group,
                  [&](std::uint32_t sector) { return std::exchange(taken[sector], 1) != 0; });
    if (group.empty()) continue;
    const bool named = c < region.cluster_names.size();
    clusters.push_back({named ? region.cluster_names[c] : std::string(), std::move(group)});
  }
  return clusters;
}

}  // namespace

double location_quotient(const Scenario& scenario, RegionId region, std::uint32_t sector) {
  return quotients_of(scenario, region)[sector];
}

std::vector<Cluster> find_clusters(const Scenario& scenario, RegionId region) {
  const RegionFacts& facts = scenario.regions[region.value];
  const std::vector<double> quotients = quotients_of(scenario, region);
  // Jobs beyond what a region of this size would have: q jobs stand where one is expected.
  const auto surplus = [&](std::uint32_t s) {
    const double jobs = facts.employment[s];
    return quotients[s] > 0 ? jobs - jobs / quotients[s] : jobs;
  };
  std::vector<Cluster> clusters = facts.clusters.empty()
                                      ? clusters_in_figures(scenario, facts, quotients)
                                      : clusters_of_user(facts);
  for (Cluster& cluster : clusters) {
    const std::uint32_t largest = *std::ranges::max_element(cluster.sectors, {}, surplus);
    if (cluster.name.empty()) cluster.name = scenario.sectors[largest].name;
  }
  return clusters;
}

std::vector<double> jobs_by_field(const Scenario& scenario, RegionId region,
                                  const Cluster& cluster) {
  const RegionFacts& facts = scenario.regions[region.value];
  std::vector<double> jobs(scenario.knowledge.size(), 0);
  for (const std::uint32_t sector : cluster.sectors) {
    for (std::uint32_t f = 0; f < jobs.size(); ++f) {
      const double weight = facts.field_weight.empty() ? 1 : facts.field_weight[f];
      jobs[f] += facts.employment[sector] * scenario.knowledge.incidence_of(sector, f) * weight;
    }
  }
  return jobs;
}

void set_clusters(const Scenario& scenario, World& world) {
  Clusters& clusters = world.clusters;
  clusters = {};
  clusters.of_segment.assign(scenario.segments(), kNoCluster);
  for (std::uint32_t r = 0; r < scenario.regions.size(); ++r) {
    const Key home = key_of(scenario.regions[r].code);
    for (const Cluster& cluster : find_clusters(scenario, RegionId{r})) {
      Key key = home;
      for (const std::uint32_t sector : cluster.sectors) {
        key = key_of({key, key_of(scenario.sectors[sector].code)});
        clusters.of_segment[r * scenario.sector_count() + sector] = clusters.size();
      }
      clusters.key.push_back(key);
      clusters.region.push_back(r);
    }
  }
  for (auto* column : {&clusters.quality, &clusters.trust, &clusters.funding, &clusters.horizon}) {
    column->assign(clusters.size(), 0);
  }
}

}  // namespace spearhead
