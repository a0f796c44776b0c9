#include <catch2/catch.hpp>

#include "scenarios/codes.h"
#include "tests/support/scenario_files.h"

/// What the YAML parser lets pass or says wrongly, each trap with the test that keeps it closed.
using namespace spearhead;
using namespace spearhead::scenarios;
using namespace spearhead::tests;
using Problems = std::vector<std::string>;

namespace {

const std::string kHead = "format: 1\nregion: region.yaml\nyears: [2019, 2030]\n";

Diagnostic first_of(const std::string& text) {
  ScenarioFiles files;
  files.scenario(text);
  const std::vector<Diagnostic> found = validate({files.path()});
  REQUIRE(!found.empty());
  return found.front();
}

/// The plain scenario with another value for a programme's key `aid`.
Problems with_aid(const std::string& value) {
  return problems(kPlainScenario + "    aid: " + value + '\n');
}

std::string nested(std::size_t depth) {
  return kHead + "question: " + std::string(depth, '[') + std::string(depth, ']') + '\n';
}

}  // namespace

TEST_CASE("trap: a key twice is refused, neither the first nor the last is taken",
          "[scenarios][traps]") {
  CHECK(problems(kHead + "name: a\nname: b\n") == Problems{"SP103 scenario.yaml:5:1"});
  CHECK(problems(kPlainScenario + "    aid: 50 %\n    \"aid\": 20 %\n") ==
        Problems{"SP103 scenario.yaml:11:5"});
}

TEST_CASE("trap: a merge key is refused, settings do not vanish behind it", "[scenarios][traps]") {
  const Diagnostic found = first_of(kPlainScenario + "    <<: {aid: 20 %}\n");
  CHECK(found.code == code::kMergeKey);
  CHECK(found.line == 10);
  CHECK(found.suggestion == "write the keys out here");
}

TEST_CASE("trap: an alias is reported where it stands, not at its anchor", "[scenarios][traps]") {
  CHECK(problems(kHead + "question: &why because\nname: *why\n") ==
        Problems{"SP007 scenario.yaml:4:11", "SP007 scenario.yaml:5:7"});
}

TEST_CASE("trap: columns count letters, not bytes", "[scenarios][traps]") {
  CHECK(problems(kHead + "agencies: [{id: a, \"сканирование\": 1}]\n") ==
        Problems{"SP101 scenario.yaml:4:20"});
  CHECK(problems(kHead + "agencies: [{\"ääkköset\": 1, id: a b}]\n") ==
        Problems{"SP101 scenario.yaml:4:13", "SP201 scenario.yaml:4:32"});
}

TEST_CASE("trap: yes, no, on and off are no booleans and no text", "[scenarios][traps]") {
  for (const std::string word : {"yes", "no", "on", "off", "NO", "True", "y", "N"}) {
    INFO(word);
    CHECK(problems(kHead + "name: " + word + "\n") == Problems{"SP204 scenario.yaml:4:7"});
    CHECK(loaded(kHead + "name: \"" + word + "\"\n").scenario.name == word);
  }
}

TEST_CASE("trap: nothing in its spellings is no text", "[scenarios][traps]") {
  for (const std::string word : {"null", "Null", "NULL", "~", ""}) {
    INFO(word);
    CHECK(problems(kHead + "name: " + word + "\n") == Problems{"SP201 scenario.yaml:4:1"});
  }
}

TEST_CASE("trap: numbers that look octal or hexadecimal are refused", "[scenarios][traps]") {
  for (const std::string text : {"010", "0x1F", "0o7", "1e400", ".inf", ".nan", "1_0", "-0x1"}) {
    INFO(text);
    const Problems found = with_aid(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].substr(0, 3) == "SP2");
    CHECK(found[0].substr(5) == " scenario.yaml:10:10");
  }
}

TEST_CASE("trap: junk behind a number is refused", "[scenarios][traps]") {
  CHECK(with_aid("0.5x") == Problems{"SP203 scenario.yaml:10:10"});
  CHECK(with_aid("0.5 0.6") == Problems{"SP203 scenario.yaml:10:10"});
}

TEST_CASE("trap: an empty value stands at its key, not at the next token", "[scenarios][traps]") {
  CHECK(problems(kHead + "name:\n\n# much later\nquestion: why\n") ==
        Problems{"SP201 scenario.yaml:4:1"});
}

