#pragma once

#include <cstdint>
#include <vector>

#include "output/analysis/region_map.h"

/// Where the circles of a map's picture lie. Plain geometry: the same map gives the same places.
namespace spearhead::output {

struct Point {
  double x = 0;
  double y = 0;
};

/// A cluster: its area is in proportion to its jobs.
struct MapCircle {
  std::uint32_t cluster = 0;  ///< place in RegionMap::clusters
  Point centre;
  double radius = 0;
  Point mark;  ///< where its letter stands: inside, and as far from other circles as can be
};

/// A spearhead area: the lens of two circles that overlap, else a bridge between two that do not.
struct MapLens {
  std::size_t area = 0;   ///< place in RegionMap::areas
  std::size_t first = 0;  ///< places in MapLayout::circles
  std::size_t second = 0;
  bool bridge = false;
  Point badge;  ///< where its number stands
};

struct MapLayout {
  std::vector<MapCircle> circles;  ///< in the order of the ring
  std::vector<MapLens> lenses;     ///< in the order of the areas
  double width = 0;                ///< circles lie between (0, 0) and (width, height)
  double height = 0;
};

/// Circles on a ring, related ones beside each other: neighbours that are a spearhead area overlap,
/// the more the closer they are related; others do not touch.
/// \param largest radius of the largest circle
MapLayout lay_out(const RegionMap& map, double largest);

double distance(Point a, Point b);

}  // namespace spearhead::output
