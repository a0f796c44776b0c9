#include <cstring>

#include <catch2/catch.hpp>

#include "output/study_reader.h"
#include "tests/app/program.h"

namespace spearhead::tests {
namespace {

using Catch::Contains;

/// All recorded numbers of one arm and future.
Trajectory trajectory_of(const SmallStudy& study, const std::string& file, std::size_t arm,
                         std::size_t replicate_index) {
  return output::StudyReader(study.file(file)).trajectory(arm, replicate_index);
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("run writes a study with the twin first and prints a table with intervals", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("run grants.yaml -n 3");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("95 %"));
  CHECK_THAT(outcome.out, Contains("grp"));
  CHECK_THAT(outcome.err, Contains("grants.h5"));
  const nlohmann::json summary = study.run("inspect --json grants.h5").json();
  CHECK(summary.at("state") == "complete");
  CHECK(summary.at("intact") == true);
  CHECK(summary.at("arms") == nlohmann::json{"baseline", "grants"});
  CHECK(summary.at("replicates") == nlohmann::json{0, 1, 2});
  CHECK(summary.at("years") == nlohmann::json{2020, 2021, 2022, 2023, 2024});
  CHECK(summary.at("regions") == nlohmann::json{"XX01"});
  CHECK(summary.at("sectors").size() == 83);  // all: one that has nobody today may open tomorrow
}

TEST_CASE("a study has the clusters of its regions, and each name once", "[app]") {
  const SmallStudy study;
  study.folder.write("clusters.csv", "cluster,sector\nFood,10\nSoftware,62\n");
  const std::string region =
      "format: 1\nyear: 2019\ncurrency: EUR\nemployment: region.csv\nclusters: clusters.csv\n";
  study.folder.write("a.yaml", region + "code: A\n");
  study.folder.write("b.yaml", region + "code: B\n");
  study.folder.write("both.yaml", "format: 1\nregions: [a.yaml, b.yaml]\nyears: [2020, 2021]\n");
  REQUIRE(study.run("run a.yaml --years 2020-2021 -n 1 --quiet").exit_code == 0);
  CHECK(study.run("inspect a.h5 --json").json().at("clusters") ==
        nlohmann::json{"Food", "Software"});
  REQUIRE(study.run("run both.yaml -n 1 --quiet").exit_code == 0);
  const output::StudyReader both(study.file("both.h5"));
  CHECK(both.description().clusters ==
        std::vector<output::StudyCluster>{{"A: Food", "A", "10"},
                                          {"A: Software", "A", "62"},
                                          {"B: Food", "B", "10"},
                                          {"B: Software", "B", "62"}});
  Trajectory trajectory = both.trajectory(0, 0);
  const auto jobs = static_cast<std::size_t>(ClusterIndicator::employment);
  CHECK(both.read("cluster_indicators", {{0, 0, 1, 3, jobs}, {1, 1, 1, 1, 1}}).front() ==
        trajectory.at(1, 3U, ClusterIndicator::employment));
  CHECK(trajectory.at(1, 3U, ClusterIndicator::employment) > 0);
}

TEST_CASE("one, two and seven threads write the same data", "[app][bits]") {
  const SmallStudy study;
  for (const std::string threads : {"1", "2", "7"}) {
    REQUIRE(
        study.run("run grants.yaml -n 5 --quiet --threads " + threads + " -o t" + threads + ".h5")
            .exit_code == 0);
  }
  CHECK(study.data_hash("t2.h5") == study.data_hash("t1.h5"));
  CHECK(study.data_hash("t7.h5") == study.data_hash("t1.h5"));
}

TEST_CASE("a future alone holds the bits that it has among others", "[app][bits]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 5 --quiet -o all.h5").exit_code == 0);
  REQUIRE(study.run("run grants.yaml -n 3-3 --quiet -o one.h5").exit_code == 0);
  for (std::size_t arm = 0; arm < 2; ++arm) {
    const Trajectory alone = trajectory_of(study, "one.h5", arm, 0);
    const Trajectory among = trajectory_of(study, "all.h5", arm, 3);
    CHECK(same_bits(alone.region, among.region));
    CHECK(same_bits(alone.sector, among.sector));
    CHECK(same_bits(alone.programme, among.programme));
  }
}

