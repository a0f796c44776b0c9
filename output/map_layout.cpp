#include "output/map_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace spearhead::output {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kGap = 0.16;    ///< between circles that do not overlap, of the largest radius
constexpr double kBadge = 0.11;  ///< radius of a number, of the largest radius
/// Depth of a lens, in radii of the smaller circle: at no relatedness, and more at full.
constexpr double kLeastDepth = 0.3;
constexpr double kMoreDepth = 0.6;

/// Figures of pairs by cluster.
class Pairs {
 public:
  explicit Pairs(const RegionMap& map)
      : count_(map.on_map),
        score_(count_ * count_, 0),
        relatedness_(count_ * count_, 0),
        area_(count_ * count_, 0) {
    for (const Synergy& each : map.synergies) {
      set(score_, each.first, each.second, each.score);
      set(relatedness_, each.first, each.second, each.relatedness);
    }
    for (const SpearheadArea& each : map.areas) set(area_, each.first, each.second, 1);
  }

  double score(std::size_t a, std::size_t b) const { return score_[a * count_ + b]; }
  double relatedness(std::size_t a, std::size_t b) const { return relatedness_[a * count_ + b]; }
  bool is_area(std::size_t a, std::size_t b) const { return area_[a * count_ + b] != 0; }

 private:
  void set(std::vector<double>& table, std::size_t a, std::size_t b, double value) const {
    table[a * count_ + b] = table[b * count_ + a] = value;
  }

  std::size_t count_;
  std::vector<double> score_;
  std::vector<double> relatedness_;
  std::vector<double> area_;
};

/// The order around the ring with the largest scores between neighbours; the first stays first.
std::vector<std::uint32_t> ring_of(std::size_t count, const Pairs& pairs) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::uint32_t> best = order;
  double most = -1;
  do {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
      sum += pairs.score(order[i], order[(i + 1) % count]);
    }
    if (sum > most + 1e-12) {
      most = sum;
      best = order;
    }
  } while (count > 1 && std::next_permutation(order.begin() + 1, order.end()));
  return best;
}

/// Distance of the centres of two neighbours.
double wanted_distance(const MapCircle& a, const MapCircle& b, const Pairs& pairs, double largest) {
  if (!pairs.is_area(a.cluster, b.cluster)) return a.radius + b.radius + kGap * largest;
  const double depth = kLeastDepth + kMoreDepth * pairs.relatedness(a.cluster, b.cluster);
  return a.radius + b.radius - depth * std::min(a.radius, b.radius);
}

/// Angle at the ring's centre between neighbours on it.
double angle_of(double chord, double ring) {
  return 2 * std::asin(std::min(1.0, chord / 2 / ring));
}

double angles_of(const std::vector<double>& chords, double ring) {
  return std::transform_reduce(chords.begin(), chords.end(), 0.0, std::plus(),
                               [&](double chord) { return angle_of(chord, ring); });
}

/// The ring on which the chords close, or the smallest that has room for the longest.
double closing_ring(const std::vector<double>& chords) {
  double low = *std::ranges::max_element(chords) / 2;
  if (angles_of(chords, low) <= kTurn) return low;
  double high = std::accumulate(chords.begin(), chords.end(), 0.0);
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (angles_of(chords, middle) > kTurn ? low : high) = middle;
  }
  return high;
}

/// Puts the circles on the ring; what is left of the turn opens it behind `opening`.
void place_on(double ring, const std::vector<double>& chords, std::size_t opening,
              std::vector<MapCircle>& circles) {
  const double left = kTurn - angles_of(chords, ring);
  double angle = -kTurn / 4;
  for (std::size_t i = 0; i < circles.size(); ++i) {
    circles[i].centre = {ring * std::cos(angle), ring * std::sin(angle)};
    angle += angle_of(chords[i], ring) + (i == opening ? left : 0);
  }
}

bool are_neighbours(std::size_t a, std::size_t b, std::size_t count) {
  return b == a + 1 || (a == 0 && b == count - 1);
}

/// Whether circles that are no neighbours, or no area, keep apart.
bool is_clear(const std::vector<MapCircle>& circles, const Pairs& pairs, double gap) {
  for (std::size_t a = 0; a < circles.size(); ++a) {
    for (std::size_t b = a + 1; b < circles.size(); ++b) {
      const bool may_meet = are_neighbours(a, b, circles.size()) &&
                            pairs.is_area(circles[a].cluster, circles[b].cluster);
      const double apart = distance(circles[a].centre, circles[b].centre);
      if (!may_meet && apart < circles[a].radius + circles[b].radius + gap) return false;
    }
  }
  return true;
}

void place_ring(std::vector<MapCircle>& circles, const Pairs& pairs, double largest) {
  const std::size_t count = circles.size();
  if (count < 2) return;
  std::vector<double> chords;
  std::size_t opening = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t next = (i + 1) % count;
    chords.push_back(wanted_distance(circles[i], circles[next], pairs, largest));
    const auto score = [&](std::size_t k) {
      return pairs.score(circles[k].cluster, circles[(k + 1) % count].cluster);
    };
    if (score(i) < score(opening)) opening = i;
  }
  if (count == 2) {
    circles[1].centre = {chords[0], 0};
    return;
  }
  double ring = closing_ring(chords);
  for (int tries = 0; tries < 200; ++tries) {
    place_on(ring, chords, opening, circles);
    if (is_clear(circles, pairs, kGap * largest / 2)) return;
    ring *= 1.02;
  }
}

