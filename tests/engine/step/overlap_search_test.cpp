#include "engine/step/overlap_search.h"

#include <algorithm>
#include <functional>
#include <span>

#include <catch2/catch.hpp>

#include "engine/step/calls.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

/// Named areas: what agencies see of them, and what they do with it.
namespace spearhead {
namespace {

Programme programme_for(std::vector<Area> areas, double information = 1) {
  Programme programme = support::small_programme("cluster_platform", 100'000'000);
  programme.agency.information = information;
  programme.target.areas = std::move(areas);
  return programme;
}

Programme guided(std::vector<Area> areas) {
  Programme programme = programme_for(std::move(areas));
  programme.allocation = Allocation::overlap;
  return programme;
}

Programme for_best(std::uint32_t overlaps, double information = 1) {
  Programme programme = programme_for({}, information);
  programme.target.overlaps = overlaps;
  return programme;
}

/// A region with three clusters, of which the first two do not know much.
struct Region {
  Scenario scenario = support::clustered_scenario();
  World world;

  explicit Region(std::vector<Programme> programmes,
                  const std::function<void(Scenario&)>& change = {}) {
    for (Programme& programme : programmes) programme.first_year = scenario.first_year;
    scenario.programmes = std::move(programmes);
    if (change) change(scenario);
    world = found(scenario, Luck{1, 0});
    open_books(scenario, world);
    look_for_overlaps(now(), world);
  }
  Now now() const { return support::now_at(scenario, world.step); }
  std::vector<OpenCall> calls() const { return open_calls(now(), world); }
  /// Overlaps of the area among all, with the eyes of one that sees the truth.
  std::vector<Overlap> of_area(const Area& area) const {
    std::vector<Overlap> all = world.overlaps;
    std::erase_if(all, [&](const Overlap& each) { return area_of(each) != area; });
    return all;
  }
};

auto parts_of(const Overlap& overlap) {
  return std::tuple(overlap.first_cluster, overlap.second_cluster, overlap.first_field,
                    overlap.second_field, overlap.value);
}

bool same(const std::vector<Overlap>& a, const std::vector<Overlap>& b) {
  return std::ranges::equal(a, b, {}, parts_of, parts_of);
}

/// One flag per firm: whether the programme is for it.
std::vector<std::uint8_t> members(const Region& region, std::size_t programme) {
  const std::vector<OpenCall> calls = region.calls();
  std::vector<std::uint8_t> flags;
  for (std::uint32_t k = 0; k < region.world.segments.size(); ++k) {
    const SegmentId segment{k};
    for (FirmRow row{region.world.layout.begin(segment)};
         row.value < region.world.layout.end(segment); ++row.value) {
      flags.push_back(calls[programme].call.includes(region.world, row, segment) ? 1 : 0);
    }
  }
  return flags;
}

}  // namespace

TEST_CASE("of a named area the agency sees the ten best overlaps, whatever their rank among all",
          "[overlaps][areas]") {
  // Hardly anybody works in the first two clusters, and everybody in the third.
  const Region region({for_best(20), programme_for({{0, 1}})}, [](Scenario& scenario) {
    scenario.regions[0].employment[0] /= 20;
    scenario.regions[0].employment[1] /= 20;
  });
  std::vector<Overlap> best = region.of_area({0, 1});
  REQUIRE(best.size() > 10);
  best.resize(10);
  const std::vector<OpenCall> calls = region.calls();
  CHECK(same(calls[1].call.seen_in_areas, best));
  CHECK(calls[1].call.seen.empty());
  CHECK(calls[0].call.seen_in_areas.empty());
  const std::span best_of_all = std::span(calls[0].call.seen).first(20);
  CHECK(std::ranges::count(best_of_all, Area{0, 1}, area_of) < 10);
  const std::vector<std::uint8_t> meant = members(region, 1);
  CHECK(std::ranges::count(meant, 1) > 0);
}

TEST_CASE("an agency errs among the overlaps of an area as among all", "[overlaps][areas]") {
  const auto two_clusters = [](Scenario& scenario) { scenario.regions[0].clusters = {{0}, {3}}; };
  for (const double information : {0.0, 0.5, 1.0}) {
    const Region region({for_best(10, information), programme_for({{0, 1}}, information)},
                        two_clusters);
    // Where there are but two clusters, their area is the best ten overlaps of all.
    const std::vector<OpenCall> calls = region.calls();
    std::vector<Overlap> best = calls[0].call.seen;
    best.resize(10);
    CHECK(same(calls[1].call.seen_in_areas, best));
    CHECK(members(region, 0) == members(region, 1));
    std::vector<Overlap> truth = region.of_area({0, 1});
    truth.resize(10);
    CHECK(same(best, truth) == (information == 1));
  }
}

TEST_CASE("who stands in one of the ten best overlaps stands in an area", "[overlaps][areas]") {
  const Region region({for_best(10), programme_for({{0, 1}, {0, 2}, {1, 2}})});
  const std::vector<std::uint8_t> in_best = members(region, 0);
  const std::vector<std::uint8_t> in_areas = members(region, 1);
  CHECK(std::ranges::count(in_best, 1) > 0);
  for (std::size_t i = 0; i < in_best.size(); ++i) CHECK(in_best[i] <= in_areas[i]);
}

TEST_CASE("what one programme names changes nothing that another one sees",
          "[overlaps][areas][paired]") {
  Programme best = for_best(5, 0.3);
  best.id = "best";
  const Region alone({best});
  const Region beside({best, programme_for({{0, 1}, {1, 2}}, 0.3)});
  CHECK(same(alone.calls()[0].call.seen, beside.calls()[0].call.seen));
  CHECK(same(alone.calls()[0].call.guide, beside.calls()[0].call.guide));
  CHECK(same(alone.world.overlaps, beside.world.overlaps));
  CHECK(alone.world.area_overlaps.empty());
  const Region only({programme_for({{0, 1}, {1, 2}}, 0.3)});
  CHECK(only.world.overlaps.empty());
  CHECK(same(only.calls()[0].call.seen_in_areas, beside.calls()[1].call.seen_in_areas));
}

TEST_CASE(
    "by overlap the money of a programme for areas goes by what their clusters have to gain "
    "from each other",
    "[overlaps][areas][allocation]") {
  const auto shares = [](const Programme& programme) {
    return Region({programme}).calls()[0].call.share_of_cluster;
  };
  CHECK(shares(guided({{0, 2}})) == std::vector<double>{0.5, 0, 0.5});
  const Region two({guided({{0, 2}, {1, 2}})});
  const std::vector<Overlap> seen = two.calls()[0].call.seen_in_areas;
  const double of_first = overlap_of(seen, 0, 2);
  const double of_second = overlap_of(seen, 1, 2);
  const std::vector<double> parts = two.calls()[0].call.share_of_cluster;
  CHECK(parts[0] == Approx(of_first / (of_first + of_second) / 2));
  CHECK(parts[1] == Approx(of_second / (of_first + of_second) / 2));
  CHECK(parts[2] == Approx(0.5));
  // An area that is left out guides nobody.
  Programme others = guided({});
  others.target.none_of = {programme_for({{0, 2}}).target};
  CHECK(shares(others) == shares(guided({})));
}

TEST_CASE("a programme for an area without money leaves every bit as in the twin",
          "[overlaps][areas][bits][paired]") {
  const Scenario twin = support::clustered_scenario();
  const auto bits = [&](Cents budget) {
    Scenario scenario = twin;
    scenario.programmes = {guided({{0, 2}})};
    scenario.programmes[0].yearly_budget = budget;
    const Trajectory trajectory = support::simulate_with(scenario, Luck{1, 0}, 2);
    return std::pair(trajectory.region, trajectory.sector);
  };
  const Trajectory without = support::simulate_with(twin, Luck{1, 0}, 2);
  CHECK(bits(0) == std::pair(without.region, without.sector));
  CHECK(bits(100'000'000) != std::pair(without.region, without.sector));
}

}  // namespace spearhead
