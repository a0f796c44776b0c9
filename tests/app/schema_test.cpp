#include <catch2/catch.hpp>

#include "tests/app/program.h"

namespace spearhead::tests {
namespace {

using Catch::Contains;

const std::string kSource = SPEARHEAD_SOURCE_DIR;

}  // namespace

TEST_CASE("the schema beside the shipped files is the one that the program prints", "[app]") {
  const Outcome printed = run_program(".", "schema");
  CHECK(printed.exit_code == 0);
  INFO("run: build/release/spearhead schema > scenarios/spearhead.schema.json");
  // Not compared inside CHECK, which would print both.
  const bool same = printed.out == bytes_of(kSource + "/scenarios/spearhead.schema.json");
  CHECK(same);
}

TEST_CASE("schema prints one kind of file when it is named, with --json or without", "[app]") {
  const Outcome region = run_program(".", "schema region");
  CHECK(region.exit_code == 0);
  CHECK(region.json().at("properties").contains("employment"));
  CHECK_FALSE(region.json().at("properties").contains("programmes"));
  CHECK_FALSE(region.json().at("definitions").contains("programme"));
  CHECK(run_program(".", "schema region --json").out == region.out);
  CHECK(run_program(".", "schema scenario").json().at("properties").contains("programmes"));
  CHECK(run_program(".", "schema parameters").json().at("properties").contains("parameters"));
}

TEST_CASE("a schema of something else is refused with the nearest kind", "[app]") {
  const Outcome outcome = run_program(".", "schema regoin");
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, Contains("did you mean 'region'?"));
}

TEST_CASE("the help of schema shows the lines that editors look for", "[app]") {
  const std::string help = run_program(".", "schema --help").out;
  CHECK_THAT(help, Contains("# yaml-language-server: $schema="));
  CHECK_THAT(help, Contains("# $schema: "));
}

}  // namespace spearhead::tests
