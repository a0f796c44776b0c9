#include "output/map_marks.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spearhead::output {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kLetter = 9;  ///< half the room of a letter

Point away_from(Point point, double angle, double far) {
  return {point.x + far * std::cos(angle), point.y + far * std::sin(angle)};
}

/// Room around a point inside a circle: to its own edge and to the other circles.
double room_at(Point point, std::size_t own, const std::vector<MapCircle>& circles) {
  double room = circles[own].radius - distance(point, circles[own].centre);
  for (std::size_t other = 0; other < circles.size(); ++other) {
    if (other == own) continue;
    room = std::min(room, distance(point, circles[other].centre) - circles[other].radius);
  }
  return room;
}

/// How far a point is outside of all circles; negative inside of one.
double clearance(Point point, const std::vector<MapCircle>& circles) {
  double least = 1e9;
  for (const MapCircle& circle : circles) {
    least = std::min(least, distance(point, circle.centre) - circle.radius);
  }
  return least;
}

/// The nearest place for a letter beside its circle and outside of all.
Point letter_beside(const MapCircle& circle, const MapLayout& layout) {
  constexpr int directions = 32;
  for (double far = circle.radius + kLetter + 0.5; far < circle.radius + 20 * kLetter; far += 3) {
    for (int d = 0; d < directions; ++d) {
      const Point point = away_from(circle.centre, kTurn * d / directions, far);
      if (clearance(point, layout.circles) >= kLetter) return point;
    }
  }
  return circle.centre;
}

/// Letters stand inside their circles, as far from others as can be.
void place_letters(MapLayout& layout) {
  constexpr int directions = 24;
  std::vector<MapCircle>& circles = layout.circles;
  for (std::size_t i = 0; i < circles.size(); ++i) {
    MapCircle& circle = circles[i];
    circle.mark = circle.centre;
    double most = room_at(circle.centre, i, circles);
    for (int step = 1; step <= 8; ++step) {
      for (int d = 0; d < directions; ++d) {
        const Point point =
            away_from(circle.centre, kTurn * d / directions, circle.radius * step / 10);
        const double room = room_at(point, i, circles);
        if (room <= most + 1e-9) continue;
        most = room;
        circle.mark = point;
      }
    }
    circle.mark_inside = most >= kLetter;
    if (!circle.mark_inside) circle.mark = letter_beside(circle, layout);
  }
}

/// Whether a number at the point keeps clear of other numbers and of letters.
bool is_free(Point point, const MapLayout& layout, std::size_t placed) {
  for (std::size_t l = 0; l < placed; ++l) {
    if (distance(point, layout.lenses[l].badge) < 2.1 * kBadgeRadius) return false;
  }
  return std::ranges::none_of(layout.circles, [&](const MapCircle& circle) {
    return distance(point, circle.mark) < kBadgeRadius + kLetter;
  });
}

/// A free place beside `from`, outside of all circles, the nearest that there is.
Point beside(Point from, const MapLayout& layout, std::size_t placed) {
  constexpr int directions = 32;
  for (double far = 1.5 * kBadgeRadius; far < 30 * kBadgeRadius; far += kBadgeRadius / 2) {
    for (int d = 0; d < directions; ++d) {
      const Point point = away_from(from, kTurn * d / directions, far);
      if (clearance(point, layout.circles) < kBadgeRadius + 3) continue;
      if (is_free(point, layout, placed)) return point;
    }
  }
  return from;
}

/// What speaks against a bend: what it runs through, and its length.
double cost_of(const MapLens& bridge, const MapLayout& layout) {
  constexpr int steps = 40;
  double cost = 0;
  Point last = point_on(bridge, layout, 0);
  for (int step = 1; step <= steps; ++step) {
    const Point point = point_on(bridge, layout, static_cast<double>(step) / steps);
    cost += distance(last, point);
    last = point;
    for (std::size_t c = 0; c < layout.circles.size(); ++c) {
      const MapCircle& circle = layout.circles[c];
      const bool own = c == bridge.first || c == bridge.second;
      if (!own && distance(point, circle.centre) < circle.radius + 4) cost += 200;
    }
  }
  return cost;
}

