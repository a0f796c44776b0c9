#include <cmath>

#include <catch2/catch.hpp>

#include "app/headline_estimate.h"
#include "tests/app/program.h"

namespace spearhead::tests {

using Catch::Contains;

TEST_CASE("a dry run says what a study takes and writes nothing", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("run grants.yaml --dry-run");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("agents: ") && Contains("time: ") && Contains("memory: ") &&
                              Contains("disk: ") && Contains("would write grants.h5"));
  CHECK_FALSE(std::filesystem::exists(study.file("grants.h5")));
  CHECK_FALSE(std::filesystem::exists(study.file("grants.h5.parts")));
}

TEST_CASE("the sizes of a dry run are bounds of what is written", "[app]") {
  const SmallStudy study;
  const nlohmann::json cost =
      study.run("run grants.yaml -n 6 --dry-run --json --record firms").json().at("cost");
  REQUIRE(study.run("run grants.yaml -n 6 --quiet --record firms").exit_code == 0);
  const auto size = static_cast<double>(std::filesystem::file_size(study.file("grants.h5")));
  CHECK(size < cost.at("study_bytes").get<double>());
  CHECK(cost.at("study_bytes") < 20 * size);
  CHECK(cost.at("firms") > 100);
  CHECK(cost.at("seconds") > 0);
  CHECK(cost.at("memory_bytes") > 1e6);
}

TEST_CASE("a dry run tells what is there already, and refuses what the run would refuse", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 3 --quiet").exit_code == 0);
  CHECK_THAT(study.run("run grants.yaml -n 2 --dry-run").err, Contains("already computed"));
  CHECK_THAT(study.run("run grants.yaml -n 5 --dry-run").out,
             Contains("3 of 5 futures are finished"));
  CHECK(study.run("run grants.yaml -n 5 --dry-run --json").json().at("missing") == 2);
  CHECK(study.run("run grants.yaml -n 3 --seed 9 --dry-run").exit_code == 5);
  const Outcome nowhere = study.run("run grants.yaml --dry-run -o nowhere/g.h5");
  CHECK(nowhere.exit_code == 5);
  CHECK_THAT(nowhere.err, Contains("nowhere"));
}

TEST_CASE("twice the futures and twice the arms take twice the room", "[app]") {
  const SmallStudy study;
  study.write_scenario("more.yaml", "2M EUR/year");
  const auto parts = [&](const std::string& arguments) {
    const nlohmann::json plan = study.run("run " + arguments + " --dry-run --json").json();
    return plan.at("cost").at("parts_bytes").get<double>();
  };
  const double once = parts("grants.yaml -n 50");
  CHECK(parts("grants.yaml -n 100") == Approx(2 * once));
  CHECK(parts("grants.yaml more.yaml -n 50") == Approx(1.5 * once).epsilon(0.01));
}

TEST_CASE("the headline of a run is the paired mean and its standard error", "[app]") {
  app::StudyPlan plan;
  plan.description.arms = {"baseline", "grants"};
  plan.description.first_year = 2020;
  plan.description.years = 2;
  plan.description.currency = "EUR";
  app::HeadlineEstimate headline(plan);
  CHECK(headline.text().empty());
  for (const double effect : {2e6, 4e6, 9e6}) {
    std::vector<Trajectory> arms(2, Trajectory(2, 1, 1, 0));
    arms[0].at(1, 0, RegionIndicator::grp) = 1e9;
    arms[1].at(1, 0, RegionIndicator::grp) = 1e9 + effect;
    headline.add(arms);
  }
  // Deviations -3, -1, 4 from a mean of 5: the variance is 13, the error its root over 3.
  CHECK(headline.text() == "grp 2021 +5.00 M +/- 2.08 M EUR/year (s.e.)");
}

}  // namespace spearhead::tests
