#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

#include "scenarios/knowledge_tables.h"
#include "scenarios/sector_table.h"
#include "tests/support/scenario_files.h"

using namespace spearhead;
using namespace spearhead::scenarios;
using spearhead::tests::kPlainRegion;
using spearhead::tests::ScenarioFiles;
using Problems = std::vector<std::string>;

namespace {

std::size_t sector(const char* code) { return *sector_index(code); }

std::size_t field(const std::string& code) {
  const auto place = std::lower_bound(field_codes().begin(), field_codes().end(), code);
  return static_cast<std::size_t>(place - field_codes().begin());
}

/// The plain region with one more key and one more table, `t.csv`.
class OneTable {
 public:
  explicit OneTable(const std::string& key, const std::string& text = "") {
    files_.region(kPlainRegion + key + "\n");
    files_.folder.write("t.csv", text);
  }
  LoadedScenario load() const { return files_.load(); }
  RegionFacts facts() const { return files_.load().scenario.regions.front(); }
  Problems problems() const { return files_.problems(); }

 private:
  ScenarioFiles files_;
};

RegionFacts plain() { return ScenarioFiles().load().scenario.regions.front(); }

Problems problems(const std::string& key, const std::string& text = "") {
  return OneTable(key, text).problems();
}

const TableOrigin& origin(const std::vector<TableOrigin>& origins, const std::string& table) {
  for (const TableOrigin& each : origins) {
    if (each.table == table) return each;
  }
  FAIL("no table " + table);
  return origins.front();
}

}  // namespace

TEST_CASE("numbers of firms are honoured, and never exceed jobs", "[scenarios][region]") {
  const OneTable table("firm_sizes: t.csv", "sector,firms,employment\n62,80,9999\n01,60\n");
  CHECK(table.problems() == Problems{"SP302 t.csv:3:1"});
  const RegionFacts facts =
      OneTable("firm_sizes: t.csv", "sector,firms\n62,80\n01,60\n28,3\n").facts();
  CHECK(facts.firms[sector("62")] == 80);
  CHECK(facts.firms[sector("01")] == 50);
  CHECK(facts.firms[sector("28")] == 0);
  CHECK(facts.firms[sector("10")] == 0);
  CHECK(facts.employment == plain().employment);
}

TEST_CASE("many more firms than jobs are refused at their place", "[scenarios][region]") {
  // 50 persons work in 01: owners without employees and rounding may add 50 firms.
  CHECK(problems("firm_sizes: t.csv", "sector,firms\n62,80\n01,100\n").empty());
  CHECK(problems("firm_sizes: t.csv", "sector,firms\n62,80\n01,101\n") ==
        Problems{"SP305 t.csv:3:4"});
  CHECK(problems("firm_sizes: t.csv", "sector,firms\n28,51\n62,800\n") ==
        Problems{"SP305 t.csv:2:4", "SP305 t.csv:3:4"});
}

TEST_CASE("research, exports and wages replace those of the sector table", "[scenarios][region]") {
  const auto changed = [](const std::string& key, const std::string& text,
                          std::vector<double> RegionFacts::*column, double value) {
    const RegionFacts facts = OneTable(key, text).facts();
    CHECK((facts.*column)[sector("26")] == value);
    std::vector<double> others = facts.*column;
    others[sector("26")] = (plain().*column)[sector("26")];
    CHECK(others == plain().*column);
  };
  changed("research: t.csv", "sector,research\n26,12.5 %\n", &RegionFacts::research_norm, 0.125);
  changed("exports: t.csv", "sector;exports\n26;0,5\n", &RegionFacts::export_intensity, 0.5);
  changed("wages: t.csv", "sector,wages\n26,1.4\n", &RegionFacts::relative_pay, 1.4);
  changed("foreign_ownership: t.csv", "sector,foreign\n26,40 %\n", &RegionFacts::foreign_share,
          0.4);
}

