#include "scenarios/cluster_names.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "scenarios/sector_table.h"
#include "tests/support/scenario_files.h"

/// Clusters by their names: in targets and in the weights of an allocation.
using namespace spearhead;
using namespace spearhead::scenarios;
using spearhead::tests::kPlainRegion;
using spearhead::tests::kPlainScenario;
using spearhead::tests::ScenarioFiles;
using Problems = std::vector<std::string>;
using Catch::Contains;

namespace {

/// A scenario of two regions with clusters of their own; `lines` stand in its only programme.
struct TwoRegions : ScenarioFiles {
  explicit TwoRegions(const std::string& lines);
};

TwoRegions::TwoRegions(const std::string& lines) {
  folder.write("first.csv", "cluster,sector\nFood,01\nFood,10\nDigital,26\nDigital,62\n");
  folder.write("second.csv", "cluster,sector\nFood,10\nMetals,24\nMetals,25\n");
  region(kPlainRegion + "clusters: first.csv\n");
  folder.write("other.yaml",
               "format: 1\ncode: XX2\nyear: 2018\ncurrency: GBP\nemployment: jobs.csv\n"
               "clusters: second.csv\n");
  std::string text = kPlainScenario;
  const std::string one = "region: region.yaml";
  text.replace(text.find(one), one.size(), "regions: [other.yaml, region.yaml]");
  scenario(text + "    " + lines + "\n");
}

Programme programme(const std::string& lines) {
  return TwoRegions(lines).load().scenario.programmes.at(0);
}

/// The flags of a target that takes these sectors of the first and of the second region.
std::vector<std::uint8_t> flags(const std::vector<std::string>& first,
                                const std::vector<std::string>& second) {
  const std::size_t sectors = sector_codes().size();
  std::vector<std::uint8_t> segments(2 * sectors, 0);
  for (const std::string& code : first) segments[*sector_index(code)] = 1;
  for (const std::string& code : second) segments[sectors + *sector_index(code)] = 1;
  return segments;
}

std::vector<std::uint8_t> target(const std::string& conditions) {
  return programme("target: {" + conditions + "}").target.segments;
}

}  // namespace

TEST_CASE("clusters come in the order in which the model numbers them", "[scenarios][clusters]") {
  const Scenario scenario = TwoRegions("").load().scenario;
  const std::vector<RegionCluster> clusters = clusters_of(scenario);
  World world;
  world.sectors = scenario.sector_count();
  set_clusters(scenario, world);
  REQUIRE(clusters.size() == 4);
  REQUIRE(world.clusters.size() == 4);
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    CHECK(world.clusters.region[c] == clusters[c].region);
    for (const std::uint32_t sector : clusters[c].cluster.sectors) {
      CHECK(world.clusters.of_segment[clusters[c].region * scenario.sector_count() + sector] == c);
    }
  }
  CHECK(clusters[0].cluster.name == "Digital");
  CHECK(clusters[3].cluster.name == "Metals");
}

TEST_CASE("a cluster's name means all clusters of that name, a sector those that hold it",
          "[scenarios][clusters][target]") {
  CHECK(target("clusters: Food") == flags({"01", "10"}, {"10"}));
  CHECK(target("clusters: [Digital, Metals]") == flags({"26", "62"}, {"24", "25"}));
  CHECK(target("clusters: [\"01\"]") == flags({"01", "10"}, {}));
  CHECK(target("clusters: [10]") == flags({"01", "10"}, {"10"}));
  CHECK(target("clusters: Food, regions: XX2") == flags({}, {"10"}));
  CHECK(target("clusters: Food, sectors: [\"01\", \"62\"]") == flags({"01"}, {}));
}

TEST_CASE("a name goes before a sector's code", "[scenarios][clusters]") {
  ScenarioFiles files;
  files.folder.write("odd.csv", "cluster,sector\n26,10\nOther,26\n");
  files.region(kPlainRegion + "clusters: odd.csv\n");
  files.scenario(kPlainScenario + "    target: {clusters: \"26\"}\n");
  const std::vector<std::uint8_t> segments = files.load().scenario.programmes.at(0).target.segments;
  CHECK(segments[*sector_index("10")] == 1);
  CHECK(segments[*sector_index("26")] == 0);
}

TEST_CASE("clusters that the user does not name are called after their strongest sectors",
          "[scenarios][clusters]") {
  const ScenarioFiles files;
  const Scenario scenario = files.load().scenario;
  const std::vector<Cluster> found = find_clusters(scenario, RegionId{0});
  REQUIRE_FALSE(found.empty());
  files.folder.write("scenario.yaml",
                     kPlainScenario + "    target: {clusters: [\"" + found[0].name + "\"]}\n");
  const std::vector<std::uint8_t> segments = files.load().scenario.programmes.at(0).target.segments;
  for (std::uint32_t s = 0; s < segments.size(); ++s) {
    const bool inside = std::binary_search(found[0].sectors.begin(), found[0].sectors.end(), s);
    CHECK((segments[s] != 0) == inside);
  }
}