TEST_CASE("trap: an empty item of a list stands at its hyphen, not at the next token",
          "[scenarios][traps]") {
  CHECK(problems(kHead + "agencies:\n  - id: a\n  -\n  # - nobody\n\n  - id: b\n") ==
        Problems{"SP201 scenario.yaml:6:3"});
  CHECK(problems(kHead + "agencies:\n  - # nobody\n") == Problems{"SP201 scenario.yaml:5:3"});
  CHECK(problems(kHead + "agencies:\n  - ~\n") == Problems{"SP201 scenario.yaml:5:5"});
}

TEST_CASE("trap: a missing key has a place", "[scenarios][traps]") {
  CHECK(problems("format: 1\nregion: region.yaml\n") == Problems{"SP102 scenario.yaml:1:1"});
  CHECK(problems(kHead + "agencies:\n  - group: a\n") == Problems{"SP102 scenario.yaml:5:5"});
}

TEST_CASE("trap: a billion laughs are not followed", "[scenarios][traps]") {
  std::string bomb = kHead + "question: &a0 [ha, ha]\nx1: &a1 [*a0, *a0]\n";
  for (int level = 2; level < 100; ++level) {
    const std::string from = "*a" + std::to_string(level - 1);
    bomb += "x" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + from + ", " +
            from + "]\n";
  }
  CHECK(problems(bomb).front() == "SP007 scenario.yaml:4:11");
}

TEST_CASE("trap: a list that holds itself is not followed", "[scenarios][traps]") {
  CHECK(problems(kHead + "question: &a [*a]\n") ==
        Problems{"SP007 scenario.yaml:4:11", "SP007 scenario.yaml:4:15"});
}

TEST_CASE("trap: deep nesting ends at 64 levels", "[scenarios][traps]") {
  CHECK(problems(nested(1'000'000)) == Problems{"SP011 scenario.yaml:1:1"});
  CHECK(problems(nested(100'000)) == Problems{"SP008 scenario.yaml:4:74"});
}

TEST_CASE("trap: a second document is refused", "[scenarios][traps]") {
  CHECK(problems(kPlainScenario + "---\nformat: 1\n") == Problems{"SP006 scenario.yaml:10:1"});
}

TEST_CASE("trap: quotes that the end of the file closes are refused where they open",
          "[scenarios][traps]") {
  CHECK(problems(kHead + "name: \"abc") == Problems{"SP005 scenario.yaml:4:7"});
  CHECK(problems(kHead + "name: 'abc\n") == Problems{"SP005 scenario.yaml:4:7"});
}

TEST_CASE("trap: quotes that the next quotation mark closes are refused where they open",
          "[scenarios][traps]") {
  CHECK(problems(kHead + "name: \"abc\nagencies:\n  - id: \"a\"\n") ==
        Problems{"SP005 scenario.yaml:4:7"});
}

TEST_CASE("trap: invalid UTF-8 is refused", "[scenarios][traps]") {
  CHECK(problems(kHead + "name: \xE4\n") == Problems{"SP003 scenario.yaml:4:7"});
}

TEST_CASE("trap: a second byte order mark does not shift the places of a line",
          "[scenarios][traps]") {
  CHECK(problems("\xEF\xBB\xBF\xEF\xBB\xBF" + kHead) == Problems{"SP003 scenario.yaml:1:1"});
}

TEST_CASE("trap: JSON is read with its escapes, and refused with keys twice or text behind it",
          "[scenarios][traps]") {
  const std::string json =
      "{\"format\": 1, \"region\": \"region.yaml\", \"years\": [2019, 2030], \"name\": ";
  CHECK(loaded(json + "\"\\u00e4\"}\n").scenario.name == "ä");
  CHECK(problems(json + "\"a\", \"name\": \"b\"}\n") == Problems{"SP103 scenario.yaml:1:76"});
  CHECK(problems(json + "\"a\"} garbage\n") == Problems{"SP006 scenario.yaml:1:76"});
  const Diagnostic pair = first_of(json + "\"\\ud83d\\ude00\"}\n");
  CHECK(pair.code == code::kSyntax);
  CHECK(pair.suggestion == "write the character itself");
}
