#include <catch2/catch.hpp>

#include "scenarios/employment_reader.h"

using namespace spearhead::scenarios;

namespace {

std::vector<SectorValue> read(const std::string& text) {
  const SourceFile file("jobs.csv", text);
  Report report;
  std::vector<SectorValue> rows = read_employment(file, report);
  INFO(to_text(report.diagnostics()));
  REQUIRE_FALSE(report.failed());
  return rows;
}

std::vector<std::string> problems(const std::string& text) {
  const SourceFile file("jobs.csv", text);
  Report report;
  read_employment(file, report);
  std::vector<std::string> list;
  for (const Diagnostic& each : report.diagnostics()) {
    list.push_back(each.code + ' ' + std::to_string(each.line) + ':' + std::to_string(each.column));
  }
  return list;
}

bool same(const std::vector<SectorValue>& a, const std::vector<SectorValue>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const SectorValue& x, const SectorValue& y) {
                      return x.sector == y.sector && x.value == y.value;
                    });
}

const std::string kPlain = "sector,employment\n01,50\n10,1200.5\n26,800\n";
using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("a plain table is read", "[scenarios][csv]") {
  const std::vector<SectorValue> rows = read(kPlain);
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].sector == "01");
  CHECK(rows[1].value == 1200.5);
}

TEST_CASE("odd tables read like the plain one", "[scenarios][csv]") {
  for (const char* text : {
           "\xEF\xBB\xBFsector,employment\r\n01,50\r\n10,1200.5\r\n26,800\r\n",
           "sector,employment\n01,50\n10,1200.5\n26,800",
           "\"sector\",\"employment\"\n\"01\",\"50\"\n\"10\",\"1200.5\"\n\"26\",\"800\"\n",
           "sector\temployment\n01\t50\n10\t1200.5\n26\t800\n",
           "sector;employment\n01;50\n10;1200,5\n26;800\n",
           "sector;employment\n01;50,0\n10;\"1200,5\"\n26;8e2\n",
           "sector;employment\n01;50\n10;1200.5\n26;800\n",
           "employment,note,sector\n800,\"x, \"\"y\"\"\",26\n50,\"two\nlines\",01\n1200.5,,10\n",
           "sector , employment\n 01 , 50\n10, 1200.5 \n\"26\" ,800\n",
           "\nsector,employment\n\n01,50\n10,1200.5\n,\n26,800\n\n  \n",
       }) {
    INFO(text);
    CHECK(same(read(text), read(kPlain)));
  }
}

TEST_CASE("the order of rows changes nothing", "[scenarios][csv]") {
  CHECK(same(read("sector,employment\n26,800\n01,50\n10,1200.5\n"), read(kPlain)));
}

TEST_CASE("both columns must be there, once", "[scenarios][csv]") {
  CHECK(problems("sector,jobs\n01,50\n") == Problems{"SP301 1:1"});
  CHECK(problems("code,jobs\n01,50\n").size() == 2);
  CHECK(problems("employment\n50\n") == Problems{"SP301 1:1"});
  CHECK(problems("sector,employment,sector\n01,50,02\n") == Problems{"SP301 1:19"});
}

TEST_CASE("employment is a number of persons", "[scenarios][csv]") {
  CHECK(problems("sector,employment\n01,-5\n") == Problems{"SP220 2:4"});
  CHECK(problems("sector,employment\n01,nan\n02,inf\n03,1e400\n").size() == 3);
  CHECK(problems("sector,employment\n01,\n") == Problems{"SP202 2:4"});
  CHECK(problems("sector,employment\n01,1e9\n") == Problems{"SP220 2:4"});
  CHECK(problems("sector,employment\n01,010\n") == Problems{"SP202 2:4"});
  CHECK(problems("sector,employment\n01,\"1,200\"\n") == Problems{"SP202 2:4"});
  CHECK(problems("sector;employment\n01;1.200,5\n") == Problems{"SP202 2:4"});
  CHECK(problems("sector\temployment\n01\t1,5\n") == Problems{"SP202 2:4"});
  CHECK(problems("sector,employment\n01,0\n") == Problems{"SP010 1:1"});
}

