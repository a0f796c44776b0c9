#include "scenarios/cluster_names.h"

#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/nearest.h"

namespace spearhead::scenarios {
namespace {

/// Places of the clusters for which `is_meant` holds.
template <class Test>
std::vector<std::size_t> places(const std::vector<RegionCluster>& clusters, const Test& is_meant) {
  std::vector<std::size_t> found;
  for (std::size_t place = 0; place < clusters.size(); ++place) {
    if (is_meant(clusters[place].cluster)) found.push_back(place);
  }
  return found;
}

/// Names may hold commas: each stands in backticks.
std::string list_of(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + in_ticks(name);
  return list;
}

void report(const Located<std::string>& name, bool is_sector,
            const std::vector<RegionCluster>& clusters, Reading& in) {
  std::vector<std::string> names;
  for (const RegionCluster& each : clusters) names.push_back(each.cluster.name);
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const std::string near = in.report.full() ? std::string() : nearest(name.value, names);
  const std::string none = "name some in a table `clusters` of the region's file";
  in.report.error(
      in.file, name.extent,
      {.code = code::kUnknownName,
       .message = is_sector ? "the sector " + in_ticks(name.value) + " is in no cluster"
                            : "unknown cluster " + in_ticks(name.value),
       .expected = names.empty()
                       ? "a cluster, but there are none in the region's figures"
                       : "one of " + list_of(names) + ", or the code of a sector that is in one",
       .suggestion = names.empty()  ? none
                     : near.empty() ? ""
                                    : "did you mean `" + near + "`?"});
}

}  // namespace

std::vector<RegionCluster> clusters_of(const Scenario& scenario) {
  std::vector<RegionCluster> clusters;
  for (std::uint32_t r = 0; r < scenario.regions.size(); ++r) {
    for (Cluster& cluster : find_clusters(scenario, RegionId{r})) {
      clusters.push_back({r, std::move(cluster)});
    }
  }
  return clusters;
}

std::vector<std::size_t> clusters_named(const Located<std::string>& name,
                                        const std::vector<RegionCluster>& clusters,
                                        const Scenario& scenario, Reading& in) {
  std::vector<std::size_t> found =
      places(clusters, [&](const Cluster& cluster) { return cluster.name == name.value; });
  if (!found.empty() || scenario.regions.empty()) return found;  // no region: which is reported
  const auto sector = std::ranges::find(scenario.sectors, name.value, &SectorFacts::code);
  const bool is_sector = sector != scenario.sectors.end();
  if (is_sector) {
    const auto place = static_cast<std::uint32_t>(sector - scenario.sectors.begin());
    found = places(clusters, [&](const Cluster& cluster) {
      return std::ranges::binary_search(cluster.sectors, place);
    });
  }
  if (found.empty()) report(name, is_sector, clusters, in);
  return found;
}

}  // namespace spearhead::scenarios
