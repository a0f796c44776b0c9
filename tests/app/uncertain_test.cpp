#include <catch2/catch.hpp>

#include "tests/app/program.h"

namespace spearhead::tests {

using Catch::Contains;

TEST_CASE("uncertain parameters are the same in all arms, and differ from future to future",
          "[app][uncertain]") {
  const SmallStudy study;
  study.write_scenario("nothing.yaml", "0 EUR/year");
  REQUIRE(study.run("run nothing.yaml -n 3 --uncertain --quiet").exit_code == 0);
  const nlohmann::json rows =
      study.run("compare nothing.h5 --indicator grp,exports --json").json().at("rows");
  REQUIRE(rows.size() == 2);
  for (const nlohmann::json& row : rows) {
    CHECK(row.at("effect_mean") == 0);
    CHECK(row.at("p95") == 0);
  }
}

TEST_CASE("a study under uncertain parameters has one set of bits, and is no study at fixed ones",
          "[app][uncertain][bits]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 3 --uncertain --threads 1 --quiet -o one.h5").exit_code ==
          0);
  REQUIRE(study.run("run grants.yaml -n 2 --uncertain --threads 2 --quiet -o two.h5").exit_code ==
          0);
  REQUIRE(study.run("run grants.yaml -n 3 --uncertain --threads 2 --quiet -o two.h5").exit_code ==
          0);
  CHECK(study.data_hash("one.h5") == study.data_hash("two.h5"));
  const Outcome fixed = study.run("run grants.yaml -n 3 --quiet -o one.h5");
  CHECK(fixed.exit_code == 5);
  CHECK_THAT(fixed.err, Contains("another study"));
}

TEST_CASE("outputs say whether their intervals hold what is not known of the parameters",
          "[app][uncertain]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --uncertain --quiet").exit_code == 0);
  CHECK_THAT(study.run("compare grants.h5").out, Contains("and what is not known of the"));
  const nlohmann::json said = study.run("compare grants.h5 --json").json().at("intervals");
  CHECK(said.at(0).at("parameters") == "drawn");
  REQUIRE(study.run("run grants.yaml -n 2 --quiet -o fixed.h5").exit_code == 0);
  CHECK(study.run("compare fixed.h5 --json").json().at("intervals").at(0).at("parameters") ==
        "fixed");
}

TEST_CASE("run says what its intervals hold, as text and as JSON", "[app][uncertain]") {
  const SmallStudy study;
  const Outcome fixed = study.run("run grants.yaml -n 2");
  CHECK_THAT(fixed.out, Contains("Intervals hold the luck of the futures (Monte Carlo) at fixed"));
  CHECK_THAT(fixed.err, !Contains("drawn"));
  const Outcome drawn = study.run("run grants.yaml -n 2 --uncertain -o drawn.h5");
  CHECK_THAT(drawn.out, Contains("and what is not known of the"));
  CHECK_THAT(drawn.err, Contains("the same luck in every arm, parameters drawn)"));
  const nlohmann::json said =
      study.run("run grants.yaml -n 2 --uncertain --quiet --json -o drawn.h5").json();
  CHECK(said.at("intervals").size() == 1);
  CHECK(said.at("intervals") == study.run("compare drawn.h5 --json").json().at("intervals"));
}

TEST_CASE("a parameter that --set holds is not drawn by --uncertain", "[app][uncertain]") {
  const SmallStudy study;
  const std::string held =
      " --uncertain --set parameters.pass_through=0.35 -n 2 --quiet -o held.h5";
  REQUIRE(study.run("run grants.yaml" + held).exit_code == 0);
  CHECK(study.run("compare held.h5 --json").json().at("intervals")[0].at("parameters") ==
        "drawn, but for pass_through");
  // Another study than the one that draws it, whatever the value.
  CHECK(study.run("run grants.yaml --uncertain -n 2 --quiet -o held.h5").exit_code == 5);
  CHECK(study.run("run grants.yaml" + held).exit_code == 0);
}

}  // namespace spearhead::tests
