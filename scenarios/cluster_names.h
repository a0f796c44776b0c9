#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/found/clusters.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// A cluster and where it is.
struct RegionCluster {
  std::uint32_t region = 0;
  Cluster cluster;
};

/// The clusters of all regions, in the order in which the model numbers them.
std::vector<RegionCluster> clusters_of(const Scenario& scenario);

/// Places among `clusters` of those that a file means: all of that name or, where there is none,
/// those that hold the sector of that code. A name that means none is reported.
std::vector<std::size_t> clusters_named(const Located<std::string>& name,
                                        const std::vector<RegionCluster>& clusters,
                                        const Scenario& scenario, Reading& in);

}  // namespace spearhead::scenarios
