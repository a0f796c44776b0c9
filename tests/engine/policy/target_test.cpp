#include "engine/policy/target.h"

#include <functional>

#include <catch2/catch.hpp>

#include "engine/step/overlap_search.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// Firms of a founded region for which a target is, counted; `seen` as the agency has it.
struct Region {
  Scenario scenario = support::clustered_scenario();
  World world;

  Region() {
    Programme programme = support::small_programme("cluster_platform", 1);
    programme.allocation = Allocation::overlap;
    scenario.programmes = {programme};
    world = found(scenario, Luck{1, 0});
    look_for_overlaps(support::now_at(scenario, 0), world);
    for (FirmRow row{0}; row.value < world.firms.size(); row.value += 3) {
      world.firms.ownership[row] =
          row.value % 2 == 0 ? Ownership::foreign_cost_seeking : Ownership::university_spin_off;
      world.firms.research[row] = 0;
    }
  }

  void for_all(const std::function<void(FirmRow, SegmentId)>& visit) const {
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      for (FirmRow row{world.layout.begin(SegmentId{k})};
           row.value < world.layout.end(SegmentId{k}); ++row.value) {
        visit(row, SegmentId{k});
      }
    }
  }
  bool includes(const Target& target, FirmRow row, SegmentId segment) const {
    return target.includes(world, row, segment, {world.overlaps, world.area_overlaps});
  }
  std::uint32_t count(const Target& target) const {
    std::uint32_t number = 0;
    for_all(
        [&](FirmRow row, SegmentId segment) { number += includes(target, row, segment) ? 1 : 0; });
    return number;
  }
  /// Whether the target means just the firms for which `meant` holds, and some of each.
  bool means(const Target& target, const std::function<bool(FirmRow, SegmentId)>& meant) const {
    bool same = true;
    for_all([&](FirmRow row, SegmentId segment) {
      same = same && includes(target, row, segment) == meant(row, segment);
    });
    return same && count(target) > 0 && count(target) < world.firms.size();
  }
};

Target of_size(double smallest, double largest) {
  Target target;
  target.smallest = smallest;
  target.largest = largest;
  return target;
}

Target of_origin(Origin origin) {
  Target target;
  target.ownership = {origin};
  return target;
}

Target of_areas(std::vector<Area> areas) {
  Target target;
  target.areas = std::move(areas);
  return target;
}

}  // namespace

TEST_CASE("a target means the firms that its words say", "[policy][target]") {
  const Region region;
  const Firms& firms = region.world.firms;
  CHECK(region.count({}) == firms.size());
  CHECK(region.means(of_size(10, 49), [&](FirmRow row, SegmentId) {
    return firms.employment[row] >= 10 && firms.employment[row] < 50;
  }));
  CHECK(region.means(of_origin(Origin::foreign),
                     [&](FirmRow row, SegmentId) { return is_foreign(firms.ownership[row]); }));
  CHECK(region.means(of_origin(Origin::spin_off), [&](FirmRow row, SegmentId) {
    return firms.ownership[row] == Ownership::university_spin_off;
  }));
  Target idle;
  idle.research = ResearchStatus::none;
  CHECK(region.means(idle, [&](FirmRow row, SegmentId) { return firms.research[row] == 0; }));
  Target field;
  field.fields.assign(region.scenario.knowledge.size(), 0);
  field.fields[2] = 1;
  CHECK(region.means(field,
                     [&](FirmRow row, SegmentId) { return expertise_in(firms.kene[row], 2) > 0; }));
}

TEST_CASE("a target of overlaps means firms that know their cluster's side of one",
          "[policy][target]") {
  const Region region;
  Target target;
  target.overlaps = 1;
  const Overlap best = region.world.overlaps.front();
  CHECK(region.means(target, [&](FirmRow row, SegmentId segment) {
    const std::uint32_t cluster = region.world.clusters.of_segment[segment.value];
    const Kene& kene = region.world.firms.kene[row];
    return (cluster == best.first_cluster && expertise_in(kene, best.first_field) > 0) ||
           (cluster == best.second_cluster && expertise_in(kene, best.second_field) > 0);
  }));
  Target more = target;
  more.overlaps = 20;
  CHECK(region.count(more) > region.count(target));
  CHECK(target.looks_at_overlaps());
  Target nested;
  nested.none_of = {target};
  CHECK(nested.looks_at_overlaps());
  CHECK_FALSE(Target{}.looks_at_overlaps());
}

