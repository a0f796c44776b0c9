#include "output/map_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "output/map_marks.h"

namespace spearhead::output {
namespace {

constexpr double kTurn = 2 * std::numbers::pi;
constexpr double kLargest = 100;  ///< radius of the largest circle before all are fitted
constexpr double kGap = 0.16;     ///< between circles that do not overlap, of the largest radius
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

/// The rectangle around circles.
struct Frame {
  Point least{1e9, 1e9};
  Point most{-1e9, -1e9};

  void include(Point point, double radius) {
    least.x = std::min(least.x, point.x - radius);
    least.y = std::min(least.y, point.y - radius);
    most.x = std::max(most.x, point.x + radius);
    most.y = std::max(most.y, point.y + radius);
  }
  double width() const { return most.x - least.x; }
  double height() const { return most.y - least.y; }
};

/// Makes the circles as large as the room allows.
void fill(Point room, std::vector<MapCircle>& circles) {
  constexpr double most = 1.6;
  Frame frame;
  for (const MapCircle& circle : circles) frame.include(circle.centre, circle.radius);
  if (circles.empty()) return;
  const double scale = std::min({room.x / frame.width(), room.y / frame.height(), most});
  for (MapCircle& circle : circles) {
    circle.centre.x *= scale;
    circle.centre.y *= scale;
    circle.radius *= scale;
  }
}

/// Moves everything to where x and y begin at 0.
void move_to_corner(MapLayout& layout) {
  if (layout.circles.empty()) return;
  Frame frame;
  for (const MapCircle& circle : layout.circles) {
    frame.include(circle.centre, circle.radius);
    frame.include(circle.mark, kBadgeRadius);
  }
  for (const MapLens& lens : layout.lenses) {
    frame.include(lens.badge, kBadgeRadius + 1);
    for (int step = 0; lens.bridge && step <= 20; ++step) {
      frame.include(point_on(lens, layout, step / 20.0), 2);
    }
  }
  const auto move = [&](Point& point) {
    point.x -= frame.least.x;
    point.y -= frame.least.y;
  };
  for (MapCircle& circle : layout.circles) {
    move(circle.centre);
    move(circle.mark);
  }
  for (MapLens& lens : layout.lenses) {
    move(lens.bend);
    move(lens.middle);
    move(lens.badge);
  }
  layout.width = frame.width();
  layout.height = frame.height();
}

}  // namespace

double distance(Point a, Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

Point point_on(const MapLens& bridge, const MapLayout& layout, double share) {
  const Point a = layout.circles[bridge.first].centre;
  const Point b = layout.circles[bridge.second].centre;
  const double rest = 1 - share;
  return {rest * rest * a.x + 2 * rest * share * bridge.bend.x + share * share * b.x,
          rest * rest * a.y + 2 * rest * share * bridge.bend.y + share * share * b.y};
}

MapLayout lay_out(const RegionMap& map, Point room) {
  MapLayout layout;
  double most_jobs = 0;
  for (std::size_t c = 0; c < map.on_map; ++c) {
    most_jobs = std::max(most_jobs, map.clusters[c].strength.employment);
  }
  const Pairs pairs(map);
  for (const std::uint32_t cluster : ring_of(map.on_map, pairs)) {
    const double jobs = map.clusters[cluster].strength.employment;
    const double radius = kLargest * std::sqrt(most_jobs > 0 ? jobs / most_jobs : 1);
    layout.circles.push_back({cluster, {}, radius, {}});
  }
  place_ring(layout.circles, pairs, kLargest);
  fill(room, layout.circles);
  place_marks(map, layout);
  move_to_corner(layout);
  return layout;
}

}  // namespace spearhead::output