TEST_CASE("one share of foreign owners holds for all market sectors", "[scenarios][region]") {
  const RegionFacts facts = OneTable("foreign_ownership: 12 %").facts();
  CHECK(facts.foreign_share[sector("26")] == 0.12);
  CHECK(facts.foreign_share[sector("84")] == 0);
  CHECK(problems("foreign_ownership: 120 %") == Problems{"SP220 region.yaml:7:20"});
  CHECK(problems("foreign_ownership: none.csv") == Problems{"SP240 region.yaml:7:20"});
}

TEST_CASE("weights of fields are honoured, others are one", "[scenarios][region]") {
  CHECK(plain().field_weight.empty());
  const RegionFacts facts = OneTable("fields: t.csv", "field,weight\nF13,2.5\nX36,0\n").facts();
  REQUIRE(facts.field_weight.size() == 40);
  CHECK(facts.field_weight[field("F13")] == 2.5);
  CHECK(facts.field_weight[field("X36")] == 0);
  CHECK(facts.field_weight[field("F01")] == 1);
  CHECK(std::accumulate(facts.field_weight.begin(), facts.field_weight.end(), 0.0) == 40.5);
}

TEST_CASE("universities are honoured, and there may be none", "[scenarios][region]") {
  CHECK_FALSE(plain().universities.empty());
  const RegionFacts facts =
      OneTable("universities: t.csv", "name,field,strength\nb,F13,0.5\na,F01,30 %\nb,F02,0.25\n")
          .facts();
  REQUIRE(facts.universities.size() == 2);
  CHECK(facts.universities[0].name == "a");
  CHECK(facts.universities[0].strength[field("F01")] == 0.3);
  CHECK(facts.universities[1].strength[field("F13")] == 0.5);
  CHECK(facts.universities[1].strength[field("F02")] == 0.25);
  CHECK(facts.universities[1].strength[field("F03")] == 0);
  CHECK(OneTable("universities: none").facts().universities.empty());
}

TEST_CASE("clusters are taken by name with the places of their sectors", "[scenarios][region]") {
  CHECK(plain().clusters.empty());
  const RegionFacts facts =
      OneTable("clusters: t.csv", "cluster,sector\nmetal,28\nfood,11\nmetal,25\nfood,10\n").facts();
  CHECK(facts.cluster_names == std::vector<std::string>{"food", "metal"});
  REQUIRE(facts.clusters.size() == 2);
  const auto place = [](const char* code) { return static_cast<std::uint32_t>(sector(code)); };
  CHECK(facts.clusters[0] == std::vector<std::uint32_t>{place("10"), place("11")});
  CHECK(facts.clusters[1] == std::vector<std::uint32_t>{place("25"), place("28")});
}

TEST_CASE("unemployment can be given for each skill", "[scenarios][region]") {
  const RegionFacts facts = OneTable("labour: {unskilled: 7 %}").facts();
  CHECK(facts.unemployment_unskilled == 0.07);
  CHECK(facts.unemployment_skilled == plain().unemployment_skilled);
  CHECK(OneTable("labour: {skilled: 0.02}").facts().unemployment_skilled == 0.02);
  CHECK(problems("labour: {unskilled: 60 %}") == Problems{"SP220 region.yaml:7:21"});
  CHECK(problems("labour: {unskiled: 6 %}") == Problems{"SP101 region.yaml:7:10"});
  CHECK(problems("labour: 5 %") == Problems{"SP201 region.yaml:7:9"});
}

TEST_CASE("a list of sectors outside the market replaces the usual one", "[scenarios][region]") {
  CHECK(plain().market[sector("84")] == 0);
  CHECK(plain().market[sector("88")] == 1);
  const RegionFacts facts = OneTable("non_market: [\"84\", \"88\"]").facts();
  CHECK(facts.market[sector("84")] == 0);
  CHECK(facts.market[sector("85")] == 1);
  CHECK(facts.market[sector("88")] == 0);
  CHECK(facts.foreign_share[sector("85")] == facts.foreign_share[sector("26")]);
  CHECK(facts.foreign_share[sector("88")] == 0);
  const RegionFacts all = OneTable("non_market: []").facts();
  CHECK(std::count(all.market.begin(), all.market.end(), 1) == 83);
  CHECK(problems("non_market: [\"99\"]") == Problems{"SP304 region.yaml:7:14"});
  CHECK(problems("non_market: [\"84\", \"84\"]") == Problems{"SP231 region.yaml:7:20"});
  CHECK(problems("non_market: \"84\"") == Problems{"SP201 region.yaml:7:13"});
}

