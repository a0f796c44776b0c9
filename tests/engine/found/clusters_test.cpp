#include "engine/found/clusters.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// `sectors` traded sectors on a line, each related 0.6 to the next ones and 0.2 to the others, in
/// a region with these jobs; the nation has as many jobs in every sector.
Scenario economy_of(const std::vector<double>& jobs) {
  Scenario scenario;
  scenario.rule = support::default_parameters();
  scenario.rule.cluster_relatedness = 0.5;
  scenario.rule.cluster_quotient = 1;
  scenario.rule.cluster_tradability = 0.4;
  scenario.rule.cluster_jobs = 100;
  const auto sectors = static_cast<std::uint32_t>(jobs.size());
  scenario.knowledge = latent_space(sectors, sectors, 0.2, scenario.rule);
  for (std::uint32_t s = 0; s < sectors; ++s) {
    SectorFacts sector;
    sector.code = std::to_string(10 + s);
    sector.name = "sector " + sector.code;
    sector.tradability = 0.8;
    sector.national_employment = 1000;
    scenario.sectors.push_back(sector);
    for (std::uint32_t t = 0; t < sectors; ++t) {
      scenario.knowledge.sector_relatedness[std::size_t{s} * sectors + t] =
          s == t                     ? 1
          : s + 1 == t || t + 1 == s ? 0.6
                                     : 0.2;
    }
  }
  RegionFacts region;
  region.code = "R";
  region.employment = jobs;
  region.market.assign(sectors, 1);
  scenario.regions.push_back(region);
  return scenario;
}

using Groups = std::vector<std::vector<std::uint32_t>>;

Groups groups_of(const Scenario& scenario) {
  Groups groups;
  for (const Cluster& cluster : find_clusters(scenario, RegionId{0})) {
    groups.push_back(cluster.sectors);
  }
  return groups;
}

}  // namespace

TEST_CASE("a location quotient is a share over the nation's share", "[clusters]") {
  Scenario scenario = economy_of({300, 100, 0, 0});
  CHECK(location_quotient(scenario, RegionId{0}, 0) == Approx(0.75 / 0.25));
  CHECK(location_quotient(scenario, RegionId{0}, 1) == Approx(0.25 / 0.25));
  CHECK(location_quotient(scenario, RegionId{0}, 2) == 0);
  scenario.sectors[0].national_employment = 0;
  CHECK(location_quotient(scenario, RegionId{0}, 0) == 0);
}

TEST_CASE("sectors of a cluster are all related to each other", "[clusters]") {
  // On a line only neighbours are related: five strong sectors make two pairs and a rest.
  Scenario scenario = economy_of({1500, 3000, 1600, 1400, 2500, 0, 0, 0, 0, 0});
  CHECK(groups_of(scenario) == Groups{{0, 1}, {2, 3}, {4}});
  const auto relate = [&](std::size_t s, std::size_t t, double related) {
    scenario.knowledge.sector_relatedness[s * 10 + t] = related;
    scenario.knowledge.sector_relatedness[t * 10 + s] = related;
  };
  // Who is more related comes together first.
  relate(3, 4, 0.7);
  CHECK(groups_of(scenario) == Groups{{0, 1}, {2}, {3, 4}});
  // A third joins as soon as it is related to both.
  relate(0, 2, 0.5);
  CHECK(groups_of(scenario) == Groups{{0, 1, 2}, {3, 4}});
}

TEST_CASE("a cluster has the name of the sector with the largest surplus", "[clusters]") {
  Scenario scenario = economy_of({1500, 3000, 0, 0, 0, 0, 0, 0, 0, 0});
  CHECK(find_clusters(scenario, RegionId{0})[0].name == "sector 11");
  // The first is stronger now, but has fewer jobs beyond the expected.
  scenario.sectors[0].national_employment = 100;
  scenario.sectors[1].national_employment = 3000;
  CHECK(location_quotient(scenario, RegionId{0}, 0) > location_quotient(scenario, RegionId{0}, 1));
  scenario.regions[0].employment = {300, 9000, 0, 0, 0, 0, 0, 0, 0, 0};
  CHECK(find_clusters(scenario, RegionId{0})[0].name == "sector 11");
}

