#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/id.h"
#include "engine/scenario.h"
#include "engine/world/overlaps.h"
#include "engine/world/world.h"

/// What a cluster is, once for all: for the map of a region, for the targets of programmes and for
/// the organisations that the model knows.
namespace spearhead {

/// Related sectors in which a region is strong.
struct Cluster {
  std::string name;                    ///< the user's, else that of a sector
  std::vector<std::uint32_t> sectors;  ///< ascending

  friend bool operator==(const Cluster&, const Cluster&) = default;
};

/// Share of a sector in the region's jobs over its share in those of the reference economy; 0 when
/// that is not known.
double location_quotient(const Scenario& scenario, RegionId region, std::uint32_t sector);

/// Clusters that the user names, else those in the figures: traded sectors of some size in which
/// the region is specialised, grouped so that all sectors of a cluster are related to each other
/// (complete linkage; Delgado, Porter and Stern 2016, Journal of Economic Geography 16, compare
/// such groupings). A sector is in one cluster at most; a user's first list wins. A cluster without
/// a name has that of its sector with the largest surplus, the jobs beyond the expected.
std::vector<Cluster> find_clusters(const Scenario& scenario, RegionId region);

/// Jobs of a cluster by field of technology, from the fields that its sectors use [persons].
std::vector<double> jobs_by_field(const Scenario& scenario, RegionId region,
                                  const Cluster& cluster);

/// Gives the world the clusters of all regions, in the regions' order, without organisations.
void set_clusters(const Scenario& scenario, World& world);

}  // namespace spearhead
