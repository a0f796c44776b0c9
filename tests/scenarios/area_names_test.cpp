#include "scenarios/area_names.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/step/calls.h"
#include "engine/step/overlap_search.h"
#include "scenarios/sector_table.h"
#include "tests/support/scenario_files.h"
#include "tests/support/worlds.h"

/// Areas that targets name by two clusters each.
using namespace spearhead;
using namespace spearhead::scenarios;
using Catch::Contains;
using spearhead::tests::kPlainRegion;
using spearhead::tests::kPlainScenario;
using spearhead::tests::ScenarioFiles;

namespace {

/// A scenario of two regions: XX1 with the clusters Digital and Food, which the model numbers 0 and
/// 1, XX2 with Food and Metals, 2 and 3. `target` is that of its only programme.
struct TwoRegions : ScenarioFiles {
  explicit TwoRegions(const std::string& target, const std::string& more = "");
};

TwoRegions::TwoRegions(const std::string& target, const std::string& more) {
  folder.write("first.csv", "cluster,sector\nFood,01\nFood,10\nDigital,26\nDigital,62\n");
  folder.write("second.csv", "cluster,sector\nFood,10\nMetals,24\nMetals,25\n");
  region(kPlainRegion + "clusters: first.csv\n");
  folder.write("other.yaml",
               "format: 1\ncode: XX2\nyear: 2018\ncurrency: GBP\nemployment: jobs.csv\n"
               "clusters: second.csv\n");
  std::string text = kPlainScenario;
  const std::string one = "region: region.yaml";
  text.replace(text.find(one), one.size(), "regions: [other.yaml, region.yaml]");
  scenario(text + "    target: " + target + "\n" + more);
}

Target target(const std::string& text) {
  return TwoRegions(text).load().scenario.programmes.at(0).target;
}

std::vector<Area> areas(const std::string& list) {
  return target("{overlaps: " + list + "}").areas;
}

std::string canonical(const std::string& text) { return TwoRegions(text).load().resolved_yaml; }

Diagnostic answer(const std::string& list) {
  const std::vector<Diagnostic> found = validate({TwoRegions("{overlaps: " + list + "}").path()});
  INFO(list << to_text(found));
  const auto is_error = [](const Diagnostic& each) { return each.severity == Severity::error; };
  REQUIRE(std::ranges::count_if(found, is_error) == 1);
  return *std::ranges::find_if(found, is_error);
}

/// Codes of sectors by region, of the segments that a target lets in.
std::vector<std::string> sectors_of(const Target& target) {
  std::vector<std::string> codes;
  const std::vector<std::string> all = sector_codes();
  for (std::size_t k = 0; k < target.segments.size(); ++k) {
    const std::string region = k < all.size() ? "XX1 " : "XX2 ";
    if (target.segments[k] != 0) codes.push_back(region + all[k % all.size()]);
  }
  return codes;
}

}  // namespace

TEST_CASE("an area is two clusters of one region, by their names or the codes of their sectors",
          "[scenarios][areas]") {
  CHECK(areas("[[Food, Digital]]") == std::vector<Area>{{0, 1}});
  CHECK(areas("[[Metals, Food]]") == std::vector<Area>{{2, 3}});
  CHECK(areas("[[\"26\", 01]]") == std::vector<Area>{{0, 1}});
  CHECK(areas("[[10, \"24\"]]") == std::vector<Area>{{2, 3}});
  CHECK(areas("[[Metals, Food], [Digital, Food]]") == std::vector<Area>{{0, 1}, {2, 3}});
}

TEST_CASE("the same area twice is the area, in whichever order its clusters stand",
          "[scenarios][areas]") {
  CHECK(areas("[[Food, Digital], [Digital, Food], [\"26\", \"10\"]]") == std::vector<Area>{{0, 1}});
}

TEST_CASE("a target of areas lets in the segments of their clusters, and no others",
          "[scenarios][areas]") {
  CHECK(sectors_of(target("{overlaps: [[Food, Digital]]}")) ==
        std::vector<std::string>{"XX1 01", "XX1 10", "XX1 26", "XX1 62"});
  CHECK(sectors_of(target("{overlaps: [[Food, Metals]], sectors: [\"10\", \"26\"]}")) ==
        std::vector<std::string>{"XX2 10"});
  CHECK(target("{overlaps: 3}").areas.empty());
  CHECK(target("{overlaps: 3}").segments.empty());
  const Target nested = target("{not: {any_of: [{overlaps: [[Food, Metals]]}, {rd: none}]}}");
  CHECK(areas_named(nested) == std::vector<Area>{{2, 3}});
  CHECK(areas_wanted(nested).empty());
}

