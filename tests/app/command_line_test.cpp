#include <csignal>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/app/program.h"

namespace spearhead::tests {
namespace {

using Catch::Contains;

Outcome shell(const std::string& arguments) {
  const TemporaryFolder folder;
  return run_program(folder.path(), arguments);
}

}  // namespace

TEST_CASE("help is given everywhere, with examples", "[app]") {
  CHECK_THAT(shell("--help").out, Contains("run"));
  for (const std::string command : {"run", "inspect", "validate", "list", "version"}) {
    const Outcome outcome = shell(command + " --help");
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.out, Contains("Examples:"));
    CHECK(shell("help " + command).out == outcome.out);
  }
}

TEST_CASE("an unknown command or option names the nearest one", "[app]") {
  const Outcome command = shell("rnu x.yaml");
  CHECK(command.exit_code == 2);
  CHECK_THAT(command.err, Contains("did you mean 'run'"));
  const Outcome option = shell("run x.yaml --sedd 3");
  CHECK(option.exit_code == 2);
  CHECK_THAT(option.err, Contains("did you mean --seed"));
}

TEST_CASE("options are not guessed from their beginning", "[app]") {
  CHECK(shell("run x.yaml --thr 2").exit_code == 2);
}

TEST_CASE("numbers on the command line are whole and within bounds", "[app]") {
  const SmallStudy study;
  for (const std::string wrong :
       {"--seed -5", "--seed 1.5", "--seed x", "-n 0", "-n 5-2", "-n -3", "--threads 99999",
        "--years 2020", "--years 2024-2020", "-n 99999999999999999999"}) {
    INFO(wrong);
    CHECK(study.run("run grants.yaml " + wrong).exit_code == 2);
  }
  CHECK_FALSE(std::filesystem::exists(study.file("grants.h5")));
}

TEST_CASE("missing and superfluous words are refused", "[app]") {
  CHECK(shell("run").exit_code == 2);
  CHECK(shell("inspect").exit_code == 2);
  CHECK(shell("inspect a.h5 b.h5").exit_code == 2);
  CHECK(shell("version 7").exit_code == 2);
}

TEST_CASE("two scenarios with one name are refused", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("run grants.yaml ./grants.yaml");
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, Contains("grants"));
}

TEST_CASE("scenarios of one study must agree in everything but programmes", "[app]") {
  const SmallStudy study;
  study.folder.write("later.yaml",
                     "format: 1\nname: Later\nregion: region.yaml\nyears: [2021, 2024]\n");
  const Outcome outcome = study.run("run grants.yaml later.yaml");
  CHECK(outcome.exit_code == 2);
  CHECK_THAT(outcome.err, Contains("years"));
}

TEST_CASE("invalid input is refused with exit 3, its place, and a JSON form", "[app]") {
  const SmallStudy study;
  study.write_scenario("bad.yaml", "1M EUR");
  const Outcome text = study.run("run bad.yaml");
  CHECK(text.exit_code == 3);
  CHECK_THAT(text.err, Contains("bad.yaml:9:13"));
  CHECK(study.run("validate bad.yaml").exit_code == 3);
  const nlohmann::json json = study.run("validate --json bad.yaml").json();
  CHECK(json.at("diagnostics")[0].at("line") == 9);
  CHECK(study.run("validate grants.yaml region.yaml").exit_code == 0);
}

TEST_CASE("files that cannot be read are exit 5", "[app]") {
  const SmallStudy study;
  CHECK(study.run("run nowhere.yaml").exit_code == 5);
  CHECK_THAT(study.run("run cumbria").err, Contains("scenarios/regions/cumbria.yaml"));
  CHECK(study.run("validate nowhere.yaml").exit_code == 5);
  CHECK(study.run("inspect nowhere.h5").exit_code == 5);
  study.folder.write("text.h5", "no study");
  CHECK(study.run("inspect text.h5").exit_code == 5);
}

TEST_CASE("a study that cannot be written is exit 5 and leaves nothing", "[app]") {
  const SmallStudy study;
  const Outcome outcome = study.run("run grants.yaml -n 1 -o missing/folder/x.h5");
  CHECK(outcome.exit_code == 5);
  CHECK_FALSE(std::filesystem::exists(study.file("missing")));
}