TEST_CASE("a strong sector without strong relatives is a cluster of its own", "[clusters]") {
  CHECK(groups_of(economy_of({2000, 0, 2000, 0, 0, 0})) == Groups{{0}, {2}});
  CHECK(groups_of(economy_of({9000, 0, 1500, 0, 0, 0, 0, 0, 0, 0})) == Groups{{0}, {2}});
}

TEST_CASE("sectors that are local, public, small or not strong are in no cluster", "[clusters]") {
  const std::vector<double> jobs{3000, 1500, 500, 1500, 0, 0, 0};
  const Scenario scenario = economy_of(jobs);
  REQUIRE(groups_of(scenario) == Groups{{0, 1}, {3}});
  SECTION("local") {
    Scenario other = scenario;
    other.sectors[1].tradability = 0.3;
    CHECK(groups_of(other) == Groups{{0}, {3}});
  }
  SECTION("public") {
    Scenario other = scenario;
    other.regions[0].market[3] = 0;
    CHECK(groups_of(other) == Groups{{0, 1}});
  }
  SECTION("small, counted in real jobs") {
    Scenario other = scenario;
    for (double& of_sector : other.regions[0].employment) of_sector /= 20;
    CHECK(groups_of(other) == Groups{{0}});
    other.regions[0].scale = 20;
    CHECK(groups_of(other) == Groups{{0, 1}, {3}});
  }
  SECTION("not strong enough") {
    Scenario other = scenario;
    other.rule.cluster_quotient = 2;
    CHECK(groups_of(other) == Groups{{0}});
  }
}

TEST_CASE(
    "all pairs of a cluster are related, no two clusters could be joined, and no sector is in two",
    "[clusters]") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::vector<double> jobs;
    for (std::uint64_t s = 0; s < 40; ++s) {
      jobs.push_back(static_cast<double>(mix(seed * 100 + s) % 3000));
    }
    std::set<std::uint32_t> seen;
    for (const std::vector<std::uint32_t>& group : groups_of(economy_of(jobs))) {
      REQUIRE(std::ranges::is_sorted(group));
      for (const std::uint32_t sector : group) REQUIRE(seen.insert(sector).second);
      // On a line only neighbours are related.
      REQUIRE(group.back() - group.front() == group.size() - 1);
      REQUIRE(group.size() <= 2);
    }
    REQUIRE_FALSE(seen.empty());
  }
}

TEST_CASE("the user's own clusters override the figures, and a sector counts once", "[clusters]") {
  Scenario scenario = economy_of({3000, 1500, 500, 1500, 0, 0, 0});
  scenario.regions[0].clusters = {{5, 2}, {2, 3}, {5}};
  CHECK(groups_of(scenario) == Groups{{2, 5}, {3}});
}

TEST_CASE("the user's own clusters keep their names, those without one have a sector's",
          "[clusters]") {
  Scenario scenario = economy_of({3000, 1500, 500, 1500, 0, 0, 0});
  scenario.regions[0].clusters = {{1, 0}, {1}, {3, 2}};
  const auto names = [&] {
    std::vector<std::string> list;
    for (const Cluster& each : find_clusters(scenario, RegionId{0})) list.push_back(each.name);
    return list;
  };
  CHECK(names() == std::vector<std::string>{"sector 10", "sector 13"});
  scenario.regions[0].cluster_names = {"Metal", "Nothing left", "Food"};
  CHECK(names() == std::vector<std::string>{"Metal", "Food"});
}

