#include <catch2/catch.hpp>

#include "tests/app/program.h"

/// What the parser of command lines lets pass, each trap with the test that keeps it closed.
namespace spearhead::tests {

using Catch::Contains;

TEST_CASE("trap: an option is not guessed from its beginning", "[app][traps]") {
  const SmallStudy study;
  for (const std::string guess : {"--quie", "--dry", "--js", "--forc", "--thr 2", "--see 2"}) {
    INFO(guess);
    const Outcome outcome = study.run("run grants.yaml --dry-run " + guess);
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, Contains("unknown option"));
  }
}

TEST_CASE("trap: a negative number for a count does not wrap around", "[app][traps]") {
  const SmallStudy study;
  for (const std::string count :
       {"--seed -5", "--seed=-5", "--threads -1", "-n -2", "--seed 18446744073709551616"}) {
    INFO(count);
    const Outcome outcome = study.run("run grants.yaml --dry-run " + count);
    CHECK(outcome.exit_code == 2);
    CHECK_THAT(outcome.err, Contains("must be"));
  }
}

TEST_CASE("trap: an unknown option comes with the nearest one", "[app][traps]") {
  const SmallStudy study;
  CHECK_THAT(study.run("run grants.yaml --sedd 3").err, Contains("did you mean --seed?"));
  CHECK_THAT(study.run("validate grants.yaml --jsno").err, Contains("did you mean --json?"));
}

}  // namespace spearhead::tests
