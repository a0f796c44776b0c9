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

TEST_CASE("map does not write over what it is made of", "[app][map][refused]") {
  const TemporaryFolder folder;
  for (const char* name : {"cumbria.yaml", "cumbria.csv", "cumbria-firms.csv"}) {
    folder.write(name, bytes_of(kRegions + name));
  }
  folder.write("regions.csv", bytes_of(kReference));
  const auto refuses = [&](const std::string& options, const char* file) {
    const std::string before = bytes_of(folder / file);
    CHECK(run_program(folder.path(), "map cumbria.yaml " + options).exit_code == 2);
    CHECK(bytes_of(folder / file) == before);
  };
  refuses("-o cumbria.csv", "cumbria.csv");
  refuses("-o cumbria-firms.csv", "cumbria-firms.csv");
  refuses("--reference regions.csv -o ./regions.csv", "regions.csv");
  // Of several files none gets its name when one of them cannot be written.
  CHECK(run_program(folder.path(), "map cumbria.yaml -o a.svg -o no/such/b.html").exit_code == 5);
  CHECK_FALSE(std::filesystem::exists(folder / "a.svg"));
}

TEST_CASE(
    "map says what reading the files was doubtful, and refuses half an economy to compare with",
    "[app][map][refused]") {
  const TemporaryFolder folder;
  folder.write("r.yaml",
               "format: 1\nname: R\ncode: XX02\nyear: 2024\ncurrency: EUR\nemployment: r.csv\n");
  folder.write("r.csv", "sector,employment\n10,3.450\n28,2250\n62,640\n47,3000\n");
  const Outcome thousands = run_program(folder.path(), "map r.yaml");
  CHECK(thousands.exit_code == 0);
  CHECK_THAT(thousands.err, Contains("SP505"));
  folder.write("half.csv", "region,sector,employment\nA,10,100\nA,28,1.205\nB,10,50\n");
  const Outcome half = run_program(folder.path(), "map r.yaml --reference half.csv");
  CHECK(half.exit_code == 3);
  CHECK_THAT(half.err, Contains("SP505") && Contains("of the region's jobs are in sectors"));
}

TEST_CASE("areas that programmes cannot find are no targets", "[app][map]") {
  const TemporaryFolder folder;
  const std::string call = "map " + kRegions + "tees-valley-and-durham.yaml --json ";
  const nlohmann::json plain = run_program(folder.path(), call).json();
  CHECK(plain["spearhead_areas"][0].contains("target"));
  const nlohmann::json other =
      run_program(folder.path(), call + "--set parameters.cluster_relatedness=0.6").json();
  CHECK_FALSE(other["spearhead_areas"][0].contains("target"));
  CHECK(other["notes"].dump().find("differ from those that programmes find") != std::string::npos);
}

}  // namespace spearhead::tests
