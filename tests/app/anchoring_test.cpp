#include "app/anchoring.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "engine/spin_up.h"
#include "tests/app/program.h"
#include "tests/support/worlds.h"

namespace spearhead::tests {
namespace {

using Catch::Matchers::Contains;

const std::string kQuick =
    "--seeds 2 --quiet --set parameters.spin_up=5 --set parameters.outside_years=20 "
    "--set parameters.calibration_futures=1 ";

Scenario short_scenario() {
  Scenario scenario = support::small_scenario();
  scenario.rule.spin_up = 3;
  scenario.rule.outside_years = 2;
  scenario.rule.calibration_futures = 1;
  scenario.outside_fitness = find_outside(scenario);
  return scenario;
}

TEST_CASE("a sector is near its figure within a tenth, a small one within 100 jobs", "[app]") {
  CHECK(app::near_figure(1000, 1100));
  CHECK(app::near_figure(5000, 4500));
  CHECK_FALSE(app::near_figure(5000, 4499));
  CHECK_FALSE(app::near_figure(1000, 1101));
  CHECK(app::near_figure(999, 899));
  CHECK(app::near_figure(0, 100));
  CHECK_FALSE(app::near_figure(50, 151));
}

TEST_CASE("anchoring is told sector by sector, before and after", "[app]") {
  const Scenario scenario = short_scenario();
  std::uint32_t told = 0;
  const app::Anchoring anchoring =
      app::assess_anchoring(scenario, 3, [&](std::uint32_t done) { told = done; });
  CHECK(told == 3);
  REQUIRE(anchoring.sectors.size() == scenario.sectors.size());
  double moved = 0;
  for (std::size_t s = 0; s < anchoring.sectors.size(); ++s) {
    const app::AnchoredSector& sector = anchoring.sectors[s];
    CHECK(sector.figure == scenario.regions[0].employment[s]);
    CHECK(sector.found_least <= sector.found_mean);
    CHECK(sector.found_mean <= sector.found_most);
    CHECK(sector.factor == Approx(sector.figure / sector.found_mean));
    CHECK(sector.after == Approx(sector.figure).epsilon(1e-6));
    CHECK(sector.within);
    moved += std::abs(sector.found_mean - sector.figure);
  }
  CHECK(moved > 5);
  CHECK(anchoring.within);
  CHECK(anchoring.sum_of_differences < 1e-6);
}

TEST_CASE("a region at a scale is told in real persons", "[app]") {
  Scenario scenario = short_scenario();
  scenario.regions[0].scale = 3;
  scenario.outside_fitness = find_outside(scenario);
  const app::Anchoring anchoring = app::assess_anchoring(scenario, 1, [](std::uint32_t) {});
  CHECK(anchoring.sectors[0].figure == 3 * scenario.regions[0].employment[0]);
  CHECK(anchoring.sectors[0].after == Approx(anchoring.sectors[0].figure).epsilon(1e-6));
}

TEST_CASE("a sector comes back to its figure even if nearly all its firms closed before time began",
          "[app]") {
  Scenario scenario = short_scenario();
  scenario.regions[0].employment[3] = 150;
  scenario.regions[0].foreign_share.assign(4, 0);
  scenario.rule.founder_rate = 0;
  scenario.rule.spin_off_rate = 0;
  scenario.rule.university_spin_off = 0;
  scenario.rule.foreign_projects = 0;
  scenario.rule.closure_base = 4;  // nobody lasts
  scenario.rule.closure_size = 0;
  const app::Anchoring anchoring = app::assess_anchoring(scenario, 1, [](std::uint32_t) {});
  CHECK(anchoring.sectors[3].after == Approx(150).epsilon(1e-6));
  CHECK(anchoring.sectors[3].within);
}

TEST_CASE("assess anchoring says which tables are given, then sector by sector", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("assess anchoring region.yaml " + kQuick);
  CHECK(outcome.exit_code == 0);
  const std::size_t given = outcome.out.find("given    3 rows");
  const std::size_t figures = outcome.out.find("figure");
  CHECK(given < figures);
  CHECK(figures != std::string::npos);
  CHECK_THAT(outcome.out, Contains("XX01 Small") && Contains("assumed") && Contains("1200") &&
                              Contains("sectors within the rule") && Contains(": anchored") &&
                              Contains("2 futures"));
  CHECK_THAT(outcome.out, Contains("3 of 3 sectors") && Contains("5 simulated years") &&
                              Contains("jobs in your table"));
  CHECK(study.run("assess anchoring region.yaml --strict " + kQuick).exit_code == 0);
}

TEST_CASE("assess anchoring --json has the same, whatever the number of threads", "[app]") {
  const SmallStudy study;
  const std::string command = "assess anchoring region.yaml --json " + kQuick;
  const Outcome outcome = study.run(command + "--threads 1");
  REQUIRE(outcome.exit_code == 0);
  const nlohmann::json document = outcome.json();
  CHECK(document.at("region") == "XX01");
  CHECK(document.at("seeds") == 2);
  CHECK(document.at("within") == true);
  CHECK(document.at("tables")[0].at("table") == "employment");
  CHECK(document.at("tables")[0].at("origin") == "given");
  REQUIRE(document.at("sectors").size() >= 3);
  for (const nlohmann::json& sector : document.at("sectors")) {
    for (const char* key : {"code", "name", "figure", "before_mean", "before_least", "before_most",
                            "factor", "after", "within"}) {
      CHECK(sector.contains(key));
    }
  }
  CHECK(study.run(command + "--threads 3").out == outcome.out);
}

TEST_CASE("anchoring is assessed of a region and nothing else", "[app]") {
  const SmallStudy study;
  CHECK(study.run("assess anchoring grants.yaml").exit_code == 2);
  CHECK(study.run("assess anchorign").exit_code == 2);
  CHECK(study.run("assess anchoring region.yaml --seeds 0").exit_code == 2);
}

}  // namespace
}  // namespace spearhead::tests