TEST_CASE("permuted rows of the input table write the same data", "[app][bits]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --quiet -o first.h5").exit_code == 0);
  study.folder.write("region.csv", "sector,employment\n62,800\n10,900\n28,1200\n");
  REQUIRE(study.run("run grants.yaml -n 2 --quiet -o second.h5").exit_code == 0);
  CHECK(study.data_hash("first.h5") == study.data_hash("second.h5"));
  CHECK(study.run("inspect --json first.h5").json().at("run_id") ==
        study.run("inspect --json second.h5").json().at("run_id"));
}

TEST_CASE("a programme with budget zero has the twin's bits in the study", "[app][bits]") {
  const SmallStudy study;
  study.write_scenario("nothing.yaml", "0 EUR/year");
  REQUIRE(study.run("run nothing.yaml -n 2 --quiet").exit_code == 0);
  for (std::size_t future = 0; future < 2; ++future) {
    const Trajectory twin = trajectory_of(study, "nothing.h5", 0, future);
    const Trajectory arm = trajectory_of(study, "nothing.h5", 1, future);
    CHECK(same_bits(twin.region, arm.region));
    CHECK(same_bits(twin.sector, arm.sector));
  }
}

TEST_CASE("a region alone is a baseline", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run region.yaml -n 2 --years 2020-2021 --quiet").exit_code == 0);
  const nlohmann::json summary = study.run("inspect --json region.h5").json();
  CHECK(summary.at("arms") == nlohmann::json{"baseline"});
  CHECK(summary.at("years") == nlohmann::json{2020, 2021});
  const nlohmann::json shown =
      study.run("run region.yaml -n 2 --years 2020-2021 --quiet --json").json();
  CHECK(shown.at("rows").empty());
  CHECK(shown.at("levels").size() == 6);
  CHECK(shown.at("levels")[0].at("indicator") == "grp");
}

TEST_CASE("two scenarios are two arms beside one twin", "[app]") {
  const SmallStudy study;
  study.write_scenario("more.yaml", "3M EUR/year");
  REQUIRE(study.run("run grants.yaml more.yaml -n 2 --quiet -o both.h5").exit_code == 0);
  CHECK(study.run("inspect --json both.h5").json().at("arms") ==
        nlohmann::json{"baseline", "grants", "more"});
}

TEST_CASE("another scenario can take the twin's place", "[app]") {
  const SmallStudy study;
  study.write_scenario("more.yaml", "3M EUR/year");
  const Outcome outcome = study.run("run more.yaml --baseline grants.yaml -n 1 -o b.h5");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.err, Contains("arms: baseline (grants) | more"));
  CHECK_THAT(outcome.out, Contains("more against baseline (grants) in 2024"));
  const nlohmann::json summary = study.run("inspect --json b.h5").json();
  CHECK(summary.at("arms") == nlohmann::json{"baseline", "more"});
  CHECK(summary.at("provenance").at("baseline_scenario") == "grants");
  REQUIRE(study.run("run grants.yaml -n 1 --quiet -o g.h5").exit_code == 0);
  CHECK(same_bits(trajectory_of(study, "b.h5", 0, 0).region,
                  trajectory_of(study, "g.h5", 1, 0).region));
}

TEST_CASE("the same request is recognised and nothing is computed again", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --quiet").exit_code == 0);
  const auto written = std::filesystem::last_write_time(study.file("grants.h5"));
  const Outcome again = study.run("run grants.yaml -n 2");
  CHECK(again.exit_code == 0);
  CHECK_THAT(again.err, Contains("already computed"));
  CHECK(std::filesystem::last_write_time(study.file("grants.h5")) == written);
}