TEST_CASE("what is no area is answered with what would be one", "[scenarios][areas]") {
  CHECK(answer("[Food, Digital]").suggestion ==
        "write [[\"Food\", \"Digital\"]] if their area is meant");
  CHECK(answer("[[Food]]").message == "not two clusters but 1");
  CHECK(answer("[[Food, Digital, Metals]]").suggestion == "write a list for each pair of them");
  CHECK(answer("[[Food, Food]]").message == "`Food` stands here twice");
  CHECK(answer("[[\"26\", \"62\"]]").message == "`26` and `62` are the same cluster");
  CHECK(answer("[[01, 10]]").code == std::string("SP231"));
  const Diagnostic apart = answer("[[Digital, Metals]]");
  CHECK(apart.message == "`Digital` and `Metals` are clusters of different regions");
  CHECK(apart.expected == "two clusters of one region such as [Food, Ports]");
  CHECK(answer("[[Food, Digitl]]").suggestion == "did you mean `Digital`?");
  CHECK_THAT(answer("Food").expected, Contains("such as [[Food, Ports]]"));
  std::string many = "[[Food, Digital]";
  for (int i = 0; i < kMostAreas; ++i) many += ", [Food, Metals]";
  CHECK(answer(many + "]").message == "21 areas");
}

TEST_CASE("the canonical text names areas in their order, and other targets as before",
          "[scenarios][areas][canonical]") {
  const std::string one = canonical("{overlaps: [[Metals, Food], [Food, Digital]]}");
  CHECK_THAT(one, Contains("overlaps: {\"XX1\": [[\"Digital\", \"Food\"]], "
                           "\"XX2\": [[\"Food\", \"Metals\"]]}"));
  CHECK(one == canonical("{overlaps: [[Digital, Food], [\"24\", \"10\"], [Food, Digital]]}"));
  CHECK(one != canonical("{overlaps: [[Digital, Food]]}"));
  CHECK(canonical("{overlaps: [[Digital, Food]]}") != canonical("{clusters: [\"26\", \"01\"]}"));
  CHECK_THAT(canonical("{overlaps: 3}"), Contains("target: {overlaps: 3}"));
}

TEST_CASE("an area is found however weak it is among all", "[scenarios][areas]") {
  Scenario scenario = load_shipped("larkenmark").scenario;
  Programme best = support::small_programme("cluster_platform", 100'000'000);
  best.agency.information = 1;
  best.first_year = scenario.first_year;
  best.last_year = scenario.last_year;
  best.target.overlaps = 100;
  Programme weak = best;
  weak.id = "weak";
  weak.target = {.areas = {{0, 2}}};
  scenario.programmes = {best, weak};
  World world = found(scenario, Luck{1, 0});
  REQUIRE(world.clusters.size() == 3);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    if (world.clusters.of_segment[k] != 0) continue;
    for (FirmRow row{world.layout.begin(SegmentId{k})}; row.value < world.layout.end(SegmentId{k});
         ++row.value) {
      world.firms.employment[row] *= 1e-4;
    }
  }
  open_books(scenario, world);
  const Now now{scenario, 0, Draws(Luck{1, 0}, 0)};
  look_for_overlaps(now, world);
  CHECK(world.overlaps.size() == 1000);
  const auto kept =
      static_cast<std::size_t>(std::ranges::count(world.overlaps, Area{0, 2}, area_of));
  CHECK(kept < world.area_overlaps.size());
  const std::vector<OpenCall> calls = open_calls(now, world);
  REQUIRE(calls.size() == 2);
  CHECK(calls[0].call.seen.size() == 100);
  CHECK(std::ranges::count(calls[0].call.seen, Area{0, 2}, area_of) == 0);
  CHECK(calls[1].call.seen_in_areas.size() == 10);
  CHECK(std::ranges::count(calls[1].call.seen_in_areas, Area{0, 2}, area_of) == 10);
}

TEST_CASE("the order of areas, of their clusters and of rows changes no bit",
          "[scenarios][areas][bits]") {
  const auto bits = [](const std::string& areas, const std::string& clusters) {
    ScenarioFiles files;
    files.table("sector,employment\n01,200\n10,1200.5\n26,800\n62,640\n");
    files.folder.write("clusters.csv", "cluster,sector\n" + clusters);
    files.region(kPlainRegion + "clusters: clusters.csv\n");
    std::string text = kPlainScenario;
    const std::string years = "years: [2019, 2030]";
    text.replace(text.find(years), years.size(), "years: [2019, 2021]");
    files.scenario(text + "    target: {overlaps: " + areas + "}\n");
    return support::bits_of(support::simulate_with(files.load().scenario, Luck{1, 0}, 2));
  };
  const std::string rows = "Farms,01\nFood,10\nDigital,26\nDigital,62\n";
  const std::uint64_t plain = bits("[[Farms, Food], [Food, Digital]]", rows);
  CHECK(bits("[[Digital, Food], [Food, Farms], [\"62\", \"10\"]]",
             "Digital,62\nFood,10\nDigital,26\nFarms,01\n") == plain);
  CHECK(bits("[[Farms, Digital]]", rows) != plain);
}