/// Moves everything to where x and y begin at 0.
void frame(MapLayout& layout) {
  Point least{1e9, 1e9};
  Point most{-1e9, -1e9};
  for (const MapCircle& circle : layout.circles) {
    least.x = std::min(least.x, circle.centre.x - circle.radius);
    least.y = std::min(least.y, circle.centre.y - circle.radius);
    most.x = std::max(most.x, circle.centre.x + circle.radius);
    most.y = std::max(most.y, circle.centre.y + circle.radius);
  }
  if (layout.circles.empty()) return;
  for (MapCircle& circle : layout.circles) {
    circle.centre.x -= least.x;
    circle.centre.y -= least.y;
  }
  layout.width = most.x - least.x;
  layout.height = most.y - least.y;
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

void place_marks(std::vector<MapCircle>& circles) {
  constexpr int directions = 24;
  for (std::size_t i = 0; i < circles.size(); ++i) {
    MapCircle& circle = circles[i];
    circle.mark = circle.centre;
    double most = room_at(circle.centre, i, circles);
    for (int step = 1; step <= 8; ++step) {
      for (int d = 0; d < directions; ++d) {
        const double angle = kTurn * d / directions;
        const double away = circle.radius * step / 10;
        const Point point{circle.centre.x + away * std::cos(angle),
                          circle.centre.y + away * std::sin(angle)};
        const double room = room_at(point, i, circles);
        if (room <= most + 1e-9) continue;
        most = room;
        circle.mark = point;
      }
    }
  }
}

Point between(Point a, Point b, double share) {
  return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

/// The middle of the lens, or of the gap, of two circles.
Point middle_of(const MapCircle& a, const MapCircle& b) {
  const double apart = distance(a.centre, b.centre);
  return between(a.centre, b.centre, (a.radius + apart - b.radius) / 2 / apart);
}

/// Whether a number at the point keeps clear of others and of letters.
bool is_free(Point point, const MapLayout& layout, double largest) {
  const double needed = 2.2 * kBadge * largest;
  return std::ranges::none_of(
             layout.lenses,
             [&](const MapLens& lens) { return distance(point, lens.badge) < needed; }) &&
         std::ranges::none_of(layout.circles, [&](const MapCircle& circle) {
           return distance(point, circle.mark) < needed;
         });
}

/// A place of a bridge's number on the line between the two circles' edges, the middle if it can.
Point on_bridge(const MapCircle& a, const MapCircle& b, const MapLayout& layout, double largest) {
  const double apart = distance(a.centre, b.centre);
  const double first = a.radius / apart;
  const double last = 1 - b.radius / apart;
  constexpr double shares[] = {0.5, 0.38, 0.62, 0.26, 0.74, 0.14, 0.86};
  for (const double share : shares) {
    const Point point = between(a.centre, b.centre, first + share * (last - first));
    if (is_free(point, layout, largest)) return point;
  }
  return between(a.centre, b.centre, (first + last) / 2);
}

void place_lenses(const RegionMap& map, double largest, MapLayout& layout) {
  std::vector<std::size_t> place(map.on_map);
  for (std::size_t i = 0; i < layout.circles.size(); ++i) place[layout.circles[i].cluster] = i;
  for (const bool bridges : {false, true}) {  // lenses cannot move, bridges' numbers can
    for (std::size_t area = 0; area < map.areas.size(); ++area) {
      const std::size_t first = place[map.areas[area].first];
      const std::size_t second = place[map.areas[area].second];
      const MapCircle& a = layout.circles[first];
      const MapCircle& b = layout.circles[second];
      const bool bridge = distance(a.centre, b.centre) >= a.radius + b.radius;
      if (bridge != bridges) continue;
      const Point badge = bridge ? on_bridge(a, b, layout, largest) : middle_of(a, b);
      layout.lenses.push_back({area, first, second, bridge, badge});
    }
  }
  std::ranges::sort(layout.lenses, {}, &MapLens::area);
}

}  // namespace

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

MapLayout lay_out(const RegionMap& map, double largest) {
  MapLayout layout;
  double most_jobs = 0;
  for (std::size_t c = 0; c < map.on_map; ++c) {
    most_jobs = std::max(most_jobs, map.clusters[c].strength.employment);
  }
  const Pairs pairs(map);
  for (const std::uint32_t cluster : ring_of(map.on_map, pairs)) {
    const double jobs = map.clusters[cluster].strength.employment;
    layout.circles.push_back(
        {cluster, {}, largest * std::sqrt(most_jobs > 0 ? jobs / most_jobs : 1), {}});
  }
  place_ring(layout.circles, pairs, largest);
  frame(layout);
  place_marks(layout.circles);
  place_lenses(map, largest, layout);
  return layout;
}

}  // namespace spearhead::output
