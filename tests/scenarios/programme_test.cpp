#include <cmath>

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

TEST_CASE("what is wrong with a setting is said in words of files", "[scenarios][programme]") {
  const auto error = [](const std::string& instrument, const std::string& settings) {
    spearhead::tests::ScenarioFiles files;
    files.scenario(changed("rd_subsidy", instrument) + "    settings: {" + settings + "}\n");
    return validate({files.path()}).at(0);
  };
  CHECK(error("cluster_platform", "seat: 1 GBP").expected == "100 to 100k GBP");
  CHECK(error("innovation_procurement", "contract: 1bn GBP").expected == "10k to 50M GBP");
  CHECK(error("fdi_cluster_fit", "delay: 3 months").suggestion == "write 0.25 years");
  const Diagnostic half = error("fdi_cluster_fit", "prospects: 2.5");
  CHECK(half.message == "`prospects`: `2.5` is not a whole number");
  CHECK(half.expected == "a whole number from 1 to 20");
  const Diagnostic none = error("cluster_organisation", "team: 3");
  CHECK(none.message == "unknown setting `team`: this instrument has no settings");
  CHECK(none.expected.empty());
  CHECK(none.suggestion == "leave `settings` out");
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
        Problems{"SP505 scenario.yaml:9:13", "SP506 scenario.yaml:9:13"});
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
  CHECK(problems(with("allocation: discovery")) == Problems{"SP401 scenario.yaml:10:17"});
  CHECK(problems(with("selection: luck")) == Problems{"SP230 scenario.yaml:10:16"});
}

TEST_CASE("rules of selection, cumulation and financing reach the engine",
          "[scenarios][programme]") {
  const Programme plain = programme(kPlainScenario);
  CHECK(plain.selection == Selection::lottery);
  CHECK(plain.cumulation == Cumulation::seen);
  CHECK(plain.financing == Financing::external);
  CHECK(programme(with("selection: first_come")).selection == Selection::first_come);
  CHECK(programme(with("selection: merit")).selection == Selection::merit);
  CHECK(programme(with("selection: need")).selection == Selection::need);
  CHECK(programme(with("selection: jury")).selection == Selection::jury);
  CHECK(programme(with("cumulation: none")).cumulation == Cumulation::none);
  CHECK(programme(with("cumulation: free")).cumulation == Cumulation::free);
  CHECK(programme(with("financing: regional")).financing == Financing::regional);
}

TEST_CASE("a programme that does not say is paid as its scenario says", "[scenarios][programme]") {
  const std::string regional = "financing: regional\n";
  CHECK(programme(kPlainScenario + regional).financing == Financing::regional);
  CHECK(programme(with("financing: external") + regional).financing == Financing::external);
  // Where every programme says, the scenario changes nothing, not even the run's id.
  CHECK(loaded(with("financing: external") + regional).resolved_yaml ==
        loaded(kPlainScenario).resolved_yaml);
}

TEST_CASE("a promise of years reaches the engine, and one that will be broken is told",
          "[scenarios][programme]") {
  CHECK(programme(kPlainScenario).announced_years() == 5);
  CHECK(programme(with("announced: 2.5 years")).announced == 2.5);
  CHECK(problems(with("announced: 5 years")).empty());
  CHECK(problems(with("announced: 7 years")) == Problems{"SP507 scenario.yaml:10:16"});
  const std::string told = loaded(with("announced: 7 years")).warnings.at(0).message;
  CHECK_THAT(told, Catch::Contains("ends in 2024") && Catch::Contains("believed less"));
  // What ends after the last year of the scenario is broken to nobody.
  CHECK(problems(changed("[2020, 2024]", "[2026, 2031]") + "    announced: 20 years\n") ==
        Problems{"SP502 scenario.yaml:8:12"});
}

