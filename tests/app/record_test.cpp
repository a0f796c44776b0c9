#include <catch2/catch.hpp>

#include "output/finished_futures.h"
#include "output/study_reader.h"
#include "tests/app/program.h"

namespace spearhead::tests {
namespace {

using Catch::Contains;

std::vector<float> jobs_of(const SmallStudy& study, const std::string& file, std::size_t future) {
  return output::StudyReader(study.file(file)).trajectory(1, future).firms.employment;
}

}  // namespace

TEST_CASE("run --record keeps every firm, every partnership and every payment", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --quiet --record firms,links,awards").exit_code == 0);
  const nlohmann::json records = study.run("inspect --json grants.h5").json().at("records");
  CHECK(records.at("firms") > 0);
  CHECK(records.at("links") > 0);
  CHECK(records.at("awards") > 0);
  CHECK_THAT(study.run("inspect grants.h5").out, Contains("rows in group firms"));
  REQUIRE(study.run("run grants.yaml -n 2 --quiet -o plain.h5").exit_code == 0);
  CHECK(study.data_hash("plain.h5") == study.data_hash("grants.h5"));
  CHECK(study.run("inspect --json plain.h5").json().at("records").at("firms") == 0);
}

TEST_CASE("more futures of a study with records are added to it", "[app][bits]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 1 --quiet --record firms").exit_code == 0);
  REQUIRE(study.run("run grants.yaml -n 3 --quiet --record firms").exit_code == 0);
  REQUIRE(study.run("run grants.yaml -n 3 --quiet --record firms -o once.h5").exit_code == 0);
  for (std::size_t future = 0; future < 3; ++future) {
    CHECK(jobs_of(study, "grants.h5", future) == jobs_of(study, "once.h5", future));
  }
}

TEST_CASE("run --record keeps what is named and nothing else", "[app]") {
  const SmallStudy study;
  for (const std::string what : {"firms", "links", "awards"}) {
    REQUIRE(
        study.run("run grants.yaml -n 1 --quiet -o " + what + ".h5 --record " + what).exit_code ==
        0);
    const nlohmann::json records = study.run("inspect --json " + what + ".h5").json().at("records");
    CHECK((records.at("firms") > 0) == (what == "firms"));
    CHECK((records.at("links") > 0) == (what == "links"));
    CHECK((records.at("awards") > 0) == (what == "awards"));
  }
}

TEST_CASE("futures that were kept with other records are not mixed in", "[app]") {
  const SmallStudy study;
  const std::string run_id = study.run("run grants.yaml -n 2 --dry-run --json").json().at("run_id");
  output::FinishedFutures(study.file("grants.h5"), run_id).keep(0, std::vector<Trajectory>(2));
  const Outcome outcome = study.run("run grants.yaml -n 2 --record firms");
  CHECK(outcome.exit_code == 5);
  CHECK_THAT(outcome.err, Contains("records") && Contains("--force"));
}

TEST_CASE("a study with other records is neither used nor replaced", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --quiet").exit_code == 0);
  const Outcome outcome = study.run("run grants.yaml -n 2 --record firms");
  CHECK(outcome.exit_code == 5);
  CHECK_THAT(outcome.err, Contains("--record") && Contains("--force"));
  CHECK(study.run("run grants.yaml -n 2 --quiet --record firms --force").exit_code == 0);
  // It has more than is asked for.
  CHECK_THAT(study.run("run grants.yaml -n 2").err, Contains("already computed"));
}

TEST_CASE("run --record knows its words", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("run grants.yaml -n 1 --record firms,link");
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, Contains("did you mean 'links'?"));
}

}  // namespace spearhead::tests
