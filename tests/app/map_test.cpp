#include <catch2/catch.hpp>

#include "tests/app/program.h"

namespace spearhead::tests {

using Catch::Contains;

namespace {

const std::string kRegions = std::string(SPEARHEAD_SOURCE_DIR) + "/scenarios/regions/";
const std::string kReference =
    std::string(SPEARHEAD_SOURCE_DIR) + "/scenarios/references/great-britain-2018.csv";

}  // namespace

TEST_CASE("map tells clusters, areas and how to name one as a target", "[app][map]") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program(folder.path(), "map " + kRegions + "larkenmark.yaml");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("strong clusters") && Contains("spearhead areas") &&
                              Contains("target: {overlaps: [[") && Contains("variety:"));
  CHECK(outcome.err.empty());
}

TEST_CASE("map writes what the name of the file asks for, the same bytes each time", "[app][map]") {
  const TemporaryFolder folder;
  const std::string call = "map " + kRegions + "larkenmark.yaml";
  for (const std::string ending : {"svg", "html", "json", "csv"}) {
    REQUIRE(run_program(folder.path(), call + " -o one." + ending).exit_code == 0);
    REQUIRE(run_program(folder.path(), call + " -o two." + ending).exit_code == 0);
    CHECK(bytes_of(folder.path() / ("one." + ending)) ==
          bytes_of(folder.path() / ("two." + ending)));
  }
  CHECK_THAT(bytes_of(folder.path() / "one.svg"), Catch::StartsWith("<svg "));
  CHECK_THAT(bytes_of(folder.path() / "one.html"), Catch::StartsWith("<!DOCTYPE html>"));
  CHECK_THAT(bytes_of(folder.path() / "one.csv"),
             Catch::StartsWith("sector,name,employment,expected,location_quotient,"));
}

TEST_CASE("map writes several files in one go and says so", "[app][map]") {
  const TemporaryFolder folder;
  const Outcome outcome =
      run_program(folder.path(), "map " + kRegions + "larkenmark.yaml -o a.svg -o a.html");
  CHECK_THAT(outcome.out, Contains("written: a.svg\n") && Contains("written: a.html\n"));
}

TEST_CASE("map has the keys that the contract names", "[app][map]") {
  const TemporaryFolder folder;
  const Outcome outcome = run_program(
      folder.path(),
      "map " + kRegions + "tees-valley-and-durham.yaml --json --reference " + kReference);
  REQUIRE(outcome.exit_code == 0);
  const nlohmann::json map = outcome.json();
  for (const char* key : {"sectors", "clusters", "synergies", "spearhead_areas", "pitch"}) {
    CHECK(map.contains(key));
  }
  for (const char* key :
       {"sector", "employment", "location_quotient", "location_quotient_shrunk", "stars"}) {
    CHECK(map["sectors"][0].contains(key));
  }
  for (const char* key : {"rank", "members", "score", "stable"}) {
    CHECK(map["spearhead_areas"][0].contains(key));
  }
  CHECK(map["sectors"].size() == 83);
  CHECK(map["pitch"]["regions_compared"] == 38);
}

TEST_CASE("an area of the map is the target of a programme as it is printed", "[app][map]") {
  const TemporaryFolder folder;
  const std::string region = kRegions + "tees-valley-and-durham.yaml";
  const nlohmann::json map = run_program(folder.path(), "map " + region + " --json").json();
  folder.write("platform.yaml",
               "format: 1\nregion: " + region +
                   "\nyears: [2019, 2020]\nprogrammes:\n  - id: open_lab\n    instrument: "
                   "cluster_platform\n    years: [2019, 2020]\n    budget: 1M GBP/year\n    "
                   "target: " +
                   map["spearhead_areas"][0]["target"].dump() + "\n");
  const Outcome outcome = run_program(folder.path(), "validate platform.yaml");
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
}

TEST_CASE("map refuses other endings, limits that are no numbers and tables that are wrong",
          "[app][map][refused]") {
  const TemporaryFolder folder;
  const std::string call = "map " + kRegions + "larkenmark.yaml ";
  CHECK(run_program(folder.path(), call + "-o map.png").exit_code == 2);
  CHECK(run_program(folder.path(), call + "--min-lq high").exit_code == 2);
  CHECK(run_program(folder.path(), call + "--min-lq nan").exit_code == 2);
  CHECK(run_program(folder.path(), call + "--top 0").exit_code == 2);
  CHECK(run_program(folder.path(), call + "--reference none.csv").exit_code == 5);
  CHECK(run_program(folder.path(), call + "-o no/such/folder.svg").exit_code == 5);
  folder.write("blank.csv", "region,sector,employment\nA,10,\n");
  const Outcome blank = run_program(folder.path(), call + "--reference blank.csv");
  CHECK(blank.exit_code == 3);
  CHECK_THAT(blank.err, Contains("blank.csv:2:6"));
}

}  // namespace spearhead::tests
