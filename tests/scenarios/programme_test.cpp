#include <catch2/catch.hpp>

#include "scenarios/sector_table.h"
#include "tests/support/scenario_files.h"

using namespace spearhead;
using namespace spearhead::scenarios;
using spearhead::tests::kPlainScenario;
using spearhead::tests::loaded;
using spearhead::tests::problems;
using spearhead::tests::ScenarioFiles;
using Problems = std::vector<std::string>;

namespace {

/// The plain scenario with more lines for its programme, which begin in line 10, column 5.
std::string with(const std::string& lines) { return kPlainScenario + "    " + lines + "\n"; }

Programme programme(const std::string& text) { return loaded(text).scenario.programmes.at(0); }

/// The plain scenario with `from` replaced by `to`.
std::string changed(const std::string& from, const std::string& to) {
  std::string text = kPlainScenario;
  return text.replace(text.find(from), from.size(), to);
}

/// The flags of a target that takes these sectors of one region.
std::vector<std::uint8_t> flags(const std::vector<std::string>& codes) {
  std::vector<std::uint8_t> segments(sector_codes().size(), 0);
  for (const std::string& code : codes) segments[*sector_index(code)] = 1;
  return segments;
}

}  // namespace

TEST_CASE("a programme's settings reach the engine", "[scenarios][programme]") {
  const Programme full = programme(
      kPlainScenario +
      "    name: Matching grants\n    agency: development_agency\n    aid: 40 %\n    cap: 150k "
      "GBP\n"
      "    admin: 0.1\n    selection: lottery\n    allocation: even\n    financing: external\n");
  CHECK(full.name == "Matching grants");
  CHECK(full.agency.id == "development_agency");
  CHECK(full.aid == 0.4);
  CHECK(full.cap == 15'000'000);
  CHECK(full.administration == 0.1);
}

TEST_CASE("settings of the instrument are read by its own list", "[scenarios][programme]") {
  const LoadedScenario own = loaded(with("settings: {duration: 2 years}"));
  REQUIRE(own.instruments.size() == 1);
  CHECK(own.instruments[0].instrument == "rd_subsidy");
  const auto value = [&](const LoadedScenario& from, const std::string& name) {
    for (const Setting& setting : from.instruments[0].settings) {
      if (setting.name == name) return setting.value;
    }
    return -1.0;
  };
  const LoadedScenario plain = loaded(kPlainScenario);
  CHECK(value(own, "duration") == 2);
  CHECK(value(own, "smallest_plan") == value(plain, "smallest_plan"));
  CHECK(value(plain, "duration") > 0);
}

TEST_CASE("wrong settings are refused with their place", "[scenarios][programme]") {
  CHECK(problems(with("settings: {duratoin: 2 years}")) == Problems{"SP101 scenario.yaml:10:16"});
  CHECK(problems(with("settings: {duration: 2}")) == Problems{"SP203 scenario.yaml:10:26"});
  CHECK(problems(with("settings: {duration: 90 years}")) == Problems{"SP220 scenario.yaml:10:26"});
  CHECK(problems(with("settings: {smallest_plan: 2}")) == Problems{"SP220 scenario.yaml:10:31"});
  CHECK(problems(with("settings: {smallest_plan: }")) == Problems{"SP201 scenario.yaml:10:16"});
  CHECK(problems(with("settings: 3")) == Problems{"SP201 scenario.yaml:10:15"});
  CHECK(problems(with("settings: {}")).empty());
}

TEST_CASE("a programme needs id, instrument, years and budget", "[scenarios][programme]") {
  CHECK(
      problems("format: 1\nregion: region.yaml\nyears: [2019, 2030]\nprogrammes:\n  - name: x\n") ==
      Problems{"SP102 scenario.yaml:5:5", "SP102 scenario.yaml:5:5", "SP102 scenario.yaml:5:5",
               "SP102 scenario.yaml:5:5"});
  CHECK(problems(changed("id: grants", "id:")) == Problems{"SP201 scenario.yaml:6:5"});
  CHECK(problems(changed("id: grants", "id: two words")) == Problems{"SP201 scenario.yaml:6:9"});
  CHECK(problems(changed("rd_subsidy", "rd_subsidi")) == Problems{"SP230 scenario.yaml:7:17"});
}

TEST_CASE("budgets are money per year in the scenario's currency", "[scenarios][programme]") {
  CHECK(problems(changed("2M GBP/year", "2M GBP")) == Problems{"SP203 scenario.yaml:9:13"});
  CHECK(problems(changed("2M GBP/year", "2M EUR/year")) == Problems{"SP203 scenario.yaml:9:13"});
  CHECK(problems(changed("2M GBP/year", "2000000")) == Problems{"SP203 scenario.yaml:9:13"});
  CHECK(problems(changed("2M GBP/year", "-2M GBP/year")) == Problems{"SP220 scenario.yaml:9:13"});
  CHECK(problems(changed("2M GBP/year", ".inf")) == Problems{"SP202 scenario.yaml:9:13"});
  CHECK(problems(changed("2M GBP/year", "0 GBP/year")) == Problems{"SP506 scenario.yaml:9:13"});
  CHECK(problems(changed("2M GBP/year", "600.000 GBP/year")) ==
        Problems{"SP505 scenario.yaml:9:13"});
  CHECK(problems(with("cap: 150 GBP")) == Problems{"SP506 scenario.yaml:10:10"});
  CHECK(problems(with("cap: 150k GBP/year")) == Problems{"SP203 scenario.yaml:10:10"});
  CHECK(problems(with("cap: 150k USD")) == Problems{"SP203 scenario.yaml:10:10"});
  CHECK(problems(with("cap: 0 GBP")) == Problems{"SP220 scenario.yaml:10:10"});
}

