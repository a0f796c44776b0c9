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
  Point mark;  ///< where its letter stands: inside, as far from other circles as can be
  bool mark_inside = true;  ///< false: beside it, because there is no room
};

/// A spearhead area: the lens of two circles that overlap, else a bridge between two that do not.
struct MapLens {
  std::size_t area = 0;   ///< place in RegionMap::areas
  std::size_t first = 0;  ///< places in MapLayout::circles
  std::size_t second = 0;
  bool bridge = false;
  Point bend;    ///< of a bridge: control point of the curve between the two centres
  Point middle;  ///< of the lens, or a point of the bridge outside of all circles
  Point badge;   ///< where its number stands: there, or beside where there is no room
};

struct MapLayout {
  std::vector<MapCircle> circles;  ///< in the order of the ring
  std::vector<MapLens> lenses;     ///< in the order of the areas
  double width = 0;                ///< everything lies between (0, 0) and (width, height)
  double height = 0;
};

/// Radius of the circle around a number.
inline constexpr double kBadgeRadius = 11;

/// Circles on a ring, related ones beside each other: neighbours that are a spearhead area overlap,
/// the more the closer they are related; others do not touch.
/// \param room width and height that the circles fill at most
MapLayout lay_out(const RegionMap& map, Point room);

/// A point of the bridge between two centres, `share` of the way.
Point point_on(const MapLens& bridge, const MapLayout& layout, double share);

double distance(Point a, Point b);

}  // namespace spearhead::output