TEST_CASE("sectors are two-digit divisions, each once", "[scenarios][csv]") {
  CHECK(problems("sector,employment\n1,50\n") == Problems{"SP304 2:1"});
  CHECK(problems("sector,employment\nC,50\n") == Problems{"SP304 2:1"});
  CHECK(problems("sector,employment\n99,50\n") == Problems{"SP304 2:1"});
  // The nearest number would be another industry.
  const SourceFile file("jobs.csv", "sector,employment\n12,50\n");
  Report report;
  read_employment(file, report);
  CHECK(to_text(report.diagnostics()).find("did you mean") == std::string::npos);
}

TEST_CASE("a point that may stand for thousands is refused where commas are decimal",
          "[scenarios][csv]") {
  CHECK(problems("sector;employment\n10;5.200\n") == Problems{"SP220 2:4"});
  CHECK(problems("sector;employment\n10;1.234.567\n") == Problems{"SP220 2:4"});
  CHECK(read("sector;employment\n10;5200,5\n")[0].value == 5200.5);
  CHECK(read("sector;employment\n10;5.25\n")[0].value == 5.25);
  CHECK(read("sector,employment\n10,5.200\n")[0].value == 5.2);
  CHECK(problems("sector,employment\n10,50\n11,60\n10,70\n") == Problems{"SP303 4:1"});
}

TEST_CASE("a dropped zero is named as such", "[scenarios][csv]") {
  const SourceFile file("jobs.csv", "sector,employment\n1,50\n");
  Report report;
  read_employment(file, report);
  CHECK(report.diagnostics().front().suggestion ==
        "write \"01\": a spreadsheet may have dropped the zero");
}

TEST_CASE("broken tables are refused with their place", "[scenarios][csv]") {
  CHECK(problems("") == Problems{"SP010 1:1"});
  CHECK(problems("\n\n") == Problems{"SP010 1:1"});
  CHECK(problems("sector,employment\n") == Problems{"SP010 1:1"});
  CHECK(problems("sector,employment\n01\n02,5\n") == Problems{"SP302 2:1"});
  CHECK(problems("sector,employment\n01,5,6\n02,5\n") == Problems{"SP302 2:1"});
  CHECK(problems("sector,employment\n01,\"5\n02,6\n") == Problems{"SP005 2:4"});
  CHECK(problems("sector,employment\n01,\"5\"6\n") == Problems{"SP004 2:7"});
  CHECK(problems("sector,employment\n01,\xFF\n") == Problems{"SP003 2:4"});
  CHECK(problems(std::string("sector,employment\n01,5\0\n", 23)) == Problems{"SP003 2:5"});
  CHECK(problems(std::string(kLargestFile + 1, '\n')) == Problems{"SP002 1:1"});
}

TEST_CASE("all wrong rows are reported at once", "[scenarios][csv]") {
  CHECK(problems("sector,employment\n1,50\n02,x\n03,-1\n02,7\nä,1\n") ==
        Problems{"SP304 2:1", "SP202 3:4", "SP220 4:4", "SP303 5:1", "SP304 6:1"});
}

TEST_CASE("a point that may stand for thousands is told once where points are decimal",
          "[scenarios][csv]") {
  const std::string text = "sector,employment\n10,2.130\n26,1.250\n62,64.5\n";
  CHECK(problems(text) == Problems{"SP505 2:4"});
  CHECK(read(text)[0].value == 2.13);
}

TEST_CASE("a missing column names the header that was meant", "[scenarios][csv]") {
  const auto advice = [](const std::string& text) {
    const SourceFile file("jobs.csv", text);
    Report report;
    read_employment(file, report);
    return report.diagnostics().at(0).suggestion;
  };
  CHECK_THAT(advice("Sector;employment\n10;200\n"), Catch::Contains("lower case: write `sector`"));
  CHECK_THAT(advice("sectr,employment\n10,200\n"), Catch::Contains("did you mean `sector`"));
  CHECK_THAT(advice("code,employment\n10,200\n"), Catch::Contains("the columns are"));
}

TEST_CASE("a division that the model has no sector for is told as such", "[scenarios][csv]") {
  const SourceFile file("jobs.csv", "sector,employment\n12,200\n");
  Report report;
  read_employment(file, report);
  CHECK_THAT(report.diagnostics().at(0).message,
             Catch::Contains("no sector for the division `12`"));
}
