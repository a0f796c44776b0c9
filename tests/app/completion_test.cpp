#include <catch2/catch.hpp>

#include "app/commands.h"
#include "tests/app/program.h"

namespace spearhead::tests {
namespace {

using Catch::Contains;

/// What bash offers after these words.
std::string offered(const std::string& words, int current) {
  const TemporaryFolder folder;
  folder.write("offer.sh", ". ./completion\nCOMP_WORDS=(spearhead " + words +
                               ")\nCOMP_CWORD=" + std::to_string(current) +
                               "\n_spearhead\necho \"${COMPREPLY[@]}\"\n");
  return run_program(folder.path(), "completion bash > completion; bash offer.sh").out;
}

}  // namespace

TEST_CASE("bash completes commands, choices and options from the one table", "[app]") {
  CHECK(offered("ins", 1) == "inspect\n");
  CHECK(offered("assess anch", 2) == "anchoring\n");
  CHECK(offered("schema reg", 2) == "region\n");
  CHECK(offered("run --fut", 2) == "--futures\n");
  CHECK(offered("inspect --futures", 2) == "\n");
}

TEST_CASE("the manual page tells of every command and option", "[app]") {
  const Outcome manual = run_program(".", "completion man");
  CHECK(manual.exit_code == 0);
  for (const app::Command& command : app::commands()) {
    CHECK_THAT(manual.out, Contains(std::string("spearhead ") + command.name));
    for (const app::Option& option : command.options) {
      std::string name = std::string("--") + option.name;
      for (std::size_t at = 0; (at = name.find('-', at)) != std::string::npos; at += 2) {
        name.insert(at, 1, '\\');
      }
      CHECK_THAT(manual.out, Contains(name));
    }
  }
}

TEST_CASE("what cannot be completed is refused with the nearest name", "[app]") {
  const Outcome outcome = run_program(".", "completion bsh");
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, Contains("did you mean 'bash'"));
}

}  // namespace spearhead::tests
