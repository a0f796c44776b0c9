#include <catch2/catch.hpp>

#include "tests/app/program.h"

namespace spearhead::tests {

using Catch::Contains;

TEST_CASE("compare shows effects, since when they are clear, and what they cost", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 12 --quiet").exit_code == 0);
  const Outcome outcome = study.run("compare grants.h5");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("grants against baseline in 2024") && Contains("95 %") &&
                              Contains("clear since") &&
                              Contains("looked at: 6 effects; of twenty differences") &&
                              Contains("outlay per net job-year"));
  CHECK(outcome.err.empty());
}

TEST_CASE("compare tells the same as the run that made the study", "[app]") {
  const SmallStudy study;
  const nlohmann::json run = study.run("run grants.yaml -n 12 --quiet --json").json();
  nlohmann::json compared = study.run("compare grants.h5 --format json").json();
  REQUIRE(compared.at("rows").size() == run.at("rows").size());
  for (std::size_t i = 0; i < run.at("rows").size(); ++i) {
    CHECK(compared["rows"][i].at("study") == "grants.h5");
    for (const char* key : {"study", "clear_since", "first_clear", "last_clear"}) {
      CHECK(compared["rows"][i].erase(key) == 1);
    }
    CHECK(compared["rows"][i] == run.at("rows")[i]);
  }
  CHECK(compared.at("prices").size() == 4);
}

TEST_CASE("compare takes indicators, a year and several studies", "[app]") {
  const SmallStudy study;
  study.write_scenario("more.yaml", "2M EUR/year");
  REQUIRE(study.run("run grants.yaml -n 3 --quiet").exit_code == 0);
  REQUIRE(study.run("run grants.yaml more.yaml -n 3 --quiet -o both.h5").exit_code == 0);
  const nlohmann::json rows =
      study.run("compare grants.h5 both.h5 --indicator exports,hhi --at 2022 --json")
          .json()
          .at("rows");
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].at("year") == 2022);
  CHECK(rows[1].at("indicator") == "hhi");
  CHECK(rows[4].at("arm") == "more");
  CHECK(rows[4].at("study") == "both.h5");
  const std::string csv = study.run("compare grants.h5 both.h5 --format csv").out;
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 3 * 6);
  CHECK_THAT(study.run("compare grants.h5 --format md").out, Contains("|---|"));
}

TEST_CASE("an indicator that is named twice is shown once", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --quiet").exit_code == 0);
  const nlohmann::json rows =
      study.run("compare grants.h5 --indicator grp,hhi,grp --indicator hhi --json")
          .json()
          .at("rows");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].at("indicator") == "grp");
  CHECK(rows[1].at("indicator") == "hhi");
}

TEST_CASE("compare refuses what it does not know", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --quiet").exit_code == 0);
  const auto refusal = [&](const std::string& words, int code) {
    const Outcome outcome = study.run("compare " + words);
    CHECK(outcome.exit_code == code);
    return outcome.err;
  };
  CHECK_THAT(refusal("grants.h5 --indicator exprots", 2), Contains("did you mean 'exports'?"));
  CHECK_THAT(refusal("grants.h5 --at 2030", 2), Contains("2020 to 2024"));
  REQUIRE(study.run("run grants.yaml -n 2 --years 2020-2022 --quiet -o short.h5").exit_code == 0);
  CHECK_THAT(refusal("grants.h5 short.h5 --at 2024", 2),
             Contains("2020 to 2022") && Contains("the years of short.h5"));
  CHECK_THAT(refusal("grants.h5 --format cvs", 2), Contains("did you mean 'csv'?"));
  CHECK_THAT(refusal("nowhere.h5", 5), Contains("nowhere.h5"));
  CHECK_THAT(refusal("", 2), Contains("compare"));
  CHECK_THAT(refusal("grants.h5 --indicator ''", 2), Contains("--indicator"));
  const Outcome half = study.run("compare grants.h5 nowhere.h5 --format csv");
  CHECK(half.exit_code == 5);
  CHECK(half.out.empty());
  REQUIRE(study.run("run region.yaml -n 2 --quiet -o alone.h5").exit_code == 0);
  CHECK_THAT(refusal("alone.h5", 2), Contains("baseline only"));
}

}  // namespace spearhead::tests
