#include <algorithm>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "scenarios/reader.h"
#include "tests/support/files.h"
#include "tests/support/scenario_files.h"

using namespace spearhead;
using namespace spearhead::scenarios;
using namespace spearhead::tests;
using Problems = std::vector<std::string>;

namespace {

std::string repeated(const std::string& text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t n = 0; n < times; ++n) all += text;
  return all;
}

/// Problems of a study, of which the text for people must stay short however large the input is.
Problems problems_of(const ScenarioFiles& files) {
  const std::vector<Diagnostic> found = validate({files.path()});
  CHECK(to_text(found).size() < 1000 * (found.size() + 1));
  for (const Diagnostic& each : found) CHECK_FALSE((each.expected + each.suggestion).empty());
  return files.problems();
}

Problems with_scenario(const std::string& text) {
  ScenarioFiles files;
  files.scenario(text);
  return problems_of(files);
}

Problems with_table(const std::string& text) {
  ScenarioFiles files;
  files.table(text);
  return problems_of(files);
}

const std::string kMillion(1'000'000, 'x');
const std::string kHead = "format: 1\nregion: region.yaml\nyears: [2019, 2030]\n";

}  // namespace

TEST_CASE("a file of more than 16 MiB is refused before it is read", "[scenarios][hostile]") {
  CHECK(with_scenario(repeated("# comment\n", 1'700'000)) == Problems{"SP002 scenario.yaml:1:1"});
  CHECK(with_table("sector,employment\n" + repeated("10,1200\n", 2'100'000)) ==
        Problems{"SP002 jobs.csv:1:1"});
}

TEST_CASE("keys and values of a million letters are refused in a few lines",
          "[scenarios][hostile]") {
  CHECK(with_scenario(kHead + kMillion + ": 1\n") == Problems{"SP004 scenario.yaml:4:1000001"});
  CHECK(with_scenario(kHead + "? " + kMillion + "\n: 1\n") == Problems{"SP101 scenario.yaml:4:3"});
  CHECK(with_scenario(kHead + '"' + kMillion + "\": 1\n").size() == 1);
  CHECK(with_scenario(kHead + "currency: " + kMillion + "\n") ==
        Problems{"SP230 scenario.yaml:4:11"});
  CHECK(with_scenario(kHead + "parameters: " + kMillion + "\n") ==
        Problems{"SP240 scenario.yaml:4:13"});
  const std::string rest = "region: region.yaml\nyears: [2019, 2030]\n";
  CHECK(with_scenario(rest + "format: " + kMillion + "\n") == Problems{"SP202 scenario.yaml:3:9"});
  CHECK(with_scenario(rest + "format: " + std::string(1'000'000, '1') + "\n") ==
        Problems{"SP220 scenario.yaml:3:9"});
}

TEST_CASE("depth is limited in every way of writing it", "[scenarios][hostile]") {
  constexpr std::size_t deep = 100'000;
  for (const std::string open :
       {"[", "{a: ", "- ", "? ", "[{a: ", "{a: [", "- ? ", "!a [", "[[]: "}) {
    INFO(open);
    const Problems found = with_scenario(kHead + "question:\n  " + repeated(open, deep) + "\n");
    REQUIRE(!found.empty());
    CHECK(found.front().find("scenario.yaml:5:") != std::string::npos);
  }
  std::string stairs = kHead + "question:\n";
  for (std::size_t depth = 1; depth <= 100; ++depth) stairs += std::string(depth, ' ') + "a:\n";
  CHECK(with_scenario(stairs) == Problems{"SP008 scenario.yaml:68:65"});
}

TEST_CASE("cycles and bombs of aliases end where they begin", "[scenarios][hostile]") {
  CHECK(with_scenario(kHead + "question: &a [*a]\n") ==
        Problems{"SP007 scenario.yaml:4:11", "SP007 scenario.yaml:4:15"});
  std::string bomb = kHead + "question: &a0 [x, x]\n";
  for (int level = 1; level < 60; ++level) {
    const std::string from = "*a" + std::to_string(level - 1);
    bomb += "k" + std::to_string(level) + ": &a" + std::to_string(level) + " [" +
            repeated(from + ", ", 9) + from + "]\n";
  }
  const Problems found = with_scenario(bomb);
  CHECK(found.front() == "SP007 scenario.yaml:4:11");
  CHECK(found.size() == 60 + 10 * 59 + 59);  // anchors, aliases, and unknown keys
}