TEST_CASE("shares of a programme are shares", "[scenarios][programme]") {
  CHECK(problems(with("aid: 50")) == Problems{"SP220 scenario.yaml:10:10"});
  CHECK(problems(with("aid: 0 %")) == Problems{"SP220 scenario.yaml:10:10"});
  CHECK(problems(with("admin: yes")) == Problems{"SP202 scenario.yaml:10:12"});
  CHECK(problems(with("admin: [0.1]")) == Problems{"SP201 scenario.yaml:10:12"});
}

TEST_CASE("what programmes cannot do in this version is refused", "[scenarios][programme]") {
  CHECK(problems(with("selection: merit")) == Problems{"SP401 scenario.yaml:10:16"});
  CHECK(problems(with("allocation: overlap")) == Problems{"SP401 scenario.yaml:10:17"});
  CHECK(problems(with("financing: regional")) == Problems{"SP401 scenario.yaml:10:16"});
  CHECK(problems(with("cumulation: exclusive")) == Problems{"SP401 scenario.yaml:10:5"});
  CHECK(problems(with("target: {overlaps: 3}")) == Problems{"SP401 scenario.yaml:10:14"});
  CHECK(problems(with("target: {any_of: [{size: 1-2}]}")) == Problems{"SP401 scenario.yaml:10:14"});
  CHECK(problems(with("target: {size: [1-9, 250+]}")) == Problems{"SP401 scenario.yaml:10:20"});
  CHECK(problems(with("selection: luck")) == Problems{"SP230 scenario.yaml:10:16"});
}

TEST_CASE("a promise of years is checked, and that it has no effect is said",
          "[scenarios][programme]") {
  const LoadedScenario promised = loaded(with("announced: 7 years"));
  REQUIRE(promised.warnings.size() == 1);
  CHECK(promised.warnings[0].code == "SP501");
  CHECK(problems(with("announced: 7")) == Problems{"SP203 scenario.yaml:10:16"});
}

TEST_CASE("a target names regions, sectors, sizes and ages", "[scenarios][programme][target]") {
  const Target target =
      programme(with("target: {regions: XX1, sectors: [\"10\", 62], size: 10-250, age: 0-5 years}"))
          .target;
  CHECK(target.segments == flags({"10", "62"}));
  CHECK(target.smallest == 10);
  CHECK(target.largest == 250);
  CHECK(target.youngest == 0);
  CHECK(target.oldest == 5);
  CHECK(programme(with("target: {sectors: 01}")).target.segments == flags({"01"}));
  CHECK(programme(with("target: {size: [250+]}")).target.smallest == 250);
  CHECK(programme(with("target: {}")).target.segments.empty());
}

TEST_CASE("wrong targets are refused with their place", "[scenarios][programme][target]") {
  CHECK(problems(with("target: {regions: XX2}")) == Problems{"SP230 scenario.yaml:10:23"});
  CHECK(problems(with("target: {sectors: [1]}")) == Problems{"SP304 scenario.yaml:10:24"});
  CHECK(problems(with("target: {sectors: [\"99\", 10]}")) == Problems{"SP304 scenario.yaml:10:24"});
  CHECK(problems(with("target: {sectors: []}")) == Problems{"SP201 scenario.yaml:10:23"});
  CHECK(problems(with("target: {size: 250-10}")) == Problems{"SP220 scenario.yaml:10:20"});
  CHECK(problems(with("target: {size: 10}")) == Problems{"SP201 scenario.yaml:10:20"});
  CHECK(problems(with("target: {sise: 1-10}")) == Problems{"SP101 scenario.yaml:10:14"});
  CHECK(problems(with("target: small firms")) == Problems{"SP201 scenario.yaml:10:13"});
}

TEST_CASE("a programme that cannot do anything is warned about", "[scenarios][programme]") {
  CHECK(problems(with("target: {sectors: \"28\"}")) == Problems{"SP503 scenario.yaml:6:5"});
  CHECK(problems(changed("[2020, 2024]", "[2018, 2024]")) == Problems{"SP502 scenario.yaml:8:12"});
  CHECK(problems(changed("[2020, 2024]", "[2040, 2044]")) == Problems{"SP502 scenario.yaml:8:12"});
  CHECK(loaded(changed("[2020, 2024]", "[2040, 2044]")).warnings[0].message ==
        "the programme never runs");
}

TEST_CASE("ids are unique and programmes come in their order", "[scenarios][programme]") {
  const std::string more =
      "  - {id: aaa, instrument: rd_subsidy, years: [2020, 2021], budget: 1 GBP/year}\n";
  const LoadedScenario two = loaded(kPlainScenario + more);
  CHECK(two.scenario.programmes[0].id == "aaa");
  CHECK(two.instruments[0].programme == "aaa");
  CHECK(problems(kPlainScenario + more + more) == Problems{"SP231 scenario.yaml:11:10"});
}

TEST_CASE("agencies exist or are listed", "[scenarios][programme]") {
  CHECK(problems(with("agency: innovation_agncy")) == Problems{"SP230 scenario.yaml:10:13"});
  const std::string listed = "agencies: [{id: own, capacity: 40, information: 50 %, group: a}]\n";
  ScenarioFiles files;
  files.scenario(with("agency: own") + listed);
  CHECK(files.load().scenario.programmes[0].agency.id == "own");
  CHECK(files.problems() == Problems{"SP501 scenario.yaml:11:32"});
  CHECK(problems(kPlainScenario + "agencies: [{id: a}, {id: a}]\n") ==
        Problems{"SP231 scenario.yaml:10:26"});
  CHECK(problems(kPlainScenario + "agencies: [{id: a, capacity: 0}]\n") ==
        Problems{"SP220 scenario.yaml:10:30", "SP501 scenario.yaml:10:30"});
}
