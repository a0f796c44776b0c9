#include <catch2/catch.hpp>

#include "tests/support/scenario_files.h"

/// Targets that no firm can be in when the years begin.
using spearhead::tests::kPlainRegion;
using spearhead::tests::kPlainScenario;
using spearhead::tests::ScenarioFiles;

namespace {

/// Whether the program warns of a target in the plain region, which has jobs in 01, 10, 26 and 62.
bool warns(const std::string& target, const std::string& region = "") {
  ScenarioFiles files;
  files.folder.write("clusters.csv", "cluster,sector\nFood,10\nDigital,26\nDigital,62\n");
  files.folder.write("alone.csv", "cluster,sector\nDigital,26\nDigital,62\n");
  files.region(kPlainRegion + (region.empty() ? "clusters: clusters.csv\n" : region));
  files.scenario(kPlainScenario + "    target: " + target + "\n");
  const std::vector<std::string> found = files.problems();
  if (!found.empty()) CHECK(found == std::vector<std::string>{"SP503 scenario.yaml:6:5"});
  return !found.empty();
}

}  // namespace

TEST_CASE("a target in which somebody may be is not warned about", "[scenarios][target]") {
  for (const char* target : {"{}",
                             "{sectors: \"10\"}",
                             "{size: \"640+\", sectors: \"62\"}",
                             "{clusters: Digital}",
                             "{overlaps: 1}",
                             "{ownership: [foreign]}",
                             "{ownership: spin_off}",
                             "{rd: performer}",
                             "{fields: [F06]}",
                             "{all_of: [{size: \"0-9\"}, {size: \"9-20\"}]}",
                             "{any_of: [{sectors: \"28\"}, {sectors: \"10\"}]}",
                             "{not: {sectors: \"10\"}}",
                             "{not: {size: \"0-9999\"}}",
                             "{rd: performer, not: {rd: none}}",
                             "{size: \"10-249\", not: {size: \"10-49\"}}",
                             "{overlaps: 5, not: {overlaps: 3}}",
                             "{overlaps: [[Food, Digital]]}",
                             "{overlaps: [[Food, Digital]], sectors: \"10\"}",
                             "{overlaps: [[Food, Digital]], not: {overlaps: 3}}",
                             "{overlaps: 3, not: {overlaps: [[Food, Digital]]}}",
                             "{ownership: domestic, not: {ownership: spin_off}}",
                             "{fields: F06, not: {fields: F18}}",
                             "{rd: performer, not: {rd: performer, size: 10+}}",
                             "{all_of: [{ownership: domestic}, {ownership: spin_off}]}",
                             "{age: [\"0-1\", \"5+\"], size: \"1-9\"}"}) {
    INFO(target);
    CHECK_FALSE(warns(target));
  }
}

TEST_CASE("a target in which nobody can be is warned about", "[scenarios][target]") {
  for (const char* target :
       {"{sectors: \"28\"}",
        "{size: \"641+\", sectors: \"62\"}",
        "{clusters: Digital, sectors: \"10\"}",
        "{sectors: \"01\", overlaps: 3}",
        "{all_of: [{size: \"0-9\"}, {size: \"10-20\"}]}",
        "{size: \"0-9\", any_of: [{size: 50+}]}",
        "{age: \"0-5\", all_of: [{any_of: [{age: \"6-9\"}, {sectors: \"28\"}]}]}",
        "{any_of: [{sectors: \"28\"}, {sectors: \"29\"}]}",
        "{not: {}}",
        "{not: {sectors: [\"01\", \"10\", \"26\", \"62\"]}}",
        "{sectors: \"10\", not: [{clusters: Food}]}",
        "{rd: performer, not: {rd: performer}}",
        "{all_of: [{rd: performer}, {rd: none}]}",
        "{ownership: foreign, all_of: [{ownership: "
        "domestic}]}",
        "{size: \"10-49\", not: [{size: \"10-249\"}]}",
        "{ownership: spin_off, not: {ownership: domestic}}",
        "{fields: F06, not: {fields: F06}}",
        "{overlaps: 3, not: {overlaps: 5}}",
        "{overlaps: [[Food, Digital]], sectors: \"01\"}",
        "{overlaps: [[Food, Digital]], not: {overlaps: [[Digital, Food]]}}",
        "{age: \"0-5\", not: {any_of: [{age: \"0-9\"}, {rd: none}]}}"}) {
    INFO(target);
    CHECK(warns(target));
  }
}

TEST_CASE("a target that no foreign project can be in is warned about", "[scenarios][target]") {
  const auto found = [](const std::string& target) {
    std::string text = kPlainScenario;
    text.replace(text.find("rd_subsidy"), 10, "fdi_attraction");
    return spearhead::tests::problems(text + "    target: " + target + "\n");
  };
  for (const char* target :
       {"{}", "{ownership: foreign}", "{rd: none, age: \"0-5\"}", "{size: 5000+}",
        "{sectors: \"26\"}", "{sectors: \"28\"}", "{not: {ownership: domestic}}"}) {
    INFO(target);
    CHECK(found(target).empty());
  }
  for (const char* target :
       {"{ownership: domestic}", "{ownership: [domestic, spin_off]}", "{rd: performer}",
        "{age: 1+}", "{not: {ownership: foreign}}", "{not: {rd: none}}", "{sectors: \"84\"}",
        "{any_of: [{ownership: domestic}, {age: 5+}]}"}) {
    INFO(target);
    CHECK(found(target) == std::vector<std::string>{"SP503 scenario.yaml:6:5"});
  }
}

TEST_CASE("a target is held against the region's tables", "[scenarios][target]") {
  CHECK(warns("{ownership: foreign}", "foreign_ownership: 0\n"));
  CHECK_FALSE(warns("{ownership: [foreign, spin_off]}", "foreign_ownership: 0\n"));
  CHECK(warns("{overlaps: 5}", "clusters: alone.csv\n"));
}
