#include "scenarios/reference_table.h"

#include <catch2/catch.hpp>

#include "scenarios/sector_table.h"

using namespace spearhead::scenarios;

namespace {

std::vector<Diagnostic> problems_of(const std::string& text) {
  Report report;
  read_reference(SourceFile("t.csv", text), report);
  return report.diagnostics();
}

/// The only problem, as "line:column code".
std::string problem_of(const std::string& text) {
  const std::vector<Diagnostic> found = problems_of(text);
  if (found.size() != 1) return std::to_string(found.size()) + " problems";
  return std::to_string(found[0].line) + ':' + std::to_string(found[0].column) + ' ' +
         found[0].code;
}

}  // namespace

TEST_CASE("reference regions are read by code, whatever the order of their rows", "[reference]") {
  Report report;
  const auto read = [&](const std::string& text) {
    return read_reference(SourceFile("t.csv", text), report);
  };
  const auto regions = read("region,name,sector,employment\nB,Bee,62,5\nA,Ay,10,7\nB,Bee,10,2\n");
  CHECK_FALSE(report.failed());
  REQUIRE(regions.size() == 2);
  CHECK(regions[0].code == "A");
  CHECK(regions[1].name == "Bee");
  CHECK(regions[1].employment[*sector_index("10")] == 2);
  CHECK(regions[1].employment[*sector_index("62")] == 5);
  CHECK(regions[0].employment[*sector_index("62")] == 0);
  const auto turned = read("sector;employment;region\n10;2,0;B\n10;7;A\n62;5;B\n");
  CHECK(turned[1].employment == regions[1].employment);
}

TEST_CASE(
    "a reference table with a blank, an unknown sector or a repeated row is refused where it "
    "stands",
    "[reference][refused]") {
  const std::string head = "region,sector,employment\nA,10,7\n";
  CHECK(problem_of(head + "A,62,\n") == "3:6 SP202");
  CHECK(problem_of(head + "A,12,5\n") == "3:3 SP304");
  CHECK(problem_of(head + "A,10,5\n") == "3:3 SP303");
  CHECK(problem_of(head + "A,62,-1\n") == "3:6 SP220");
  CHECK(problem_of(head + "A,62,many\n") == "3:6 SP202");
  CHECK(problem_of(head + ",62,1\n") == "3:1 SP201");
  CHECK(problem_of("region,sector,employment\n") == "1:1 SP010");
  CHECK(problem_of("region,sector,employment\nA,10,0\n") == "1:1 SP010");
  CHECK(problem_of("region,sector,jobs\nA,10,7\n").ends_with("SP301"));
}