TEST_CASE("a scale makes fewer firms and jobs that are worth as much money",
          "[scenarios][region]") {
  const Scenario whole = OneTable("firm_sizes: t.csv", "sector,firms\n62,80\n").load().scenario;
  const OneTable quarter("scale: 4\nfirm_sizes: t.csv", "sector,firms\n62,80\n");
  CHECK(quarter.problems() == Problems{"SP504 region.yaml:7:8"});
  const Scenario scaled = quarter.load().scenario;
  CHECK(scaled.regions[0].scale == 4);
  for (std::size_t s = 0; s < whole.sectors.size(); ++s) {
    CHECK(scaled.regions[0].employment[s] * 4 == whole.regions[0].employment[s]);
    CHECK(scaled.regions[0].firms[s] * 4 == whole.regions[0].firms[s]);
  }
  CHECK(scaled.rate.currency_per_wu == 4 * whole.rate.currency_per_wu);
  CHECK(scaled.regions[0].universities.size() == whole.regions[0].universities.size());
  CHECK(problems("scale: 1").empty());
  CHECK(problems("scale: 0.5") == Problems{"SP220 region.yaml:7:8"});
  CHECK(problems("scale: 1001") == Problems{"SP220 region.yaml:7:8"});
  CHECK(problems("scale: nan") == Problems{"SP202 region.yaml:7:8"});
}

TEST_CASE("regions of one scenario are at one scale", "[scenarios][region]") {
  ScenarioFiles files;
  files.folder.write(
      "b.yaml",
      "format: 1\ncode: AA1\nyear: 2018\ncurrency: GBP\nscale: 2\nemployment: jobs.csv\n");
  files.scenario("format: 1\nregions: [region.yaml, b.yaml]\nyears: [2019, 2020]\n");
  CHECK(files.problems() == Problems{"SP504 b.yaml:5:8", "SP106 scenario.yaml:2:11"});
  files.region(kPlainRegion + "scale: 2\n");
  CHECK(files.problems() == Problems{"SP504 region.yaml:7:8", "SP504 b.yaml:5:8"});
}

TEST_CASE("what is wrong in a table by sector is said once, in its place",
          "[scenarios][region][csv]") {
  for (const auto& [key, column] :
       {std::pair{"firm_sizes", "firms"}, std::pair{"research", "research"},
        std::pair{"exports", "exports"}, std::pair{"wages", "wages"},
        std::pair{"foreign_ownership", "foreign"}}) {
    INFO(key);
    // Clang 14 lets no lambda capture a structured binding by reference.
    const auto found = [key = key, column = column](const std::string& rows) {
      return problems(std::string(key) + ": t.csv", std::string("sector,") + column + '\n' + rows);
    };
    CHECK(found("") == Problems{"SP010 t.csv:1:1"});
    CHECK(found("99,1\n") == Problems{"SP304 t.csv:2:1"});
    CHECK(found("1,1\n") == Problems{"SP304 t.csv:2:1"});
    CHECK(found("26,x\n") == Problems{"SP202 t.csv:2:4"});
    CHECK(found("26,\n") == Problems{"SP202 t.csv:2:4"});
    CHECK(found("26,nan\n") == Problems{"SP202 t.csv:2:4"});
    CHECK(found("26,-1\n") == Problems{"SP220 t.csv:2:4"});
    CHECK(found("26,1e9\n") == Problems{"SP220 t.csv:2:4"});
    CHECK(found("26,1\n26,1\n") == Problems{"SP303 t.csv:3:1"});
    CHECK(found("26\n") == Problems{"SP302 t.csv:2:1"});
    CHECK(problems(std::string(key) + ": t.csv", "sector,value\n26,1\n") ==
          Problems{"SP301 t.csv:1:1"});
    CHECK(problems(std::string(key) + ": t.csv", "") == Problems{"SP010 t.csv:1:1"});
  }
  CHECK(problems("wages: t.csv", "sector,wages\n26,31000\n") == Problems{"SP220 t.csv:2:4"});
  CHECK(problems("research: t.csv", "sector,research\n26,5 EUR\n") == Problems{"SP203 t.csv:2:4"});
  CHECK(problems("firm_sizes: t.csv", "sector;firms\n26;1.200\n") == Problems{"SP220 t.csv:2:4"});
}

