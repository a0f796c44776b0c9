#include <filesystem>
#include <map>

#include <catch2/catch.hpp>

#include "scenarios/sector_table.h"
#include "scenarios/shipped_regions.h"
#include "tests/support/scenario_files.h"

using namespace spearhead;
using namespace spearhead::scenarios;
using spearhead::tests::kPlainRegion;
using spearhead::tests::ScenarioFiles;
using Problems = std::vector<std::string>;

namespace {

double jobs(const Scenario& scenario, std::size_t region, const char* code) {
  return scenario.regions[region].employment[*sector_index(code)];
}

}  // namespace

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
    CHECK((sector.tradability >= 0 && sector.tradability <= 1));
    CHECK((sector.opportunity >= 0.5 && sector.opportunity <= 1.5));
    CHECK((sector.labour_share >= 0.35 && sector.labour_share <= 0.85));
    CHECK((sector.relative_pay > 0.25 && sector.relative_pay < 4));
    CHECK((sector.skilled_share > 0.1 && sector.skilled_share < 0.7));
    CHECK(sector.national_employment > 1000);
  }
}

TEST_CASE("the sector table's averages are those that the model expects", "[scenarios][sectors]") {
  double opportunity = 0;
  double persons = 0;
  double pay = 0;
  for (const SectorFacts& sector : sector_table()) {
    opportunity += sector.opportunity;
    persons += sector.national_employment;
    pay += sector.national_employment * sector.relative_pay;
  }
  CHECK(opportunity / 83 == Approx(1).margin(1e-3));
  CHECK(pay / persons == Approx(1).margin(1e-3));
  CHECK(persons == Approx(29.9e6).epsilon(0.02));
}

TEST_CASE("figures of the sector table are those of their sources", "[scenarios][sectors]") {
  const auto facts = [](const char* code) { return sector_table()[*sector_index(code)]; };
  CHECK(facts("30").research_norm == 0.2358);
  CHECK(facts("84").market == false);
  CHECK(facts("87").market == true);
  CHECK(facts("30").labour_share == 0.85);
  CHECK(facts("28").national_employment == 162855);
  CHECK(facts("21").opportunity == 1.5);
  CHECK(facts("47").tradability == 0.151);
  CHECK_FALSE(sector_index("99"));
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
  CHECK(jobs(scenario, 0, "01") == 50);
  CHECK(jobs(scenario, 0, "10") == 1200.5);
  CHECK(jobs(scenario, 0, "62") == 640);
}

TEST_CASE("a sector in which nobody works is there and can be entered", "[scenarios][region]") {
  const Scenario scenario = ScenarioFiles().load().scenario;
  REQUIRE(scenario.sectors.size() == 83);
  CHECK(scenario.regions[0].employment.size() == 83);
  CHECK(jobs(scenario, 0, "28") == 0);
  CHECK(scenario.inputs.size() == 83 * 83);
  CHECK(scenario.knowledge.sectors == 83);
  CHECK(scenario.knowledge.reach.size() == 83 * 40);
  CHECK_FALSE(scenario.knowledge.kernel.empty());
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
  CHECK(problems(kPlainRegion + "universities: u.csv\n") == Problems{"SP240 region.yaml:7:15"});
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

TEST_CASE("a region of a handful of jobs is refused", "[scenarios][region]") {
  ScenarioFiles files;
  files.table("sector,employment\n62,1\n");
  CHECK(files.problems() == Problems{"SP220 region.yaml:6:13"});
  files.table("sector,employment\n62,5\n");
  CHECK(files.problems() == Problems{"SP506 scenario.yaml:9:13"});  // only the budget is large
  files.region(tests::kPlainRegion + "scale: 2\n");
  CHECK(files.problems() == Problems{"SP220 region.yaml:6:13"});
}

TEST_CASE("several regions are taken by code", "[scenarios][region]") {
  ScenarioFiles files;
  files.folder.write("b.csv", "sector,employment\n28,700\n");
  files.folder.write("b.yaml",
                     "format: 1\ncode: AA1\nyear: 2018\ncurrency: GBP\nemployment: b.csv\n");
  files.scenario("format: 1\nregions: [region.yaml, b.yaml]\nyears: [2019, 2020]\n");
  const Scenario scenario = files.load().scenario;
  REQUIRE(scenario.regions.size() == 2);
  CHECK(scenario.regions[0].code == "AA1");
  CHECK(jobs(scenario, 0, "28") == 700);
  CHECK(jobs(scenario, 0, "10") == 0);
  CHECK(jobs(scenario, 1, "28") == 0);
  CHECK(jobs(scenario, 1, "10") == 1200.5);
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

TEST_CASE("the shipped regions can be loaded and are what they say", "[scenarios][region]") {
  struct Expected {
    const char* code;
    double jobs;
    double scale;
  };
  const std::map<std::string, Expected> expected{{"cumbria", {"UKD1", 229580, 1}},
                                                 {"greater-manchester", {"UKD3", 1354345, 4}},
                                                 {"larkenmark", {"XX01", 19515, 1}},
                                                 {"tees-valley-and-durham", {"UKC1", 428445, 1}}};
  const std::filesystem::path folder =
      std::filesystem::path(SPEARHEAD_SOURCE_DIR) / "scenarios" / "regions";
  REQUIRE(shipped_regions().size() == expected.size());
  for (const ShippedRegion& shipped : shipped_regions()) {
    INFO(shipped.name);
    const Expected& wanted = expected.at(shipped.name);
    const LoadedScenario loaded = load(folder / (shipped.name + ".yaml"));
    const RegionFacts& region = loaded.scenario.regions.at(0);
    double persons = 0;
    double firms = 0;
    for (std::size_t s = 0; s < region.employment.size(); ++s) {
      persons += region.employment[s] * region.scale;
      firms += region.firms[s] * region.scale;
      CHECK(region.firms[s] <= region.employment[s]);
    }
    CHECK(shipped.code == wanted.code);
    CHECK(persons == Approx(wanted.jobs));
    CHECK(region.scale == wanted.scale);
    CHECK((persons / firms > 8 && persons / firms < 13));
    CHECK_FALSE(loaded.regions[0].source.empty());
    CHECK_FALSE(loaded.regions[0].licence.empty());
  }
}