TEST_CASE("many keys, values and marks are refused without a long list", "[scenarios][hostile]") {
  std::string keys = kHead;
  for (int key = 0; key < 90'000; ++key) keys += "k" + std::to_string(key) + ": 1\n";
  CHECK(with_scenario(keys).size() == 1001);
  CHECK(with_scenario(kHead + "question: [" + repeated("1,", 300'000) + "]\n") ==
        Problems{"SP011 scenario.yaml:4:399994"});
  CHECK(with_scenario(kHead + "agencies: [" + repeated(",", 150'000) + "]\n").size() > 0);
  CHECK(with_scenario(kHead + "agencies:\n" + repeated("-\n", 150'000)).size() == 1001);
  CHECK(with_scenario(kHead + "question: " + repeated("[],", 700'000) + "\n") ==
        Problems{"SP011 scenario.yaml:1:1"});
  CHECK(with_scenario(kHead + repeated("question: why\n", 5'000)).size() == 1001);
  CHECK(with_scenario(kHead + repeated("---\n", 100'000)) == Problems{"SP006 scenario.yaml:4:1"});
}

TEST_CASE("a thousand problems in one line of ten megabytes are told quickly",
          "[scenarios][hostile]") {
  std::string line = "{question: \"" + std::string(10'000'000, 'x') + '"';
  for (int key = 0; key < 2000; ++key) line += ", k" + std::to_string(key) + ": 1";
  CHECK(with_scenario(line + "}\n").size() == 1001);
}

TEST_CASE("tables of one huge line, cell or number of cells are refused", "[scenarios][hostile]") {
  const std::string long_text(10'000'000, 'x');
  CHECK(with_table("sector,employment\n10," + long_text + "\n") == Problems{"SP202 jobs.csv:2:4"});
  CHECK(with_table("sector,employment\n" + long_text + ",10\n") == Problems{"SP304 jobs.csv:2:1"});
  CHECK(with_table("sector,employment\n10,\"" + long_text) == Problems{"SP005 jobs.csv:2:4"});
  CHECK(with_table(long_text).front() == "SP301 jobs.csv:1:1");
  CHECK(with_table("sector,employment\n10," + std::string(10'000'000, '9') + "\n") ==
        Problems{"SP220 jobs.csv:2:4"});
  CHECK(with_table("sector,employment\n" + repeated("10,1\n", 900'000)).size() == 1001);
  CHECK(with_table("sector,employment" + repeated(",", 1'100'000) + "\n").front().substr(0, 5) ==
        "SP011");
  CHECK(with_table("sector,employment\n10,1" + repeated(",", 900'000) + "\n") ==
        Problems{"SP302 jobs.csv:2:1"});
}

TEST_CASE("paths that the system cannot follow are told where they are named",
          "[scenarios][hostile]") {
  ScenarioFiles files;
  const auto with_region = [&](const std::string& path) {
    files.scenario("format: 1\nyears: [2019, 2030]\nregion: " + path + "\n");
    return problems_of(files);
  };
  const Problems refused{"SP240 scenario.yaml:3:9"};
  CHECK(with_region(repeated("a/", 100'000) + "b.yaml") == refused);
  CHECK(with_region("jobs.csv/region.yaml") == refused);
  CHECK(with_region("\"\\0\"") == Problems{"SP003 scenario.yaml:3:9"});
  std::filesystem::create_symlink("circle.yaml", files.folder / "circle.yaml");
  CHECK(with_region("circle.yaml") == refused);
  std::filesystem::create_symlink("nothing.yaml", files.folder / "broken.yaml");
  CHECK(with_region("broken.yaml") == refused);
}

TEST_CASE("a file of the command line that cannot be opened is told as unreadable",
          "[scenarios][hostile]") {
  const TemporaryFolder folder;
  for (const std::filesystem::path& path :
       {folder.path(), folder / "nothing.yaml", folder / std::string(5000, 'x')}) {
    const std::vector<Diagnostic> found = validate({path});
    REQUIRE(found.size() == 1);
    CHECK(found[0].code == "SP001");
    CHECK(any_unreadable(found));
  }
}

TEST_CASE("a file without permission to read is told as unreadable", "[scenarios][hostile]") {
  if (geteuid() == 0) return;  // who may read everything
  const ScenarioFiles files;
  std::filesystem::permissions(files.region_path(), std::filesystem::perms::none);
  CHECK(any_unreadable(validate({files.path()})));
}

TEST_CASE("names that are no text come out as text", "[scenarios][hostile]") {
  const ScenarioFiles files;
  const auto path = files.folder.write("\xFF\x1B[2J.yaml", "format: 2\n");
  const std::vector<Diagnostic> found = validate({path});
  CHECK(any_error(found));
  CHECK(to_text(found).find('\x1B') == std::string::npos);
  CHECK(to_json(found).find('\xFF') == std::string::npos);
  try {
    files.load({.years = {}, .overrides = {"parameters.\xFF=1"}});
    FAIL("read");
  } catch (const InputError& error) {
    CHECK(to_text(error.diagnostics()).find('\xFF') == std::string::npos);
  }
}