TEST_CASE("what is wrong in a table of fields is said once, in its place",
          "[scenarios][region][csv]") {
  const auto found = [](const std::string& rows) {
    return problems("fields: t.csv", "field,weight\n" + rows);
  };
  CHECK(found("F99,1\n") == Problems{"SP230 t.csv:2:1"});
  CHECK(found("F01,-1\n") == Problems{"SP220 t.csv:2:5"});
  CHECK(found("F01,1001\n") == Problems{"SP220 t.csv:2:5"});
  CHECK(found("F01,\n") == Problems{"SP202 t.csv:2:5"});
  CHECK(found("F01,1\nF01,2\n") == Problems{"SP303 t.csv:3:1"});
  CHECK(found("") == Problems{"SP010 t.csv:1:1"});
  CHECK(problems("fields: t.csv", "code,weight\nF01,1\n") == Problems{"SP301 t.csv:1:1"});
  std::string nothing;
  for (const std::string& code : field_codes()) nothing += code + ",0\n";
  CHECK(found(nothing) == Problems{"SP010 t.csv:1:1"});
}

TEST_CASE("what is wrong in a table of universities is said once, in its place",
          "[scenarios][region][csv]") {
  const auto found = [](const std::string& rows) {
    return problems("universities: t.csv", "name,field,strength\n" + rows);
  };
  CHECK(found(",F01,0.5\n") == Problems{"SP201 t.csv:2:1"});
  CHECK(found("a,F1,0.5\n") == Problems{"SP230 t.csv:2:3"});
  CHECK(found("a,F01,1.5\n") == Problems{"SP220 t.csv:2:7"});
  CHECK(found("a,F01,0.5\nb,F01,0.5\na,F01,0.4\n") == Problems{"SP303 t.csv:4:3"});
  CHECK(problems("universities: t.csv", "name,field\na,F01\n") == Problems{"SP301 t.csv:1:1"});
  CHECK(problems("universities: 3") == Problems{"SP240 region.yaml:7:15"});
}

TEST_CASE("what is wrong in a table of clusters is said once, in its place",
          "[scenarios][region][csv]") {
  const auto found = [](const std::string& rows) {
    return problems("clusters: t.csv", "cluster,sector\n" + rows);
  };
  CHECK(found(",28\n") == Problems{"SP201 t.csv:2:1"});
  CHECK(found("a,99\n") == Problems{"SP304 t.csv:2:3"});
  CHECK(found("a,28\nb,28\n") == Problems{"SP303 t.csv:3:3"});
  CHECK(found("") == Problems{"SP010 t.csv:1:1"});
}

TEST_CASE("an unknown field is met with the nearest", "[scenarios][region]") {
  ScenarioFiles files;
  files.region(kPlainRegion + "fields: t.csv\n");
  files.folder.write("t.csv", "field,weight\nFO1,1\n");
  CHECK(validate({files.path()}).front().suggestion == "did you mean `F01`?");
}

