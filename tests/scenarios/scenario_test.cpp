#include <catch2/catch.hpp>

#include "scenarios/canonical.h"
#include "tests/support/scenario_files.h"

using namespace spearhead;
using namespace spearhead::scenarios;
using spearhead::tests::kPlainScenario;
using spearhead::tests::kPlainTable;
using spearhead::tests::loaded;
using spearhead::tests::problems;
using spearhead::tests::ScenarioFiles;
using Problems = std::vector<std::string>;

namespace {

std::string head(const std::string& years = "[2019, 2030]") {
  return "format: 1\nregion: region.yaml\nyears: " + years + "\n";
}

}  // namespace

TEST_CASE("a plain scenario is read and its defaults are filled", "[scenarios][scenario]") {
  const LoadedScenario loaded = ScenarioFiles().load();
  const Scenario& scenario = loaded.scenario;
  CHECK(scenario.name == "Grants");
  CHECK(scenario.years() == 12);
  CHECK(scenario.currency == "GBP");
  REQUIRE(scenario.programmes.size() == 1);
  const Programme& programme = scenario.programmes[0];
  CHECK(programme.id == "grants");
  CHECK(programme.name == "grants");
  CHECK(programme.agency.id == "innovation_agency");
  CHECK(programme.first_year == 2020);
  CHECK(programme.last_year == 2024);
  CHECK(programme.yearly_budget == 200'000'000);
  CHECK(programme.aid == 0.5);
  CHECK(programme.administration == 0.05);
  CHECK(programme.cap == 0);
  CHECK(programme.target.segments.empty());
  CHECK(programme.instrument != nullptr);
  CHECK(loaded.warnings.empty());
  CHECK(loaded.inputs.size() == 4);
}

TEST_CASE("an amount in the books is worth what the parameters say", "[scenarios][scenario]") {
  const Parameters rule = values_of(default_parameters());
  const auto rate = [](const char* currency) {
    ScenarioFiles files;
    files.scenario(head() + "currency: " + currency + "\n");
    return files.load().scenario.rate.currency_per_wu;
  };
  CHECK(rate("EUR") == rule.wage_unit);
  CHECK(rate("GBP") == rule.wage_unit * rule.gbp_per_eur);
  CHECK(rate("USD") == rule.wage_unit * rule.usd_per_eur);
}

TEST_CASE("a scenario without a name has its file's", "[scenarios][scenario]") {
  CHECK(loaded(head()).scenario.name == "scenario");
}

TEST_CASE("rows and keys may come in any order", "[scenarios][scenario][canonical]") {
  ScenarioFiles plain;
  plain.scenario(head() +
                 "programmes:\n"
                 "  - {id: b, instrument: rd_subsidy, years: [2020, 2021], budget: 1M GBP/year,\n"
                 "     target: {sectors: [\"10\", \"26\"], size: 10-250}}\n"
                 "  - {id: a, instrument: rd_subsidy, years: [2020, 2021], budget: 500k GBP/year,\n"
                 "     cap: 50k GBP, settings: {duration: 2 years, smallest_plan: 30 %}}\n");
  ScenarioFiles mixed;
  mixed.table("note;employment;sector\nx;640;62\n;50;01\n;800;26\n;1200,5;10\n");
  mixed.region(
      "employment: jobs.csv\r\ncurrency: GBP\r\nname: 'Demo'\r\nyear: 2018\r\ncode: XX1\r\nformat: "
      "1\r\n");
  mixed.scenario(
      "programmes:\n"
      "  - settings: {smallest_plan: 0.3, duration: 2 years}\n"
      "    cap: 0.05M GBP\n"
      "    years: [2020, 2021]\n"
      "    budget: 0.5 M GBP / year\n"
      "    instrument: rd_subsidy\n"
      "    id: a\n"
      "  - {target: {size: \"10 - 250\", sectors: [\"26\", \"10\"]}, budget: 1000k GBP/year,\n"
      "     years: [2020, 2021], instrument: rd_subsidy, id: b, admin: 5 %, aid: 0.5}\n"
      "years: [2019, 2030]\n"
      "regions: [region.yaml]\n"
      "format: 1\n");
  const LoadedScenario a = plain.load();
  const LoadedScenario b = mixed.load();
  CHECK(a.resolved_yaml == b.resolved_yaml);
  CHECK(a.resolved_yaml == canonical_inputs(a));
  REQUIRE(b.scenario.programmes.size() == 2);
  for (std::size_t index = 0; index < 2; ++index) {
    const Programme& x = a.scenario.programmes[index];
    const Programme& y = b.scenario.programmes[index];
    CHECK(x.id == y.id);
    CHECK(x.yearly_budget == y.yearly_budget);
    CHECK(x.cap == y.cap);
    CHECK(x.target.segments == y.target.segments);
    CHECK(x.target.largest == y.target.largest);
  }
  CHECK(a.scenario.regions[0].employment == b.scenario.regions[0].employment);
}

