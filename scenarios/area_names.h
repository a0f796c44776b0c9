#pragma once

#include <string>
#include <vector>

#include "scenarios/cluster_names.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// Areas that one target may name, at most: more than the pairs of six clusters. The agency looks
/// at each of them anew in every quarter.
inline constexpr int kMostAreas = 20;

/// A spearhead area as a file states it: two clusters, each by its name or by a sector's code.
struct AreaText {
  Located<std::string> first;
  Located<std::string> second;
  Extent extent;
};

/// Reads a list of areas, each a list of exactly two clusters.
bool read_areas(const YamlNode& node, Reading& in, std::vector<AreaText>& out);

/// The areas that a file means, each once, ascending: of two names all pairs of clusters in one
/// region. Unknown clusters, and names that are no two clusters of any region, are reported.
std::vector<Area> areas_of(const std::vector<AreaText>& texts,
                           const std::vector<RegionCluster>& clusters, const Scenario& scenario,
                           Reading& in);

/// One flag per segment: whether it is in a cluster of one of the areas.
std::vector<std::uint8_t> segments_of(const std::vector<Area>& areas,
                                      const std::vector<RegionCluster>& clusters,
                                      const Scenario& scenario);

}  // namespace spearhead::scenarios
