#include <catch2/catch.hpp>

#include "scenarios/sector_table.h"
#include "tests/support/scenario_files.h"

using namespace spearhead;
using namespace spearhead::scenarios;
using spearhead::tests::kPlainRegion;
using spearhead::tests::ScenarioFiles;
using Problems = std::vector<std::string>;

TEST_CASE("the sector table is complete and plausible", "[scenarios][sectors]") {
  const std::vector<SectorFacts> sectors = sector_table();
  REQUIRE(sectors.size() == 83);
  CHECK(sectors.front().code == "01");
  CHECK(sectors.front().name == "Crop and animal production, hunting and related services");
  for (std::size_t index = 0; index < sectors.size(); ++index) {
    const SectorFacts& sector = sectors[index];
    INFO(sector.code);
    CHECK(sector.code.size() == 2);
    CHECK((index == 0 || sectors[index - 1].code < sector.code));
    CHECK(sector.section.size() == 1);
    CHECK((sector.export_intensity >= 0 && sector.export_intensity < 1));
    CHECK((sector.value_added_share > 0 && sector.value_added_share < 1));
    CHECK((sector.research_norm > 0 && sector.research_norm < 1));
  }
}

TEST_CASE("a region alone is a scenario without programmes over 25 years", "[scenarios][region]") {
  const ScenarioFiles files;
  const LoadedScenario loaded = load(files.region_path());
  const Scenario& scenario = loaded.scenario;
  CHECK(scenario.name == "Demo");
  CHECK(scenario.first_year == 2019);
  CHECK(scenario.last_year == 2043);
  CHECK(scenario.programmes.empty());
  CHECK(scenario.currency == "GBP");
  REQUIRE(scenario.regions.size() == 1);
  CHECK(scenario.regions[0].code == "XX1");
  REQUIRE(scenario.sectors.size() == 4);
  CHECK(scenario.sectors[3].code == "62");
  CHECK(scenario.regions[0].employment == std::vector<double>{50, 1200.5, 800, 640});
}

TEST_CASE("figures' source and licence are kept", "[scenarios][region]") {
  ScenarioFiles files;
  files.region(kPlainRegion + "source: Census\nlicence: Open\n");
  const LoadedScenario loaded = files.load();
  CHECK(loaded.regions.front().source == "Census");
  CHECK(loaded.regions.front().licence == "Open");
}

TEST_CASE("what is wrong with a region is said in its file", "[scenarios][region]") {
  ScenarioFiles files;
  const auto problems = [&](const std::string& text) {
    files.region(text);
    return files.problems();
  };
  CHECK(problems(kPlainRegion).empty());
  CHECK(problems(kPlainRegion + "colour: red\n") == Problems{"SP101 region.yaml:7:1"});
  CHECK(problems(kPlainRegion + "scale: 2\n") == Problems{"SP401 region.yaml:7:1"});
  CHECK(problems(kPlainRegion + "universities: u.csv\n") == Problems{"SP401 region.yaml:7:1"});
  CHECK(problems("format: 1\n").size() == 4);
  CHECK(problems("format: 1\ncode: XX1\nyear: 2018\ncurrency: CHF\nemployment: jobs.csv\n") ==
        Problems{"SP230 region.yaml:4:11"});
  CHECK(problems("format: 1\ncode: NO\nyear: 2018\ncurrency: EUR\nemployment: jobs.csv\n") ==
        Problems{"SP204 region.yaml:2:7"});
  CHECK(problems("format: 1\ncode: XX1\nyear: 2018\ncurrency: EUR\nemployment: none.csv\n") ==
        Problems{"SP240 region.yaml:5:13"});
}

TEST_CASE("what is wrong with a table is said in the table", "[scenarios][region]") {
  ScenarioFiles files;
  files.table("sector,employment\n1,5\n02,x\n");
  CHECK(files.problems() == Problems{"SP304 jobs.csv:2:1", "SP202 jobs.csv:3:4"});
}

TEST_CASE("several regions are taken by code and share their sectors", "[scenarios][region]") {
  ScenarioFiles files;
  files.folder.write("b.csv", "sector,employment\n28,70\n");
  files.folder.write("b.yaml",
                     "format: 1\ncode: AA1\nyear: 2018\ncurrency: GBP\nemployment: b.csv\n");
  files.scenario("format: 1\nregions: [region.yaml, b.yaml]\nyears: [2019, 2020]\n");
  const Scenario scenario = files.load().scenario;
  REQUIRE(scenario.regions.size() == 2);
  CHECK(scenario.regions[0].code == "AA1");
  CHECK(scenario.regions[0].employment == std::vector<double>{0, 0, 0, 70, 0});
  CHECK(scenario.regions[1].employment == std::vector<double>{50, 1200.5, 800, 0, 640});
}

TEST_CASE("regions may not be the same one twice, nor differ in currency silently",
          "[scenarios][region]") {
  ScenarioFiles files;
  files.folder.write("b.yaml",
                     "format: 1\ncode: AA1\nyear: 2018\ncurrency: EUR\nemployment: jobs.csv\n");
  files.scenario("format: 1\nregions: [region.yaml, region.yaml]\nyears: [2019, 2020]\n");
  CHECK(files.problems() == Problems{"SP231 scenario.yaml:2:24"});
  files.scenario("format: 1\nregions: [region.yaml, b.yaml]\nyears: [2019, 2020]\n");
  CHECK(files.problems() == Problems{"SP102 scenario.yaml:2:11"});
  files.scenario("format: 1\ncurrency: EUR\nregions: [region.yaml, b.yaml]\nyears: [2019, 2020]\n");
  CHECK(files.problems().empty());
}