TEST_CASE("the canonical text tells different inputs apart", "[scenarios][canonical]") {
  const std::string plain = ScenarioFiles().load().resolved_yaml;
  ScenarioFiles files;
  files.table(kPlainTable + "63,1\n");
  CHECK(files.load().resolved_yaml != plain);
  CHECK(ScenarioFiles().load({.years = YearSpan{2019, 2031}, .overrides = {}}).resolved_yaml !=
        plain);
  CHECK(ScenarioFiles()
            .load({.years = {}, .overrides = {"parameters.hiring_speed=0.6"}})
            .resolved_yaml != plain);
  CHECK(loaded(kPlainScenario + "    settings: {duration: 2 years}\n").resolved_yaml != plain);
  CHECK(loaded(kPlainScenario + "    aid: 50 %\n").resolved_yaml == plain);
}

TEST_CASE("the canonical text is YAML with its keys in order", "[scenarios][canonical]") {
  const std::string text =
      loaded(kPlainScenario + "question: |\n  Say \"why\"\n  or \\ not\n").resolved_yaml;
  const SourceFile file("resolved.yaml", text);
  Report report;
  const std::optional<YamlNode> root = parse_yaml(file, report);
  REQUIRE(root);
  CHECK_FALSE(report.failed());
  CHECK(root->find("question")->text == "Say \"why\"\nor \\ not");
  CHECK(std::is_sorted(root->items.begin(), root->items.end(),
                       [](const YamlNode& a, const YamlNode& b) { return a.key < b.key; }));
  CHECK(root->find("programmes")->find("grants")->find("budget")->text == "2000000.00 GBP/year");
}

TEST_CASE("years and parameters can be set from the command line", "[scenarios][scenario]") {
  const ScenarioFiles files;
  const LoadedScenario loaded =
      files.load({.years = YearSpan{2020, 2021},
                  .overrides = {"parameters.hiring_speed=0.6", "parameters.hiring_speed=0.7"}});
  CHECK(loaded.scenario.first_year == 2020);
  CHECK(loaded.scenario.last_year == 2021);
  CHECK(loaded.scenario.rule.hiring_speed == 0.7);
  CHECK_THROWS_AS(files.load({.years = YearSpan{2021, 2020}, .overrides = {}}), InputError);
  CHECK_THROWS_AS(files.load({.years = {}, .overrides = {"parameters.x=1"}}), InputError);
}

TEST_CASE("a scenario's own parameter file is read beside it", "[scenarios][scenario]") {
  ScenarioFiles files;
  files.folder.write("own.yaml", "format: 1\nparameters: {hiring_speed: {value: 0.6}}\n");
  files.scenario(head() + "parameters: own.yaml\n");
  CHECK(files.load().scenario.rule.hiring_speed == 0.6);
  files.folder.write("own.yaml", "format: 1\nparameters: {hiring_speed: {value: 6}}\n");
  CHECK(files.problems() == Problems{"SP220 own.yaml:2:36"});
}

TEST_CASE("required keys of a scenario are missed", "[scenarios][scenario]") {
  CHECK(problems("format: 1\nyears: [2019, 2020]\n") == Problems{"SP102 scenario.yaml:1:1"});
  CHECK(problems("region: region.yaml\n").size() == 2);
  CHECK(problems(head() + "regions: [region.yaml]\n") == Problems{"SP106 scenario.yaml:4:1"});
  CHECK(problems("- 1\n") == Problems{"SP201 scenario.yaml:1:1"});
  CHECK(problems("just text\n") == Problems{"SP201 scenario.yaml:1:1"});
}

TEST_CASE("years are two whole numbers in order", "[scenarios][scenario]") {
  for (const char* years : {"2019", "[2019]", "[2019, 2020, 2021]", "[2020, 2019]", "[2019, 2119]",
                            "[1, 2]", "[2019.5, 2020]", "[02019, 2020]", "[2019, ]", "{a: 1}",
                            "[2019 years, 2020]", "[yes, no]"}) {
    INFO(years);
    CHECK_FALSE(problems(head(years)).empty());
  }
  CHECK(problems(head("[2019, 2118]")).empty());
  CHECK(problems(head("[2019, 2019]")).empty());
}

TEST_CASE("words that YAML may take for true or nothing must stand in quotes",
          "[scenarios][scenario]") {
  for (const char* word : {"yes", "No", "on", "OFF", "true", "null", "~", "y"}) {
    INFO(word);
    CHECK(problems(head() + "name: " + word + "\n").size() == 1);
  }
  CHECK(problems(head() + "name: \"no\"\n").empty());
}