TEST_CASE("more futures of the same study run only the missing ones, and none is lost", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2-3 --quiet").exit_code == 0);
  const Outcome more = study.run("run grants.yaml -n 5");
  REQUIRE(more.exit_code == 0);
  CHECK_THAT(more.err, Contains("finished 3 futures"));
  REQUIRE(study.run("run grants.yaml -n 5 --quiet -o whole.h5").exit_code == 0);
  CHECK(study.data_hash("grants.h5") == study.data_hash("whole.h5"));
  REQUIRE(study.run("run grants.yaml -n 7-8 --quiet").exit_code == 0);
  CHECK(study.run("inspect --json grants.h5").json().at("replicates") ==
        nlohmann::json{0, 1, 2, 3, 4, 7, 8});
}

TEST_CASE("another study at the output path is kept, unless forced", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 2 --quiet").exit_code == 0);
  const std::string before = study.data_hash("grants.h5");
  const Outcome refused = study.run("run grants.yaml -n 2 --seed 2");
  CHECK(refused.exit_code == 5);
  CHECK_THAT(refused.err, Contains("--force"));
  CHECK(study.data_hash("grants.h5") == before);
  CHECK(study.run("run grants.yaml -n 2 --seed 2 --force --quiet").exit_code == 0);
  CHECK(study.data_hash("grants.h5") != before);
}

TEST_CASE("a file that is no study is never replaced, not even by force", "[app]") {
  const SmallStudy study;
  study.folder.write("grants.h5", "dear diary");
  CHECK(study.run("run grants.yaml -n 1").exit_code == 5);
  CHECK(study.run("run grants.yaml -n 1 --force").exit_code == 5);
  CHECK(study.run("run grants.yaml -n 1 --force -o grants.yaml").exit_code == 5);
  CHECK(study.run("run grants.yaml -n 1 --force -o .").exit_code == 5);
  CHECK(std::filesystem::file_size(study.file("grants.h5")) == 10);
  CHECK(study.run("validate grants.yaml").exit_code == 0);
}

TEST_CASE("run --json names study, run and rows", "[app]") {
  const SmallStudy study;
  const nlohmann::json result = study.run("run grants.yaml -n 3 --json").json();
  CHECK(result.at("study") == "grants.h5");
  CHECK(result.at("data_hash") == study.data_hash("grants.h5"));
  CHECK(result.at("rows").size() > 0);
  CHECK(result.at("rows")[0].contains("effect_mean"));
}

TEST_CASE("a study says how it was made", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 1 --force --seed 7").exit_code == 0);
  const nlohmann::json provenance = study.run("inspect --json grants.h5").json().at("provenance");
  CHECK(provenance.at("command_line") == "spearhead run grants.yaml -n 1 --force --seed 7");
  CHECK(provenance.at("seed") == "7");
  const std::string yaml = provenance.at("resolved_yaml");
  CHECK_THAT(yaml, Contains("# arm: baseline") && Contains("# arm: grants"));
}

TEST_CASE("a region at a scale is announced with its real jobs", "[app]") {
  const SmallStudy study;
  study.folder.write("scaled.yaml",
                     "format: 1\ncode: XX01\nyear: 2019\ncurrency: EUR\nscale: 4\n"
                     "employment: region.csv\n");
  CHECK_THAT(study.run("run scaled.yaml -n 1 --years 2020-2020").err, Contains("2900 jobs"));
}

TEST_CASE("a run reminds of the tables that were given and of what is assumed", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("run grants.yaml -n 1");
  CHECK_THAT(outcome.err, Contains(": employment;") && Contains("parameters are assumed"));
  CHECK_THAT(study.run("inspect --json grants.h5").json().at("provenance").at("given_tables"),
             Contains("employment"));
}