/// Bends a bridge around the circles in between.
void bend(MapLens& bridge, const MapLayout& layout) {
  const Point a = layout.circles[bridge.first].centre;
  const Point b = layout.circles[bridge.second].centre;
  const Point middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
  Point best = middle;
  double least = 1e18;
  for (int side = 0; side <= 24; ++side) {
    const double share = (side % 2 == 0 ? 0.125 : -0.125) * ((side + 1) / 2);
    bridge.bend = {middle.x + share * (b.y - a.y), middle.y - share * (b.x - a.x)};
    const double cost = cost_of(bridge, layout);
    if (cost >= least - 1e-9) continue;
    least = cost;
    best = bridge.bend;
  }
  bridge.bend = best;
}

/// The point of a bridge that is farthest outside of circles, near its middle.
Point open_point(const MapLens& bridge, const MapLayout& layout) {
  Point best = point_on(bridge, layout, 0.5);
  double most = -1e9;
  for (int step = 5; step <= 35; ++step) {
    const double share = step / 40.0;
    const Point point = point_on(bridge, layout, share);
    const double room = std::min(clearance(point, layout.circles), 2 * kBadgeRadius) -
                        std::abs(share - 0.5) * kBadgeRadius;
    if (room <= most + 1e-9) continue;
    most = room;
    best = point;
  }
  return best;
}

/// The middle of a lens, and how thick it is there.
Point lens_middle(const MapCircle& a, const MapCircle& b, double& depth) {
  const double apart = distance(a.centre, b.centre);
  depth = a.radius + b.radius - apart;
  const double share = (a.radius + apart - b.radius) / 2 / apart;
  return {a.centre.x + share * (b.centre.x - a.centre.x),
          a.centre.y + share * (b.centre.y - a.centre.y)};
}

void find_lenses(const RegionMap& map, MapLayout& layout) {
  std::vector<std::size_t> place(map.on_map);
  for (std::size_t i = 0; i < layout.circles.size(); ++i) place[layout.circles[i].cluster] = i;
  for (std::size_t area = 0; area < map.areas.size(); ++area) {
    MapLens& lens = layout.lenses.emplace_back();
    lens.area = area;
    lens.first = place[map.areas[area].first];
    lens.second = place[map.areas[area].second];
    const MapCircle& a = layout.circles[lens.first];
    const MapCircle& b = layout.circles[lens.second];
    lens.bridge = distance(a.centre, b.centre) >= a.radius + b.radius;
  }
}

/// Length of a bridge that no circle covers.
double open_length(const MapLens& bridge, const MapLayout& layout) {
  constexpr int steps = 80;
  double length = 0;
  Point last = point_on(bridge, layout, 0);
  for (int step = 1; step <= steps; ++step) {
    const Point point = point_on(bridge, layout, static_cast<double>(step) / steps);
    if (clearance(point, layout.circles) > 0) length += distance(last, point);
    last = point;
  }
  return length;
}

void place_number(std::size_t number, MapLayout& layout) {
  MapLens& lens = layout.lenses[number];
  double depth = 4 * kBadgeRadius;
  if (lens.bridge) {
    bend(lens, layout);
    lens.middle = open_point(lens, layout);
    depth = open_length(lens, layout) / 2.5;  // a number must not hide its line
  } else {
    lens.middle = lens_middle(layout.circles[lens.first], layout.circles[lens.second], depth);
  }
  const bool fits = depth >= 1.4 * kBadgeRadius && is_free(lens.middle, layout, number);
  lens.badge = fits ? lens.middle : beside(lens.middle, layout, number);
}

}  // namespace

void place_marks(const RegionMap& map, MapLayout& layout) {
  place_letters(layout);
  find_lenses(map, layout);
  for (std::size_t number = 0; number < layout.lenses.size(); ++number) {
    place_number(number, layout);
  }
}

}  // namespace spearhead::output
