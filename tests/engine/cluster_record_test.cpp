#include <map>
#include <utility>

#include <catch2/catch.hpp>

#include "engine/panel.h"
#include "engine/simulate.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// Three clusters of which one has two sectors, in two regions, with organisations.
Scenario two_regions() {
  Scenario scenario = support::small_scenario();
  scenario.regions[0].clusters = {{1}, {0, 3}};
  RegionFacts other = scenario.regions[0];
  other.code = "S";
  other.clusters = {{0, 1}};
  scenario.regions.push_back(other);
  const ExchangeRate rate = scenario.rate;
  Programme programme = support::small_programme("cluster_organisation", rate.cents(60));
  programme.allocation = Allocation::even;
  scenario.programmes = {programme};
  return scenario;
}

/// What single firms and their partnerships say of a cluster at the end of a year.
struct Seen {
  double members = 0;
  double inside = 0;
  double across = 0;
};

constexpr std::uint32_t kClusters = 3;
constexpr std::uint32_t kNone = kClusters;

std::uint32_t cluster_at(std::int32_t region, std::int32_t sector) {
  if (region == 1) return sector == 0 || sector == 1 ? 2 : kNone;
  return sector == 1 ? 0 : sector == 0 || sector == 3 ? 1 : kNone;
}

std::vector<Seen> seen_in(const Trajectory& trajectory, int year) {
  std::vector<Seen> seen(kClusters + 1);
  std::map<Key, std::uint32_t> cluster;
  const FirmPanel& firms = trajectory.firms;
  for (std::size_t i = 0; i < firms.size(); ++i) {
    if (firms.calendar_year[i] != year) continue;
    cluster[firms.firm[i]] = cluster_at(firms.region_index[i], firms.sector_index[i]);
    seen[cluster[firms.firm[i]]].members += firms.member[i];
  }
  const LinkPanel& links = trajectory.links;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (links.calendar_year[i] != year || links.to_university[i] != 0) continue;
    const std::uint32_t one = cluster.at(links.firm[i]);
    const std::uint32_t other = cluster.at(links.partner[i]);
    if (one == kNone || other == kNone) continue;
    if (one == other) {
      seen[one].inside += 1;
    } else {
      seen[one].across += 1;
      seen[other].across += 1;
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("a cluster is the sum of its sectors", "[record][law]") {
  const Scenario scenario = two_regions();
  Trajectory t = simulate(scenario, Luck{1, 0}, found(scenario, Luck{1, 0}));
  REQUIRE(t.clusters == kClusters);
  constexpr std::pair<ClusterIndicator, SectorIndicator> kSame[] = {
      {ClusterIndicator::value_added, SectorIndicator::value_added},
      {ClusterIndicator::employment, SectorIndicator::employment},
      {ClusterIndicator::firms, SectorIndicator::firms},
      {ClusterIndicator::business_rd, SectorIndicator::business_rd}};
  for (std::uint32_t year = 0; year < t.years; ++year) {
    for (const auto& [of_cluster, of_sector] : kSame) {
      CHECK(t.at(year, 0U, of_cluster) == t.at(year, 0, 1, of_sector));
      CHECK(t.at(year, 1U, of_cluster) ==
            t.at(year, 0, 0, of_sector) + t.at(year, 0, 3, of_sector));
      CHECK(t.at(year, 2U, of_cluster) ==
            t.at(year, 1, 0, of_sector) + t.at(year, 1, 1, of_sector));
      CHECK(t.at(year, 2U, of_cluster) > 0);
    }
  }
}

TEST_CASE("members and partnerships of a cluster are those of its firms", "[record][law]") {
  const Scenario scenario = two_regions();
  Trajectory t =
      simulate(scenario, Luck{1, 0}, found(scenario, Luck{1, 0}), {.firms = true, .links = true});
  double members = 0;
  double across = 0;
  for (std::uint32_t year = 0; year < t.years; ++year) {
    const std::vector<Seen> seen = seen_in(t, scenario.first_year + static_cast<int>(year));
    for (std::uint32_t c = 0; c < kClusters; ++c) {
      CHECK(t.at(year, c, ClusterIndicator::members) == seen[c].members);
      CHECK(t.at(year, c, ClusterIndicator::partnerships_inside) == seen[c].inside);
      CHECK(t.at(year, c, ClusterIndicator::partnerships_across) == seen[c].across);
      CHECK(seen[c].inside > 0);
      members += seen[c].members;
      across += seen[c].across;
    }
  }
  CHECK(members > 0);
  CHECK(across > 0);
}

TEST_CASE("trust of a cluster is that of its organisation", "[record]") {
  Scenario scenario = two_regions();
  const auto trust = [&](const Scenario& lived) {
    Trajectory t = simulate(lived, Luck{1, 0}, found(lived, Luck{1, 0}));
    return t.at(t.years - 1, 0U, ClusterIndicator::trust);
  };
  CHECK(trust(scenario) > 0);
  CHECK(trust(scenario) < 1);
  scenario.programmes.clear();
  CHECK(trust(scenario) == 0);
}

}  // namespace spearhead