TEST_CASE("an interrupted run keeps what is finished, and the same command goes on from there",
          "[app][bits]") {
  const SmallStudy study;
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that is killed leaves nobody behind
    if (chdir(study.folder.path().c_str()) != 0) _exit(99);
    execl(SPEARHEAD_PROGRAM, SPEARHEAD_PROGRAM, "run", "grants.yaml", "-n", "900000", "--quiet",
          static_cast<char*>(nullptr));
    _exit(99);
  }
  const std::filesystem::path first = study.file("grants.h5.parts/000000.future");
  for (int waited = 0; !std::filesystem::exists(first) && waited < 30'000; ++waited) usleep(1000);
  kill(child, SIGINT);
  int status = 0;
  waitpid(child, &status, 0);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 130);
  CHECK_FALSE(std::filesystem::exists(study.file("grants.h5")));
  CHECK_FALSE(std::filesystem::exists(study.file("grants.h5.tmp")));
  REQUIRE(std::filesystem::exists(first));

  const Outcome resumed = study.run("run grants.yaml -n 3");
  CHECK(resumed.exit_code == 0);
  CHECK_THAT(resumed.err, Contains("finished future"));
  // The study has them now; what was finished beyond its three futures stays for a larger one.
  CHECK_FALSE(std::filesystem::exists(first));
  CHECK_FALSE(std::filesystem::exists(study.file("grants.h5.parts/000002.future")));
  CHECK(study.run("run grants.yaml -n 3 -o whole.h5").exit_code == 0);
  CHECK(study.run("inspect grants.h5 --json").json().at("data_hash") ==
        study.run("inspect whole.h5 --json").json().at("data_hash"));
}

TEST_CASE("strange file names and full outputs end with a sentence and an exit code", "[app]") {
  const SmallStudy study;
  const std::string endless(300, 'a');
  CHECK(study.run("validate " + endless).exit_code == 5);
  CHECK(study.run("run " + endless).exit_code == 5);
  CHECK(study.run("run grants.yaml -n 1 -o " + endless + ".h5").exit_code == 5);
  CHECK(study.run("run grants.yaml -n 1 -o ''").exit_code == 2);
  CHECK(study.run("run grants.yaml -n 1 --json -o $(printf 'x\\377.h5')").json().contains("study"));
  CHECK(study.run("list instruments > /dev/full; exit $?; true").exit_code == 5);
  CHECK(study.run("list parameters --json > /dev/full; exit $?; true").exit_code == 5);
}

TEST_CASE("list tells of everything by name, as text and as JSON", "[app]") {
  for (const std::string what :
       {"instruments", "indicators", "parameters", "regions", "sectors", "fields", "phases"}) {
    INFO(what);
    const nlohmann::json listed = shell("list --json " + what).json();
    REQUIRE(listed.contains(what));
    CHECK(listed.at(what).size() > 0);
    for (const nlohmann::json& each : listed.at(what)) CHECK(each.contains("name"));
    CHECK(shell("list " + what).exit_code == 0);
  }
  CHECK(shell("list indicators --json").json().at("sector_indicators").size() > 0);
  CHECK(shell("list indicators --json").json().at("cluster_indicators").size() > 0);
  CHECK_THAT(shell("list indicators").out, Contains("location_quotient"));
  CHECK_THAT(shell("list parameters spin_off_productivity_most").out,
             Contains("spin_off_productivity_most  "));
  CHECK_THAT(shell("list phases hire").out, Contains("labour pools"));
  CHECK_THAT(shell("list instruments rd_subsidy").out, Contains("duration"));
  CHECK(shell("list parameters pass_thruogh").exit_code == 2);
  CHECK_THAT(shell("list parameters pass_thruogh").err, Contains("pass_through"));
  CHECK_THAT(shell("list sector").err, Contains("sectors"));
}

TEST_CASE("version names the build", "[app]") {
  CHECK_THAT(shell("version").out, Contains("spearhead"));
  CHECK(shell("version --json").json().contains("compiler"));
  CHECK(shell("--version").exit_code == 0);
}

}  // namespace spearhead::tests