TEST_CASE("a target of areas means firms of both clusters that know their side of one",
          "[policy][target][areas]") {
  Region region;
  // By hand: of the area of 0 and 2 two pairs of fields, of that of 1 and 2 one.
  region.world.area_overlaps = {{0, 2, 3, 8, 2.0}, {0, 2, 4, 8, 1.0}, {1, 2, 5, 9, 4.0}};
  const auto knows = [&](FirmRow row, std::uint32_t field) {
    return expertise_in(region.world.firms.kene[row], field) > 0;
  };
  const auto cluster = [&](SegmentId segment) {
    return region.world.clusters.of_segment[segment.value];
  };
  const auto in_first = [&](FirmRow row, SegmentId segment) {
    return (cluster(segment) == 0 && (knows(row, 3) || knows(row, 4))) ||
           (cluster(segment) == 2 && knows(row, 8));
  };
  const auto in_second = [&](FirmRow row, SegmentId segment) {
    return (cluster(segment) == 1 && knows(row, 5)) || (cluster(segment) == 2 && knows(row, 9));
  };
  const Target first = of_areas({{0, 2}});
  CHECK(region.means(first, in_first));
  CHECK(region.means(of_areas({{1, 2}}), in_second));
  CHECK(region.means(of_areas({{0, 2}, {1, 2}}), [&](FirmRow row, SegmentId segment) {
    return in_first(row, segment) || in_second(row, segment);
  }));
  Target large = first;
  large.smallest = 10;
  CHECK(region.means(large, [&](FirmRow row, SegmentId segment) {
    return in_first(row, segment) && region.world.firms.employment[row] >= 10;
  }));
  Target others;
  others.none_of = {first};
  CHECK(region.means(others,
                     [&](FirmRow row, SegmentId segment) { return !in_first(row, segment); }));
  CHECK(region.count(of_areas({{0, 1}})) == 0);  // of which the agency sees nothing
  CHECK_FALSE(first.looks_at_overlaps());
  CHECK_FALSE(first.covers(SegmentId{0}));
}

TEST_CASE("a target is for the areas that it names, but for those in parts that leave out",
          "[policy][target][areas]") {
  const auto except = [](Target part) {
    Target target;
    target.none_of = {std::move(part)};
    return target;
  };
  Target target = of_areas({{0, 1}});
  target.any_of = {of_areas({{1, 2}}), of_areas({{0, 1}})};
  target.none_of = {of_areas({{0, 2}}), except(of_areas({{1, 3}}))};
  CHECK(areas_named(target) == std::vector<Area>{{0, 1}, {0, 2}, {1, 2}, {1, 3}});
  CHECK(areas_wanted(target) == std::vector<Area>{{0, 1}, {1, 2}, {1, 3}});
  CHECK(areas_wanted(except(target)) == std::vector<Area>{{0, 2}});
  CHECK(areas_named({}).empty());
}

TEST_CASE("conditions combine as in logic", "[policy][target]") {
  const Region region;
  const Target large = of_size(10, 1e9);
  const Target foreign = of_origin(Origin::foreign);
  const auto both = [](Target a, Target b) {
    Target target;
    target.all_of = {std::move(a), std::move(b)};
    return target;
  };
  const auto either = [](Target a, Target b) {
    Target target;
    target.any_of = {std::move(a), std::move(b)};
    return target;
  };
  const auto neither = [](Target a, Target b) {
    Target target;
    target.none_of = {std::move(a), std::move(b)};
    return target;
  };
  const auto no = [](Target a) {
    Target target;
    target.none_of = {std::move(a)};
    return target;
  };
  const auto same = [&](const Target& a, const Target& b) {
    bool equal = true;
    region.for_all([&](FirmRow row, SegmentId segment) {
      equal = equal && region.includes(a, row, segment) == region.includes(b, row, segment);
    });
    return equal && region.count(a) > 0;
  };
  CHECK(same(no(either(large, foreign)), both(no(large), no(foreign))));
  CHECK(same(no(both(large, foreign)), either(no(large), no(foreign))));
  CHECK(same(neither(large, foreign), no(either(large, foreign))));
  CHECK(same(both(large, foreign), both(foreign, large)));
  CHECK(region.count(both(large, no(large))) == 0);
  CHECK(region.count(either(large, no(large))) == region.world.firms.size());
}

TEST_CASE("a segment is passed over only when no firm in it can be meant", "[policy][target]") {
  const Region region;
  Target food;
  food.segments = {1, 0, 0, 0};
  Target machines;
  machines.segments = {0, 1, 0, 0};
  Target target;
  target.any_of = {food, machines};
  target.none_of = {of_size(10, 1e9)};
  region.for_all([&](FirmRow row, SegmentId segment) {
    CHECK((target.includes(segment) || !region.includes(target, row, segment)));
  });
  CHECK(target.includes(SegmentId{0}));
  CHECK_FALSE(target.includes(SegmentId{2}));
}

}  // namespace spearhead
