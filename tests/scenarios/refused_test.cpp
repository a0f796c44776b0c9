#include <set>

#include <catch2/catch.hpp>

#include "scenarios/reader.h"
#include "tests/support/files.h"
#include "tests/support/study_cases.h"

using namespace spearhead::scenarios;
using namespace spearhead::tests;

namespace {

constexpr const char* kRefused = "tests/scenarios/refused";

/// Whether people can repair it: what is wrong, and what would be right or what to do.
bool is_helpful(const Diagnostic& each) {
  return !each.message.empty() && !(each.expected.empty() && each.suggestion.empty());
}

}  // namespace

TEST_CASE("the plain study is valid and without warnings", "[scenarios][refused]") {
  const TemporaryFolder folder;
  write_study({}, folder.path());
  CHECK(to_text(diagnostics_of({}, folder.path())).empty());
}

TEST_CASE("every input of the refused lists is refused at its place, with a remedy",
          "[scenarios][refused]") {
  const TemporaryFolder folder;
  for (const StudyCase& each : study_cases(kRefused)) {
    const std::filesystem::path study = folder / "study";
    std::filesystem::remove_all(study);
    write_study(each, study);
    const std::vector<Diagnostic> found = diagnostics_of(each, study);
    INFO(each.title << '\n' << to_text(found));
    CHECK(!each.problems.empty());
    CHECK(in_short(found, Severity::error) == each.problems);
    CHECK_FALSE(any_unreadable(found));
    for (const Diagnostic& problem : found) {
      CHECK((problem.severity == Severity::warning || is_helpful(problem)));
    }
  }
}

TEST_CASE("the refused lists hold more than three hundred cases, none twice",
          "[scenarios][refused]") {
  std::set<std::string> titles;
  std::set<std::string> changes;
  const std::vector<StudyCase> cases = study_cases(kRefused);
  for (const StudyCase& each : cases) {
    std::string text;
    for (const StudyChange& change : each.changes) {
      text += std::to_string(static_cast<int>(change.kind)) + change.file + '\1' + change.before +
              '\1' + change.after + '\1';
    }
    for (const std::string& word : each.options) text += word + '\1';
    INFO(each.title);
    CHECK(titles.insert(each.title).second);
    CHECK(changes.insert(text).second);
  }
  CHECK(cases.size() > 300);
}
