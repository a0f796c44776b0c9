#include <catch2/catch.hpp>

#include "scenarios/reader.h"
#include "tests/support/files.h"
#include "tests/support/study_cases.h"

using namespace spearhead::scenarios;
using namespace spearhead::tests;

TEST_CASE("what looks odd and is right is read with the bits of the plain study",
          "[scenarios][accepted]") {
  const TemporaryFolder folder;
  write_study({}, folder / "plain");
  const std::string plain = load(folder / "plain/scenario.yaml").resolved_yaml;
  const std::vector<StudyCase> cases = study_cases("tests/scenarios/accepted");
  CHECK(cases.size() >= 40);
  for (const StudyCase& each : cases) {
    const std::filesystem::path study = folder / "study";
    std::filesystem::remove_all(study);
    write_study(each, study);
    const std::vector<Diagnostic> found = diagnostics_of(each, study);
    INFO(each.title << '\n' << to_text(found));
    CHECK(in_short(found, Severity::error).empty());
    CHECK(in_short(found, Severity::warning) == each.problems);
    if (!any_error(found)) CHECK(load(study / "scenario.yaml").resolved_yaml == plain);
  }
}
