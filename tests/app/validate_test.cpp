#include <catch2/catch.hpp>

#include "tests/app/program.h"

namespace spearhead::tests {

using Catch::Contains;

TEST_CASE("validate says what the region is and what each programme does", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("validate grants.yaml");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("figures of 2019: 2900 jobs in 3 sectors") &&
                              Contains("Grants: 2020 to 2024, 1 programme\n") &&
                              Contains("  grants: rd_subsidy, 2021 to 2023, 1.00 M EUR/year, aid "
                                       "50 %, for all firms\n") &&
                              Contains("3 files valid"));
}

TEST_CASE("validate names the target and the cap of a programme", "[app]") {
  const SmallStudy study;
  study.write_scenario("grants.yaml",
                       "1M EUR/year\n    cap: 100k EUR\n"
                       "    target: {size: \"10-249\", age: \"0-5\", sectors: [\"62\"]}");
  CHECK_THAT(study.run("validate grants.yaml").out,
             Contains("at most 100 k EUR, for firms of 10 to 249 persons aged up to 5 years in "
                      "sector 62\n"));
}

TEST_CASE("validate --json has sizes of regions and the programmes of scenarios", "[app]") {
  const SmallStudy study;
  const nlohmann::json document = study.run("validate --json grants.yaml").json();
  CHECK(document.at("regions")[0].at("jobs") == 2900);
  CHECK(document.at("regions")[0].at("sectors_with_jobs") == 3);
  CHECK(document.at("regions")[0].at("firms").is_null());
  const nlohmann::json& programme = document.at("scenarios")[0].at("programmes")[0];
  CHECK(programme.at("id") == "grants");
  CHECK(programme.at("instrument") == "rd_subsidy");
  CHECK(programme.at("years") == nlohmann::json{2021, 2023});
  CHECK(programme.at("yearly_budget") == 1e6);
  CHECK(programme.at("target") == "all firms");
}

TEST_CASE("validate says in which years a programme runs", "[app]") {
  const SmallStudy study;
  const std::string head =
      "format: 1\nregion: region.yaml\nyears: [2020, 2024]\nprogrammes:\n"
      "  - {id: a, instrument: rd_subsidy, budget: 1M EUR/year, years: ";
  study.folder.write("part.yaml", head + "[2023, 2030]}\n");
  study.folder.write("never.yaml", head + "[2030, 2031]}\n");
  const Outcome outcome = study.run("validate part.yaml never.yaml");
  CHECK_THAT(outcome.out, Contains("(runs from 2023 to 2024 only)") && Contains("(never runs") &&
                              Contains("4 files valid"));
}

}  // namespace spearhead::tests