TEST_CASE(
    "a region that is like the nation has no clusters, and a scale moves no sector across limits",
    "[clusters]") {
  Scenario scenario = economy_of({1000.3, 700.7, 900.9, 333.3, 100});
  for (std::uint32_t s = 0; s < 5; ++s) {
    scenario.sectors[s].national_employment = scenario.regions[0].employment[s] * 13;
  }
  CHECK(groups_of(scenario).empty());
  Scenario small = economy_of({100, 0, 0, 0, 0});
  REQUIRE(groups_of(small) == Groups{{0}});
  for (const double scale : {3.0, 7.0, 97.0}) {
    small.regions[0].scale = scale;
    small.regions[0].employment = {100 / scale, 0, 0, 0, 0};
    CHECK(groups_of(small) == Groups{{0}});
  }
}

TEST_CASE("where the nation is not known no cluster is found", "[clusters]") {
  Scenario scenario = economy_of({3000, 1500, 500});
  for (SectorFacts& sector : scenario.sectors) sector.national_employment = 0;
  CHECK(groups_of(scenario).empty());
}

TEST_CASE("the world knows every region's clusters", "[clusters]") {
  Scenario scenario = economy_of({3000, 1500, 500, 1500, 0, 0, 0});
  scenario.regions.push_back(scenario.regions[0]);
  scenario.regions[1].code = "S";
  World world;
  set_clusters(scenario, world);
  const Clusters& clusters = world.clusters;
  REQUIRE(clusters.size() == 4);
  CHECK(clusters.region == std::vector<std::uint32_t>{0, 0, 1, 1});
  CHECK(clusters.of_segment ==
        std::vector<std::uint32_t>{0, 0, kNoCluster, 1, kNoCluster, kNoCluster, kNoCluster,  //
                                   2, 2, kNoCluster, 3, kNoCluster, kNoCluster, kNoCluster});
  CHECK(std::set<Key>(clusters.key.begin(), clusters.key.end()).size() == 4);
  for (const auto* column :
       {&clusters.quality, &clusters.trust, &clusters.funding, &clusters.horizon}) {
    CHECK(*column == std::vector<double>(4, 0));
  }
}

TEST_CASE("overlaps are ranked by yield, by both sides' strength and by what is left",
          "[clusters]") {
  const Parameters rule = support::default_parameters();
  const KnowledgeSpace space = latent_space(4, 8, 0.2, rule);
  std::vector<std::vector<double>> stock(3, std::vector<double>(8, 0));
  stock[0][0] = 400;
  stock[1][1] = 100;
  stock[1][0] = 50;  // the same field: nothing to learn
  stock[2][2] = 900;
  const auto value = [&](std::uint32_t f, std::uint32_t g, double product) {
    return space.yield(rule.overlap_absorptive, f, g) * std::sqrt(product);
  };
  const std::vector<Overlap> found = overlaps(space, rule, stock, {});
  REQUIRE(found.size() == 4);
  CHECK(std::ranges::is_sorted(found, std::greater(), &Overlap::value));
  // The map adds up all pairs of fields, agencies a list of them: the same.
  CHECK(overlap_of(space, rule, stock[0], stock[2]) == Approx(overlap_of(found, 0, 2)));
  CHECK(overlap_of(found, 0, 1) == Approx(value(0, 1, 400 * 100)));
  CHECK(overlap_of(found, 2, 0) == Approx(value(0, 2, 400 * 900)));
  CHECK(overlap_of(found, 1, 2) == Approx(value(1, 2, 100 * 900) + value(0, 2, 50 * 900)));

  std::vector<double> used(64, 0);
  used[0 * 8 + 1] = used[1 * 8 + 0] = 4;
  const std::vector<Overlap> later = overlaps(space, rule, stock, {used, 4});
  CHECK(overlap_of(later, 0, 1) == Approx(overlap_of(found, 0, 1) / 2));
  CHECK(overlap_of(later, 0, 2) == overlap_of(found, 0, 2));
}

TEST_CASE("a cluster's jobs by field add up to its jobs", "[clusters]") {
  const Scenario scenario = economy_of({3000, 1500, 500, 1500, 0, 0, 0});
  const std::vector<double> jobs = jobs_by_field(scenario, RegionId{0}, {"", {0, 3}});
  double sum = 0;
  for (const double of_field : jobs) sum += of_field;
  CHECK(sum == Approx(4500));
}

}  // namespace spearhead
