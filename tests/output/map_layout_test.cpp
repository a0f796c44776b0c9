#include "output/map_layout.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace spearhead;
using namespace spearhead::output;

namespace {

/// A map of circles with these jobs, all pairs of which are areas of the same score.
RegionMap map_of(const std::vector<double>& jobs, double relatedness) {
  RegionMap map;
  map.on_map = jobs.size();
  for (const double each : jobs) {
    MapCluster& cluster = map.clusters.emplace_back();
    cluster.strength.employment = each;
    cluster.on_map = true;
  }
  for (std::uint32_t a = 0; a < jobs.size(); ++a) {
    for (std::uint32_t b = a + 1; b < jobs.size(); ++b) {
      Synergy pair{.first = a, .second = b};
      pair.relatedness = relatedness;
      pair.score = 1;
      map.synergies.push_back(pair);
      map.areas.push_back({a, b, 1, 100, {}});
    }
  }
  return map;
}

}  // namespace

TEST_CASE("areas of circles are in proportion to jobs", "[map][layout]") {
  const std::vector<double> jobs{900, 400, 100, 50, 25};
  const MapLayout layout = lay_out(map_of(jobs, 0.4), {320, 380});
  const auto largest = std::ranges::find(layout.circles, 0U, &MapCircle::cluster);
  for (const MapCircle& circle : layout.circles) {
    const double area = circle.radius * circle.radius / (largest->radius * largest->radius);
    CHECK(area == Approx(jobs[circle.cluster] / 900));
  }
}

TEST_CASE("circles overlap where neighbours are an area, and nowhere else", "[map][layout]") {
  for (const std::vector<double>& jobs : {std::vector<double>{10, 10},
                                          {10, 8, 6},
                                          {10, 10, 10, 10},
                                          {500, 10, 10, 10, 10},
                                          {900, 400, 100, 50, 25},
                                          {7, 6, 5, 4, 3, 2, 1},
                                          {1000, 900, 2, 2, 2, 2, 2}}) {
    const MapLayout layout = lay_out(map_of(jobs, 0.5), {320, 380});
    const std::size_t count = layout.circles.size();
    REQUIRE(count == jobs.size());
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b) {
        const MapCircle& one = layout.circles[a];
        const MapCircle& other = layout.circles[b];
        const bool meet = distance(one.centre, other.centre) < one.radius + other.radius;
        const bool neighbours = b == a + 1 || (a == 0 && b == count - 1);
        INFO(jobs.size() << " circles, " << a << " and " << b);
        CHECK((!meet || neighbours));
        const auto lens = std::ranges::find_if(layout.lenses, [&](const MapLens& each) {
          return std::min(each.first, each.second) == a && std::max(each.first, each.second) == b;
        });
        REQUIRE(lens != layout.lenses.end());
        CHECK(lens->bridge == !meet);
      }
    }
  }
}

TEST_CASE("everything lies inside the picture, and numbers and letters do not cover each other",
          "[map][layout]") {
  for (const std::vector<double>& jobs : {std::vector<double>{10, 8, 6},
                                          {37000, 745, 445, 295},
                                          {91, 98, 9, 7},
                                          {900, 400, 100, 50, 25, 20, 3}}) {
    RegionMap map = map_of(jobs, 0.6);
    map.areas.resize(std::min<std::size_t>(map.areas.size(), 6));
    const MapLayout layout = lay_out(map, {320, 380});
    for (const MapCircle& circle : layout.circles) {
      CHECK(circle.centre.x - circle.radius >= -1e-9);
      CHECK(circle.centre.y - circle.radius >= -1e-9);
      CHECK(circle.centre.x + circle.radius <= layout.width + 1e-9);
      CHECK(circle.centre.y + circle.radius <= layout.height + 1e-9);
      CHECK((distance(circle.mark, circle.centre) < circle.radius) == circle.mark_inside);
    }
    for (std::size_t l = 0; l < layout.lenses.size(); ++l) {
      const Point badge = layout.lenses[l].badge;
      CHECK(badge.x >= kBadgeRadius);
      CHECK(badge.x <= layout.width - kBadgeRadius);
      for (std::size_t other = 0; other < l; ++other) {
        CHECK(distance(badge, layout.lenses[other].badge) >= 2 * kBadgeRadius);
      }
      for (const MapCircle& circle : layout.circles) {
        CHECK(distance(badge, circle.mark) > kBadgeRadius);
      }
    }
  }
}