TEST_CASE("run counts the sectors with jobs, and one of a thing is one", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("run grants.yaml -n 1 --threads 1");
  CHECK_THAT(outcome.err, Contains("2900 jobs in 3 sectors") && Contains("(1 future each") &&
                              Contains("finished 1 future in ") && Contains("on 1 thread\n"));
  CHECK_THAT(outcome.out, Contains("1 future, paired (a verdict takes 10)"));
}

TEST_CASE("run points out a programme that reached nobody and one that kept its money", "[app]") {
  const SmallStudy study;
  study.write_scenario("nobody.yaml", "1M EUR/year\n    target: {size: \"9000+\"}");
  CHECK_THAT(study.run("run nobody.yaml -n 2 --quiet").out,
             Contains("grants: reached no firm and spent nothing of 3.00 M EUR\n"));
  study.write_scenario("rich.yaml", "900M EUR/year");
  const Outcome rich = study.run("run rich.yaml -n 2 --quiet");
  CHECK_THAT(rich.out, Contains("grants: spent ") && Contains(" of 2.70 bn EUR ("));
  CHECK_THAT(rich.out, Contains("at the end of its programmes (2023) and over all years"));
  const nlohmann::json books = study.run("run rich.yaml -n 2 --json").json().at("programmes");
  REQUIRE(books.size() == 1);
  CHECK(books[0].at("programme") == "grants");
  CHECK(books[0].at("budget") == 2.7e9);
  CHECK(books[0].at("spent") < 2.7e9);
  CHECK(books[0].at("futures_without_award") == 0);
}

TEST_CASE("lists of a target in another order give the same run with the same bits", "[app]") {
  const SmallStudy study;
  const auto run = [&](const std::string& target, const std::string& file) {
    study.write_scenario("grants.yaml",
                         "1M EUR/year\n    selection: merit\n"
                         "    cumulation: free\n    financing: regional\n"
                         "    target: " +
                             target);
    CHECK(study.run("run grants.yaml -n 2 --quiet -o " + file).exit_code == 0);
    const nlohmann::json content = study.run("inspect --json " + file).json();
    return std::pair(content.at("run_id"), content.at("data_hash"));
  };
  const auto one =
      run("{size: [\"0-9\", \"20+\"], any_of: [{rd: performer}, {fields: [F06, F07]}]}", "a.h5");
  const auto turned =
      run("{any_of: [{fields: [F07, F06]}, {rd: performer}], size: [\"20+\", \"0-9\"]}", "b.h5");
  const auto other =
      run("{size: [\"0-9\", \"20+\"], all_of: [{rd: performer}, {fields: [F06, F07]}]}", "c.h5");
  CHECK(one == turned);
  CHECK(one.first != other.first);
  CHECK(one.second != other.second);
}

TEST_CASE("a cache folder that cannot be written is told of and hinders nobody", "[app]") {
  const SmallStudy study;
  study.folder.write("closed", "");
  const Outcome outcome =
      run_program(study.folder.path(),
                  "version >/dev/null; XDG_CACHE_HOME=closed '" SPEARHEAD_PROGRAM
                  "' run region.yaml -n 1 "
                  "--years 2020-2020 --set parameters.spin_up=1 --set parameters.outside_years=10");
  CHECK(outcome.exit_code == 0);
  CHECK_THAT(outcome.err, Contains("cannot be kept in closed/spearhead"));
}

TEST_CASE("a parameter set on the command line changes the run and its id", "[app]") {
  const SmallStudy study;
  REQUIRE(study.run("run grants.yaml -n 1 --quiet -o a.h5").exit_code == 0);
  REQUIRE(study.run("run grants.yaml -n 1 --quiet -o b.h5 --set parameters.hiring_speed=0.4")
              .exit_code == 0);
  const nlohmann::json a = study.run("inspect --json a.h5").json();
  const nlohmann::json b = study.run("inspect --json b.h5").json();
  CHECK(a.at("run_id") != b.at("run_id"));
  CHECK(a.at("data_hash") != b.at("data_hash"));
}

}  // namespace spearhead::tests