TEST_CASE("a calendar year in place of a promise gets help", "[scenarios][programme]") {
  ScenarioFiles files;
  files.scenario(with("announced: 2025"));
  const Diagnostic found = validate({files.path()}).at(0);
  CHECK(found.message == "`2025` is a calendar year");
  CHECK_THAT(found.suggestion, Catch::Contains("how many years"));
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
  CHECK(programme(with("target: {regions: [XX1]}")).target.segments.empty());
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
      "  - {id: aaa, instrument: rd_subsidy, years: [2020, 2021], budget: 1M GBP/year}\n";
  const LoadedScenario two = loaded(kPlainScenario + more);
  CHECK(two.scenario.programmes[0].id == "aaa");
  CHECK(two.instruments[0].programme == "aaa");
  CHECK(two.instruments[0].place > two.instruments[1].place);
  CHECK(problems(kPlainScenario + more + more) == Problems{"SP231 scenario.yaml:11:10"});
}

TEST_CASE("agencies exist or are listed", "[scenarios][programme]") {
  CHECK(problems(with("agency: innovation_agncy")) == Problems{"SP230 scenario.yaml:10:13"});
  const std::string listed = "agencies: [{id: own, capacity: 40, information: 80 %, group: a}]\n";
  const Agency own = programme(with("agency: own") + listed).agency;
  CHECK(own.id == "own");
  CHECK(own.capacity == 40);
  CHECK(own.information == 0.8);
  CHECK(own.group == "a");
  CHECK(problems(with("agency: own") + listed).empty());
  CHECK(problems(kPlainScenario + "agencies: [{id: a}, {id: a}]\n") ==
        Problems{"SP231 scenario.yaml:10:26"});
  CHECK(problems(kPlainScenario + "agencies: [{id: a, capacity: 0}]\n") ==
        Problems{"SP220 scenario.yaml:10:30"});
}

TEST_CASE("an agency of which nothing is said sees what the parameters say",
          "[scenarios][programme]") {
  const LoadedScenario plain = loaded(kPlainScenario);
  const Agency standing = plain.scenario.programmes[0].agency;
  CHECK(standing.id == "innovation_agency");
  CHECK(std::isinf(standing.capacity));
  CHECK(standing.information == plain.scenario.rule.agency_information);
  CHECK(standing.group.empty());
  const LoadedScenario blind =
      ScenarioFiles().load({.years = {}, .overrides = {"parameters.agency_information=30%"}});
  CHECK(blind.scenario.programmes[0].agency.information == 0.3);
  // A standing agency may be listed, too.
  const std::string listed = "agencies: [{id: innovation_agency, capacity: 12}]\n";
  CHECK(programme(kPlainScenario + listed).agency.capacity == 12);
  CHECK(programme(kPlainScenario + listed).agency.information == standing.information);
}

TEST_CASE("an agency that no programme has is warned about and changes nothing",
          "[scenarios][programme][canonical]") {
  const std::string idle = "agencies: [{id: idle, capacity: 3}]\n";
  CHECK(problems(kPlainScenario + idle) == Problems{"SP501 scenario.yaml:10:17"});
  CHECK(loaded(kPlainScenario + idle).resolved_yaml == loaded(kPlainScenario).resolved_yaml);
}

TEST_CASE("no more agencies run programmes than firms can remember", "[scenarios][programme]") {
  const auto scenario_of = [](int agencies, const std::string& group) {
    std::string text = "format: 1\nregion: region.yaml\nyears: [2019, 2030]\nagencies:\n";
    for (int i = 0; i < agencies; ++i) text += "  - {id: a" + std::to_string(i) + group + "}\n";
    text += "programmes:\n";
    for (int i = 0; i < agencies; ++i) {
      const std::string number = std::to_string(i);
      text += "  - {id: p" + number + ", agency: a" + number +
              ", instrument: rd_subsidy, years: [2020, 2021], budget: 100k GBP/year}\n";
    }
    return text;
  };
  CHECK(problems(scenario_of(32, "")).empty());
  CHECK(problems(scenario_of(34, "")) == Problems{"SP220 scenario.yaml:72:23"});
  CHECK(problems(scenario_of(34, ", group: one")).empty());
}
