#include <catch2/catch.hpp>

#include "tests/app/program.h"
#include "tests/support/study_cases.h"

namespace spearhead::tests {

TEST_CASE("docs/errors.md shows what the program prints for each of its mistakes",
          "[app][refused]") {
  const std::string page = bytes_of(SPEARHEAD_SOURCE_DIR "/docs/errors.md");
  const std::vector<StudyCase> mistakes = study_cases("tests/app/typical_mistakes.txt");
  std::size_t end = page.find("\n## ");
  for (const StudyCase& each : mistakes) {
    const TemporaryFolder folder;
    write_study(each, folder.path());
    const Outcome outcome = run_program(folder.path(), "validate scenario.yaml");
    CHECK(outcome.exit_code == 3);
    const std::string heading = each.title.substr(each.title.find(": ") + 2);
    const std::string section = "\n## " + heading + "\n\n```\n" + outcome.err + "```\n\n";
    INFO("the page has no section\n" << section << "at its place");
    CHECK(page.compare(end, section.size(), section) == 0);
    end = page.find("\n## ", end + 1);
  }
  INFO("the page has a section without a mistake");
  CHECK(end == std::string::npos);
  CHECK(mistakes.size() == 10);
}

}  // namespace spearhead::tests
