#include "engine/cluster_record.h"

#include <utility>
#include <vector>

#include "engine/step/partners.h"

namespace spearhead {
namespace {

constexpr std::pair<ClusterIndicator, SectorIndicator> kSummedSeries[] = {
    {ClusterIndicator::value_added, SectorIndicator::value_added},
    {ClusterIndicator::employment, SectorIndicator::employment},
    {ClusterIndicator::firms, SectorIndicator::firms},
    {ClusterIndicator::business_rd, SectorIndicator::business_rd},
};

/// What only the firms of a cluster tell.
struct Cohesion {
  std::uint64_t members = 0;
  std::uint64_t ends_inside = 0;  ///< a partnership has two
  std::uint64_t across = 0;
};

void count_firms(const World& world, SegmentId segment, std::uint32_t cluster, Cohesion& counts) {
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    counts.members += world.firms.member[row];
    for (const std::uint32_t tie : world.firms.ties[row]) {
      if (!is_firm(tie)) continue;
      const std::uint32_t other = cluster_of(world, segment_of(world.layout, FirmRow{tie}));
      counts.ends_inside += other == cluster ? 1 : 0;
      counts.across += other != cluster && other != kNoCluster ? 1 : 0;
    }
  }
}

}  // namespace

void record_clusters(const Scenario& scenario, const World& world, std::uint32_t year,
                     Trajectory& trajectory) {
  if (trajectory.clusters == 0) return;
  std::vector<Cohesion> cohesion(trajectory.clusters);
  for (std::uint32_t c = 0; c < trajectory.clusters; ++c) {
    for (const auto& [of_cluster, of_sector] : kSummedSeries)
      trajectory.at(year, c, of_cluster) = 0;
  }
  for (std::uint32_t k = 0; k < scenario.segments(); ++k) {
    const SegmentId segment{k};
    const std::uint32_t cluster = cluster_of(world, segment);
    if (cluster == kNoCluster) continue;
    const std::uint32_t region = world.region_of(segment).value;
    for (const auto& [of_cluster, of_sector] : kSummedSeries) {
      trajectory.at(year, cluster, of_cluster) +=
          trajectory.at(year, region, world.sector_of(segment), of_sector);
    }
    count_firms(world, segment, cluster, cohesion[cluster]);
  }
  for (std::uint32_t c = 0; c < trajectory.clusters; ++c) {
    const double scale = scenario.regions[world.clusters.region[c]].scale;
    const auto set = [&](ClusterIndicator which, double value) {
      trajectory.at(year, c, which) = value;
    };
    set(ClusterIndicator::members, scale * static_cast<double>(cohesion[c].members));
    set(ClusterIndicator::trust, world.clusters.trust[c]);
    set(ClusterIndicator::partnerships_inside,
        scale * static_cast<double>(cohesion[c].ends_inside) / 2);
    set(ClusterIndicator::partnerships_across, scale * static_cast<double>(cohesion[c].across));
  }
}

}  // namespace spearhead
