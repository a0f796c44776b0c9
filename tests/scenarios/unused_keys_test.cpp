#include <catch2/catch.hpp>

#include "policies/registry.h"
#include "scenarios/programme_words.h"
#include "scenarios/reader.h"
#include "tests/support/scenario_files.h"

/// Keys at which an instrument does not look.
using namespace spearhead;
using namespace spearhead::tests;
using Catch::Contains;
using Problems = std::vector<std::string>;

namespace {

/// A programme of the instrument with one more line.
std::string with(const std::string& instrument, const std::string& line) {
  std::string text = kPlainScenario;
  const std::string plain = "rd_subsidy";
  text.replace(text.find(plain), plain.size(), instrument);
  return text + "    " + line + '\n';
}

std::string line_of(CommonKey key) {
  switch (key) {
    case CommonKey::aid:
      return "aid: 50 %";
    case CommonKey::cap:
      return "cap: 100k GBP";
    case CommonKey::allocation:
      return "allocation: even";
    case CommonKey::selection:
      return "selection: merit";
    case CommonKey::first_come:
      return "selection: first_come";
    case CommonKey::cumulation:
      return "cumulation: seen";
    case CommonKey::announced:
      return "announced: 1 year";
  }
  return "";
}

bool counts(const InstrumentKind& kind, CommonKey key) {
  return kind.uses.has(key) ||
         (key == CommonKey::first_come && kind.uses.has(CommonKey::selection));
}

std::string target_cell(Receiver receiver) {
  if (receiver == Receiver::firm) return "firms";
  return receiver == Receiver::project ? "foreign projects"
                                       : "clusters: `regions`, `sectors`, `clusters`, areas of "
                                         "`overlaps` count";
}

/// The row of the how-to's table.
std::string row_of(const InstrumentKind& kind) {
  std::string row = "| `" + std::string(kind.name) + "` |";
  for (const CommonKey key : {CommonKey::aid, CommonKey::cap, CommonKey::allocation,
                              CommonKey::selection, CommonKey::cumulation, CommonKey::announced}) {
    const bool in_part = key == CommonKey::selection && kind.uses.has(CommonKey::first_come);
    row += kind.uses.has(key) ? " yes |" : in_part ? " `first_come` |" : " |";
  }
  return row + ' ' + target_cell(kind.receiver) + " |\n";
}

}  // namespace

TEST_CASE("a stated key at which the instrument does not look is warned about at its place",
          "[scenarios][policies]") {
  for (const InstrumentKind* kind : instruments()) {
    for (std::uint32_t k = 0; k < kCommonKeys; ++k) {
      const auto key = static_cast<CommonKey>(k);
      INFO(kind->name << ", " << line_of(key));
      CHECK(problems(with(kind->name, line_of(key))) ==
            (counts(*kind, key) ? Problems{} : Problems{"SP508 scenario.yaml:10:5"}));
    }
  }
}

TEST_CASE("the warning of an unused key says what counts instead", "[scenarios][policies]") {
  const auto warning = [](const std::string& text) { return loaded(text).warnings.at(0); };
  const scenarios::Diagnostic aid = warning(with("fdi_attraction", "aid: 50 %"));
  CHECK(aid.message == "`aid` has no effect: fdi_attraction does not look at it");
  CHECK(aid.suggestion == "leave it out; here count `cap`, `selection`");
  const scenarios::Diagnostic merit = warning(with("innovation_procurement", "selection: merit"));
  CHECK(merit.message ==
        "`selection: merit` has no effect: innovation_procurement does not look at it");
  CHECK_THAT(merit.suggestion, Contains("`selection: first_come`"));
}

TEST_CASE("conditions on single firms are warned about where clusters receive",
          "[scenarios][target]") {
  for (const char* condition : {"size: 10+", "age: \"0-5\"", "ownership: domestic", "rd: performer",
                                "fields: [F06]", "overlaps: 3"}) {
    INFO(condition);
    const std::string target = "target: {" + std::string(condition) + "}";
    CHECK(problems(with("cluster_organisation", target)) == Problems{"SP508 scenario.yaml:10:14"});
    CHECK(problems(with("rd_subsidy", target)).empty());
  }
  CHECK(problems(with("cluster_organisation", "target: {sectors: [\"26\"], regions: [XX1]}"))
            .empty());
  CHECK(problems(with("cluster_organisation",
                      "target: {any_of: [{size: 10+}], not: [{sectors: \"10\", rd: none}]}")) ==
        Problems{"SP508 scenario.yaml:10:24", "SP508 scenario.yaml:10:59"});
}

TEST_CASE("named areas are about clusters, too, unless they leave out",
          "[scenarios][target][areas]") {
  const auto found = [](const std::string& target) {
    ScenarioFiles files;
    files.folder.write("clusters.csv", "cluster,sector\nFood,10\nDigital,26\nPlants,01\n");
    files.region(kPlainRegion + "clusters: clusters.csv\n");
    files.scenario(with("cluster_organisation", "target: {" + target + "}"));
    return files.problems();
  };
  CHECK(found("overlaps: [[Food, Digital]]").empty());
  CHECK(found("any_of: [{overlaps: [[Food, Digital]]}]").empty());
  CHECK(found("not: {overlaps: [[Food, Digital]]}") == Problems{"SP508 scenario.yaml:10:20"});
  CHECK(found("not: {not: {overlaps: [[Food, Digital]]}}").empty());
  CHECK(found("overlaps: 3") == Problems{"SP508 scenario.yaml:10:14"});
}

TEST_CASE("a promise that others are to believe is no unused key", "[scenarios][policies]") {
  const std::string broken = with("cluster_platform", "announced: 9 years");
  CHECK(problems(broken) == Problems{"SP508 scenario.yaml:10:5"});
  const std::string other =
      "  - {id: other, instrument: rd_subsidy, years: [2020, 2028], budget: 1M GBP/year";
  CHECK(problems(broken + other + "}\n") == Problems{"SP507 scenario.yaml:10:16"});
  CHECK(problems(broken + other + ", agency: fdi_agency}\n") ==
        Problems{"SP508 scenario.yaml:10:5"});
}

TEST_CASE("no shipped scenario states a key that has no effect", "[scenarios]") {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(SPEARHEAD_SOURCE_DIR "/scenarios/library")) {
    ++files;
    INFO(entry.path());
    for (const scenarios::Diagnostic& each : scenarios::validate({entry.path()})) {
      CHECK(each.code != "SP508");
    }
  }
  CHECK(files > 10);
}

TEST_CASE("the how-to's table says which key counts for which instrument", "[scenarios]") {
  std::string table;
  for (const InstrumentKind* kind : instruments()) table += row_of(*kind);
  INFO("docs/howto-policy.md lacks these rows:\n" << table);
  const bool shown =
      bytes_of(SPEARHEAD_SOURCE_DIR "/docs/howto-policy.md").find(table) != std::string::npos;
  CHECK(shown);
}