TEST_CASE("an unknown cluster is answered with those that there are", "[scenarios][clusters]") {
  const auto answer = [](const ScenarioFiles& files) {
    const std::vector<Diagnostic> found = validate({files.path()});
    return *std::ranges::find(found, Severity::error, &Diagnostic::severity);
  };
  const Diagnostic unknown = answer(TwoRegions("target: {clusters: Foot}"));
  CHECK(unknown.expected ==
        "one of `Digital`, `Food`, `Metals`, or the code of a sector that is in one");
  CHECK(unknown.suggestion == "did you mean `Food`?");
  CHECK(answer(TwoRegions("target: {clusters: \"28\"}")).message ==
        "the sector `28` is in no cluster");
  ScenarioFiles none;
  none.table("sector,employment\n84,500\n85,400\n");
  none.scenario(kPlainScenario + "    target: {clusters: Food}\n");
  CHECK_THAT(answer(none).expected, Contains("there are none"));
  CHECK_THAT(answer(none).suggestion, Contains("a table `clusters`"));
}

TEST_CASE("a rule of allocation reaches the engine", "[scenarios][clusters][programme]") {
  const auto rule = [](const std::string& word) {
    return programme("allocation: " + word).allocation;
  };
  CHECK(programme("").allocation == Allocation::even);
  CHECK(rule("even") == Allocation::even);
  CHECK(rule("proportional") == Allocation::proportional);
  CHECK(rule("strongest") == Allocation::strongest);
  CHECK(rule("overlap") == Allocation::overlap);
  CHECK(rule("{weights: {Food: 1}}") == Allocation::weights);
}

TEST_CASE("weights go to the clusters of that name, and to no others",
          "[scenarios][clusters][programme]") {
  const auto weights = [](const std::string& map) {
    return programme("allocation: {weights: " + map + "}").weights;
  };
  // Digital and Food of the first region, Food and Metals of the second.
  CHECK(weights("{Food: 2, Metals: 0.5}") == std::vector<double>{0, 2, 2, 0.5});
  CHECK(weights("{Metals: 0.5, Food: 2}") == std::vector<double>{0, 2, 2, 0.5});
  CHECK(weights("{\"01\": 3, Digital: 0, 24: 1}") == std::vector<double>{0, 3, 0, 1});
  CHECK(weights("{Food: 60 %, Metals: 40 %}") == std::vector<double>{0, 0.6, 0.6, 0.4});
  CHECK(programme("allocation: proportional").weights.empty());
  CHECK(TwoRegions("allocation: {weights: {Food: 2, \"10\": 1}}").problems() ==
        Problems{"SP231 scenario.yaml:10:37"});
}

TEST_CASE("the order of weights does not change the canonical text, their values do",
          "[scenarios][clusters][canonical]") {
  const auto text = [](const std::string& map) {
    return TwoRegions("allocation: {weights: " + map + "}").load().resolved_yaml;
  };
  CHECK(text("{Food: 2, Metals: 1}") == text("{\"24\": 1, Food: 2.0, Digital: 0}"));
  CHECK(text("{Food: 2, Metals: 1}") != text("{Food: 1, Metals: 2}"));
  CHECK(text("{Food: 1}") != TwoRegions("allocation: even").load().resolved_yaml);
}

TEST_CASE("money that can reach nobody of the target is warned about",
          "[scenarios][clusters][programme]") {
  const Problems nobody{"SP503 scenario.yaml:6:5"};
  CHECK(TwoRegions("allocation: proportional\n    target: {sectors: \"62\"}").problems().empty());
  CHECK(TwoRegions("allocation: proportional\n    target: {sectors: \"62\", regions: XX2}")
            .problems() == nobody);
  CHECK(TwoRegions("allocation: {weights: {Food: 1}}\n    target: {sectors: \"62\"}").problems() ==
        nobody);
  const std::string area = "target: {overlaps: [[Food, Digital]]}";
  CHECK(TwoRegions("allocation: overlap\n    " + area).problems().empty());
  CHECK(TwoRegions("allocation: {weights: {Metals: 1}}\n    " + area).problems() == nobody);
  CHECK(TwoRegions("allocation: even\n    target: {sectors: \"62\", regions: XX2}")
            .problems()
            .empty());
}
