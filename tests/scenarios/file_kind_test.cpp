#include "scenarios/file_kind.h"

#include <catch2/catch.hpp>

using namespace spearhead::scenarios;

namespace {

FileKind kind_of(const std::string& text) {
  Report report;
  return kind_of_file(*parse_yaml(SourceFile("file.yaml", text), report));
}

}  // namespace

TEST_CASE("the keys of a file tell what it is, and a scenario is what nothing speaks against",
          "[scenarios]") {
  CHECK(kind_of("format: 1\ncode: XX1\n") == FileKind::region);
  CHECK(kind_of("format: 1\nyear: 2018\nyears: [2019, 2020]\n") == FileKind::scenario);
  CHECK(kind_of("parameters: {spin_up: {value: 20}}\n") == FileKind::parameters);
  CHECK(kind_of("parameters: own.yaml\n") == FileKind::scenario);
  CHECK(kind_of("parameters: {}\nregion: region.yaml\n") == FileKind::scenario);
  CHECK(kind_of("format: 1\n") == FileKind::scenario);
}

TEST_CASE("a region with a key of parameters stays a region", "[scenarios]") {
  CHECK(kind_of("code: XX1\nemployment: jobs.csv\nparameters: {}\n") == FileKind::region);
}
