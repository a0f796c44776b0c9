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
  std::string name;                    ///< the user's, else that of its strongest sector
  std::vector<std::uint32_t> sectors;  ///< ascending

  friend bool operator==(const Cluster&, const Cluster&) = default;
};

/// Share of a sector in the region's jobs over its share in those of the reference economy; 0 when
/// that is not known.
double location_quotient(const Scenario& scenario, RegionId region, std::uint32_t sector);

/// Clusters that the user names, else those in the figures: traded sectors of some size in which
/// the region is specialised, each with the related sector in which the region is strongest, in
/// location quotient times relatedness, and that one in turn with its own, up to a sector that has
/// no stronger neighbour. A sector is in one cluster at most; a user's first list wins.
std::vector<Cluster> find_clusters(const Scenario& scenario, RegionId region);

/// Jobs of a cluster by field of technology, from the fields that its sectors use [persons].
std::vector<double> jobs_by_field(const Scenario& scenario, RegionId region,
                                  const Cluster& cluster);

/// Gives the world the clusters of all regions, in the regions' order, without organisations.
void set_clusters(const Scenario& scenario, World& world);

}  // namespace spearhead
