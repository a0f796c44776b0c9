#include "scenarios/recorded_programmes.h"

#include <catch2/catch.hpp>

#include "tests/support/scenario_files.h"

namespace spearhead::scenarios {
namespace {

using tests::kPlainScenario;
using tests::loaded;

const std::string kSecond =
    "  - id: labs\n    instrument: rd_subsidy\n    years: [2020, 2024]\n    budget: 1M GBP/year\n";
const std::string kAgency = "agencies:\n  - id: innovation_agency\n    capacity: 5\n";

/// What a study with one arm of this scenario records.
RecordedProgrammes recorded(const std::string& scenario) {
  return recorded_programmes("--- # arm: one\n" + loaded(scenario).resolved_yaml).at("one");
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("a study tells which programmes each arm has", "[recorded]") {
  const std::string one = loaded(kPlainScenario).resolved_yaml;
  const std::string two = loaded(kPlainScenario + kSecond).resolved_yaml;
  const auto arms = recorded_programmes("--- # arm: a b\n" + one + "--- # arm: both\n" + two);
  REQUIRE(arms.size() == 2);
  REQUIRE(arms.at("a b").size() == 1);
  REQUIRE(arms.at("both").size() == 2);
  CHECK(arms.at("both").contains("labs"));
  CHECK(arms.at("both").at("grants") == arms.at("a b").at("grants"));
}

TEST_CASE("whatever changes a programme's numbers changes its record", "[recorded]") {
  const RecordedProgrammes plain = recorded(kPlainScenario);
  CHECK(plain != recorded(with(kPlainScenario, "2M GBP", "3M GBP")));
  CHECK(plain != recorded(with(kPlainScenario, "[2020, 2024]", "[2020, 2023]")));
  CHECK(plain != recorded(kPlainScenario + "    target: {size: \"10-249\"}\n"));
  CHECK(plain != recorded(kPlainScenario + "    aid: 40 %\n"));
  CHECK(plain != recorded(kAgency + kPlainScenario));
}

TEST_CASE("a name changes no record", "[recorded]") {
  CHECK(recorded(kPlainScenario) == recorded(kPlainScenario + "    name: Matching grants\n"));
  CHECK(recorded(kPlainScenario) == recorded(with(kPlainScenario, "name: Grants", "name: Other")));
}

TEST_CASE("a baseline has no programmes, not even those of its agencies", "[recorded]") {
  std::string none = kAgency + kPlainScenario;
  none.resize(none.find("programmes:"));
  CHECK(recorded(none + "programmes: []\n").empty());
}

TEST_CASE("of other texts nothing is made", "[recorded]") {
  CHECK(recorded_programmes("").empty());
  CHECK(recorded_programmes("programmes:\n  \"a\":\n    aid: 1\n").empty());
  const auto odd = recorded_programmes("--- # arm: x\nprogrammes:\n    aid: 1\n  \"\n  \"\":\n:\n");
  CHECK(odd.size() == 1);
}

}  // namespace spearhead::scenarios