TEST_CASE("the order of rows of a region's tables changes nothing",
          "[scenarios][region][canonical]") {
  const auto resolved = [](const std::string& key, const std::string& text) {
    const LoadedScenario loaded = OneTable(key, text).load();
    return loaded.resolved_yaml;
  };
  const auto same = [&](const std::string& key, const std::string& a, const std::string& b) {
    INFO(key);
    CHECK(resolved(key, a) == resolved(key, b));
  };
  same("firm_sizes: t.csv", "sector,firms\n10,5\n26,7\n", "firms,sector\n7,26\n5,10\n");
  same("research: t.csv", "sector,research\n10,5 %\n26,0.5\n",
       "sector,research\n26,50 %\n10,0.05\n");
  same("exports: t.csv", "sector,exports\n10,0.1\n26,1\n", "sector,exports\n26,1\n10,0.1\n");
  same("wages: t.csv", "sector,wages\n10,1\n26,2\n", "sector,wages\n26,2\n10,1\n");
  same("fields: t.csv", "field,weight\nF01,1\nX40,2\n", "field,weight\nX40,2\nF01,1\n");
  same("universities: t.csv", "name,field,strength\na,F01,1\na,F02,0.5\nb,F01,0\n",
       "name,field,strength\nb,F01,0\na,F02,0.5\na,F01,1\n");
  same("clusters: t.csv", "cluster,sector\na,10\na,11\nb,28\n",
       "cluster,sector\nb,28\na,11\na,10\n");
  CHECK(resolved("non_market: [\"84\", \"85\"]", "") ==
        resolved("non_market: [\"85\", \"84\"]", ""));
}

TEST_CASE("every table of a region is part of what identifies a run",
          "[scenarios][region][canonical]") {
  std::vector<std::string> texts{ScenarioFiles().load().resolved_yaml};
  const auto add = [&](const std::string& key, const std::string& text = "") {
    texts.push_back(OneTable(key, text).load().resolved_yaml);
  };
  add("scale: 2");
  add("firm_sizes: t.csv", "sector,firms\n10,5\n");
  add("research: t.csv", "sector,research\n10,5 %\n");
  add("exports: t.csv", "sector,exports\n10,5 %\n");
  add("wages: t.csv", "sector,wages\n10,1.5\n");
  add("fields: t.csv", "field,weight\nF01,2\n");
  add("universities: t.csv", "name,field,strength\na,F01,0.5\n");
  add("universities: none");
  add("foreign_ownership: t.csv", "sector,foreign\n10,5 %\n");
  add("foreign_ownership: 5 %");
  add("labour: {unskilled: 7 %}");
  add("labour: {skilled: 7 %}");
  add("clusters: t.csv", "cluster,sector\na,10\n");
  add("non_market: []");
  std::sort(texts.begin(), texts.end());
  CHECK(std::unique(texts.begin(), texts.end()) == texts.end());
}

TEST_CASE("a sector without people is like one that is left out", "[scenarios][canonical]") {
  ScenarioFiles files;
  files.table(tests::kPlainTable + "28,0\n");
  CHECK(files.load().resolved_yaml == ScenarioFiles().load().resolved_yaml);
}

TEST_CASE("it is told which tables of a region are given and which assumed",
          "[scenarios][region]") {
  ScenarioFiles files;
  files.region(kPlainRegion + "exports: t.csv\nuniversities: none\nlabour: {skilled: 2 %}\n");
  files.folder.write("t.csv", "sector,exports\n10,0.1\n26,1\n");
  const Validation found = check({files.path(), files.region_path()});
  REQUIRE(found.regions.size() == 1);
  CHECK(found.regions[0].code == "XX1");
  CHECK(found.regions[0].size.year == 2018);
  CHECK(found.regions[0].size.sectors == 4);
  CHECK(found.regions[0].size.jobs == 2690.5);
  CHECK_FALSE(found.regions[0].size.firms);
  REQUIRE(found.scenarios.size() == 1);
  CHECK(found.scenarios[0].instruments[0].instrument == "rd_subsidy");
  const std::vector<TableOrigin>& tables = found.regions[0].tables;
  CHECK(tables.size() == 11);
  CHECK(origin(tables, "employment").rows == 4);
  CHECK(origin(tables, "exports").given);
  CHECK(origin(tables, "exports").rows == 2);
  CHECK(origin(tables, "universities").given);
  CHECK(origin(tables, "universities").rows == 0);
  CHECK(origin(tables, "labour").rows == 1);
  CHECK_FALSE(origin(tables, "wages").given);
  CHECK_FALSE(origin(tables, "wages").otherwise.empty());
  files.folder.write("t.csv", "sector,exports\n10,x\n");
  CHECK(check({files.path()}).regions.empty());
}
