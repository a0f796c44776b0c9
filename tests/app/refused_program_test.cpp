#include <map>
#include <sstream>

#include <catch2/catch.hpp>

#include "tests/app/program.h"
#include "tests/support/study_cases.h"

namespace spearhead::tests {
namespace {

// Sanitizers make the program slow, and see every case within refused_test.cpp.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kEvery = 10;
#else
constexpr std::size_t kEvery = 1;
#endif

using Problems = std::map<std::string, std::vector<std::string>>;  // by study

/// The refused cases of `validate` in folders s0, s1 and so on, and their scenarios as operands.
struct Batch {
  TemporaryFolder folder;
  Problems expected;
  std::string files;
};

std::string without_guess(const std::string& problem) {
  return problem.substr(0, problem.find(" nearest "));
}

void add(const StudyCase& each, Batch& batch) {
  const std::string name = "s" + std::to_string(batch.expected.size());
  write_study(each, batch.folder / name);
  batch.files += ' ' + name + "/scenario.yaml";
  for (const std::string& problem : each.problems) {
    batch.expected[name].push_back(without_guess(problem));
  }
}

Problems problems_of(const nlohmann::json& document) {
  Problems found;
  for (const nlohmann::json& each : document.at("diagnostics")) {
    if (each.at("severity") != "error") continue;
    const std::filesystem::path file = std::string(each.at("file"));
    found[file.begin()->string()].push_back(
        std::string(each.at("code")) + ' ' + file.filename().string() + ':' +
        std::to_string(int(each.at("line"))) + ':' + std::to_string(int(each.at("column"))));
  }
  return found;
}

/// One problem as the terminal shows it: head, place, then the line and a caret unless it is empty.
std::string problem_in(const std::vector<std::string>& lines) {
  if (lines.size() < 3 || !lines[0].starts_with("error[SP")) return "no head";
  if (!lines[1].starts_with("  --> ")) return "no place";
  const bool quoted = lines[2].ends_with(" |");
  if (quoted && (lines.size() < 6 || lines[4].find('^') == std::string::npos)) return "no caret";
  if (!lines.back().starts_with("  = help: ")) return "no remedy";
  const std::filesystem::path place = lines[1].substr(6);
  return lines[0].substr(6, 5) + ' ' + place.filename().string();
}

Problems problems_of(const std::string& text) {
  Problems found;
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line) || !lines.empty(); line.clear()) {
    if (!line.empty()) {
      lines.push_back(line);
      continue;
    }
    if (lines.size() > 1 && !lines[0].starts_with("warning[")) {
      const std::filesystem::path place = lines[1].substr(6);
      found[place.begin()->string()].push_back(problem_in(lines));
    }
    lines.clear();
  }
  return found;
}

void check(const Batch& batch) {
  const Outcome text = run_program(batch.folder.path(), "validate" + batch.files);
  CHECK(text.exit_code == 3);
  CHECK(problems_of(text.err) == batch.expected);
  const Outcome json = run_program(batch.folder.path(), "validate --json" + batch.files);
  CHECK(json.exit_code == 3);
  CHECK(problems_of(json.json()) == batch.expected);
}

}  // namespace

TEST_CASE("the program refuses every input of the refused lists with exit code 3, as text and JSON",
          "[app][refused]") {
  constexpr std::size_t most = 60;
  auto batch = std::make_unique<Batch>();
  std::size_t number = 0;
  for (const StudyCase& each : study_cases("tests/scenarios/refused")) {
    if (!each.options.empty() || number++ % kEvery != 0) continue;
    add(each, *batch);
    if (batch->expected.size() < most) continue;
    check(*batch);
    batch = std::make_unique<Batch>();
  }
  check(*batch);
}

TEST_CASE("the program refuses what the command line sets wrongly with exit code 3",
          "[app][refused]") {
  for (const StudyCase& each : study_cases("tests/scenarios/refused/command_line.txt")) {
    const TemporaryFolder folder;
    write_study(each, folder.path());
    std::string options;
    for (const std::string& word : each.options) options += " '" + word + '\'';
    INFO(each.title);
    const Outcome outcome = run_program(folder.path(), "run scenario.yaml --dry-run" + options);
    CHECK(outcome.exit_code == 3);
    for (const std::string& problem : each.problems) {
      CHECK_THAT(outcome.err, Catch::Contains("  --> " + without_guess(problem).substr(6)));
    }
  }
}

TEST_CASE("studies that look odd have the data of the plain one", "[app][accepted][bits]") {
  const TemporaryFolder folder;
  const std::string options =
      " -n 1 --quiet --years 2019-2021 --set parameters.spin_up=1 "
      "--set parameters.outside_years=10 -o study.h5";
  const auto data_hash = [&](const StudyCase& each, const std::string& name) {
    write_study(each, folder / name);
    REQUIRE(run_program(folder / name, "run scenario.yaml" + options).exit_code == 0);
    return std::string(
        run_program(folder / name, "inspect --json study.h5").json().at("data_hash"));
  };
  const std::string plain = data_hash({}, "plain");
  const std::vector<std::string> titles{"files: quotes around all cells",
                                        "files: semicolons with decimal commas",
                                        "files: a byte order mark before a table",
                                        "files: rows of jobs in another order",
                                        "yaml: a scenario in JSON",
                                        "values: no settings"};
  std::size_t tried = 0;
  for (const StudyCase& each : study_cases("tests/scenarios/accepted")) {
    if (std::find(titles.begin(), titles.end(), each.title) == titles.end()) continue;
    INFO(each.title);
    CHECK(data_hash(each, "odd" + std::to_string(tried++)) == plain);
  }
  CHECK(tried == titles.size());
}

}  // namespace spearhead::tests