TEST_CASE("what is not in this version is refused and not ignored", "[scenarios][scenario]") {
  CHECK(problems(head() + "shocks: [{year: 2020}]\n") == Problems{"SP401 scenario.yaml:4:9"});
  CHECK(problems(head() + "shocks: []\nfinancing: external\n").empty());
}

TEST_CASE("files that are not there are named where they are wanted", "[scenarios][scenario]") {
  CHECK(problems("format: 1\nregion: nowhere.yaml\nyears: [2019, 2020]\n") ==
        Problems{"SP240 scenario.yaml:2:9"});
  CHECK(problems("format: 1\nregion: .\nyears: [2019, 2020]\n") ==
        Problems{"SP240 scenario.yaml:2:9"});
  const ScenarioFiles files;
  CHECK_THROWS_AS(load(files.folder.path() / "nowhere.yaml"), UnreadableFile);
  const std::vector<Diagnostic> found = validate({files.folder.path() / "nowhere.yaml"});
  CHECK(any_unreadable(found));
  CHECK(any_error(found));
  CHECK_FALSE(any_unreadable(validate({files.path()})));
}

TEST_CASE("years before the region's figures are warned about", "[scenarios][scenario]") {
  const auto of = [](const std::string& years, const std::string& programme) {
    return problems(head(years) + "programmes:\n  - {id: a, instrument: rd_subsidy, years: " +
                    programme + ", budget: 1M GBP/year}\n");
  };
  CHECK(of("[2018, 2030]", "[2018, 2021]").empty());
  CHECK(of("[2017, 2030]", "[2018, 2021]") == Problems{"SP502 scenario.yaml:3:8"});
  CHECK(of("[2015, 2030]", "[2016, 2021]") ==
        Problems{"SP502 scenario.yaml:3:8", "SP502 scenario.yaml:5:44"});
  const LoadedScenario loaded =
      ScenarioFiles().load({.years = YearSpan{2010, 2030}, .overrides = {}});
  REQUIRE(loaded.warnings.size() == 1);
  CHECK(loaded.warnings[0].file == "--years");
  CHECK(loaded.warnings[0].code == "SP502");
}

TEST_CASE("all problems of all files come in one error", "[scenarios][scenario]") {
  ScenarioFiles first;
  first.scenario(head() + "nmae: x\nprogrames: []\n");
  first.table("sector,employment\n1,5\n");
  ScenarioFiles second;
  second.scenario("format: 1\n");
  try {
    load_all({first.path(), second.path()});
    FAIL("nothing was wrong");
  } catch (const InputError& error) {
    CHECK(error.diagnostics().size() == 5);
    CHECK(std::string(error.what()).find("did you mean `programmes`?") != std::string::npos);
  }
}

TEST_CASE("parameter files and tables can be validated alone", "[scenarios][scenario]") {
  const ScenarioFiles files;
  const auto own =
      files.folder.write("own.yaml", "format: 1\nparameters: {profit_tx: {value: 1}}\n");
  const std::vector<Diagnostic> found =
      validate({own, files.folder.path() / "jobs.csv", files.region_path()});
  REQUIRE(found.size() == 1);
  CHECK(found[0].suggestion == "did you mean `profit_tax`?");
}

TEST_CASE("the scenarios that come with the program can be loaded", "[scenarios][library]") {
  for (const auto& entry : std::filesystem::directory_iterator("scenarios/library")) {
    INFO(entry.path());
    const LoadedScenario loaded = load(entry.path());
    CHECK(loaded.warnings.empty());
    CHECK_FALSE(loaded.question.empty());
    CHECK_FALSE(loaded.regions.front().licence.empty());
  }
}

TEST_CASE("help says what would be right here", "[scenarios][scenario]") {
  const auto help = [](const std::string& was, const std::string& is) {
    ScenarioFiles files;
    files.region("format: 1\ncode: XX1\nyear: 2018\ncurrency: EUR\nemployment: jobs.csv\n");
    std::string text = kPlainScenario;
    text.replace(text.find(was), was.size(), is);
    files.scenario(text);
    const std::vector<Diagnostic> found = validate({files.path()});
    return found.at(0).expected + '\n' + found.at(0).suggestion;
  };
  using Catch::Contains;
  CHECK_THAT(help("2M GBP/year", "600m EUR/year"), Contains("2M EUR/year") && Contains("k, M, bn"));
  CHECK_THAT(help("[2019, 2030]", "2019-2030"), Contains("write [2019, 2030]"));
  CHECK_THAT(help("region: region.yaml", "regions: [DE98]"), Contains("DE98.yaml"));
  CHECK_THAT(help("region: region.yaml", "region: cumbria"),
             Contains("scenarios/regions/cumbria.yaml"));
  CHECK_THAT(help("name: Grants", "parameters: {a: 1}"), Contains("--set parameters.NAME=VALUE"));
  CHECK_THAT(help("name: Grants", "name:Grants"),
             Contains("a blank after the colon of `name:Grants`"));
}
