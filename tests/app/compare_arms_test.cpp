#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/app/program.h"

namespace spearhead::tests {
namespace {

using Catch::Contains;
using Json = nlohmann::json;

/// Scenarios `a.yaml`, `b.yaml` and `ab.yaml` with one programme each, and with both.
class Factorial : public SmallStudy {
 public:
  Factorial() {
    folder.write("a.yaml", kHead + kFirst);
    folder.write("b.yaml", kHead + kSecond);
    folder.write("ab.yaml", kHead + kSecond + kFirst);
  }
  Json compared(const std::string& words) const {
    const Outcome outcome = run("compare " + words + " --json");
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    return outcome.json();
  }

  const std::string kHead =
      "format: 1\nname: Grants\nregion: region.yaml\nyears: [2020, 2022]\nprogrammes:\n";
  const std::string kFirst =
      "  - {id: first, instrument: rd_subsidy, years: [2020, 2022], budget: 1M EUR/year}\n";
  const std::string kSecond =
      "  - {id: second, instrument: rd_subsidy, years: [2020, 2022], budget: 3M EUR/year}\n";
};

std::vector<std::string> keys_of(const Json& row) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : row.items()) keys.push_back(key);
  return keys;
}

const Json& row_of(const Json& rows, const std::string& key, const std::string& value,
                   const std::string& indicator) {
  const auto found = std::ranges::find_if(rows, [&](const Json& row) {
    return row.at(key) == value && row.at("indicator") == indicator;
  });
  REQUIRE(found != rows.end());
  return *found;
}

}  // namespace

TEST_CASE("compare sets the arms of a study against each other in plain words", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml b.yaml -n 12 --quiet").exit_code == 0);
  const Outcome outcome = study.run("compare a.h5");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("b against a in 2022, the last year") &&
                              Contains("cannot be told apart with 12 futures") &&
                              Contains("b is better than a: ") && Contains("regret in 2022") &&
                              Contains("at fixed parameters"));
  const Json rows = study.compared("a.h5").at("arms");
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].at("arm") == "b");
  CHECK(rows[0].at("against") == "a");
  for (const char* key : {"p05", "p95", "share_better", "mean_lo95", "mean_hi95", "n", "says"}) {
    CHECK(rows[0].contains(key));
  }
}

TEST_CASE("a difference of arms is that of their effects", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml b.yaml -n 3 --quiet").exit_code == 0);
  const Json document = study.compared("a.h5");
  for (const Json& row : document.at("arms")) {
    const std::string indicator = row.at("indicator");
    const double a = row_of(document.at("rows"), "arm", "a", indicator).at("effect_mean");
    const double b = row_of(document.at("rows"), "arm", "b", indicator).at("effect_mean");
    CHECK(row.at("effect_mean").get<double>() == Approx(b - a).margin(1e-6));
    CHECK(row.at("verdict") == "too few futures");
    CHECK(row.at("better").is_null());
    CHECK_THAT(row.at("says").get<std::string>(), Contains("too few for a verdict"));
  }
}

TEST_CASE("arms of several studies are compared as if they were of one", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml b.yaml -n 4 --quiet -o one.h5").exit_code == 0);
  REQUIRE(study.run("run a.yaml -n 4 --quiet").exit_code == 0);
  REQUIRE(study.run("run b.yaml -n 4 --quiet").exit_code == 0);
  const Json one = study.compared("one.h5");
  const Json two = study.compared("a.h5 b.h5");
  CHECK(one.at("arms") == two.at("arms"));
  CHECK(one.at("regret") == two.at("regret"));
  CHECK(two.at("notes").empty());
  // An arm that two of the files have is the same arm.
  CHECK(study.compared("one.h5 a.h5 b.h5").at("arms") == one.at("arms"));
}

TEST_CASE("the regret table keeps its last column where arms have long names", "[app][arms]") {
  const Factorial study;
  study.folder.write("a_policy_with_a_long_name_indeed.yaml", study.kHead + study.kFirst);
  study.folder.write("another_policy_with_a_long_name.yaml", study.kHead + study.kSecond);
  REQUIRE(study
              .run("run a_policy_with_a_long_name_indeed.yaml another_policy_with_a_long_name.yaml "
                   "-n 12 --quiet -o long.h5")
              .exit_code == 0);
  const std::string out = study.run("compare long.h5").out;
  const std::size_t table = out.find("regret in 2022");
  REQUIRE(table != std::string::npos);
  const std::string regrets = out.substr(table, out.find("\n\n", table) - table);
  CHECK_THAT(regrets, Contains("best in,\n") && Contains("of 12\n"));
}

TEST_CASE("the order of files turns differences and keeps regrets", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml -n 4 --quiet").exit_code == 0);
  REQUIRE(study.run("run b.yaml -n 4 --quiet").exit_code == 0);
  const Json forth = study.compared("a.h5 b.h5");
  const Json back = study.compared("b.h5 a.h5");
  for (std::size_t i = 0; i < forth.at("arms").size(); ++i) {
    const double one = forth["arms"][i].at("effect_mean");
    const double other = back["arms"][i].at("effect_mean");
    CHECK(one == Approx(-other));
  }
  for (const Json& row : forth.at("regret")) {
    CHECK(row_of(back.at("regret"), "arm", row.at("arm"), row.at("indicator")) == row);
  }
}

TEST_CASE("studies of other luck are not compared, and compare says so", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml -n 2 --quiet").exit_code == 0);
  REQUIRE(study.run("run b.yaml -n 2 --quiet --seed 2").exit_code == 0);
  REQUIRE(study.run("run b.yaml -n 3 --quiet -o longer.h5").exit_code == 0);
  const Json document = study.compared("a.h5 b.h5 longer.h5");
  CHECK(document.at("arms").empty());
  REQUIRE(document.at("notes").size() == 2);
  CHECK_THAT(document.at("notes")[0].get<std::string>(), Contains("b.h5") && Contains("seed"));
  CHECK_THAT(document.at("notes")[1].get<std::string>(), Contains("futures"));
  const Outcome csv = study.run("compare a.h5 b.h5 --format csv --table arms");
  CHECK(csv.exit_code == 0);
  CHECK(std::ranges::count(csv.out, '\n') == 1);
  CHECK_THAT(csv.err, Contains("note: ") && Contains("seed"));
  CHECK_THAT(study.run("compare a.h5 b.h5").out, Contains("note: arms of b.h5"));
}

TEST_CASE("one policy has nobody to be compared with but the baseline", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml -n 2 --quiet").exit_code == 0);
  CHECK(study.compared("a.h5").at("regret").empty());
  CHECK_THAT(study.run("compare a.h5").out, !Contains("regret"));
  const Json rows = study.compared("a.h5 --with-baseline").at("regret");
  REQUIRE(rows.size() == 12);
  CHECK(rows[0].at("arm") == "baseline");
  CHECK(rows[0].at("arms") == 2);
  CHECK(rows[0].at("share_best").get<double>() + rows[1].at("share_best").get<double>() >= 1);
}

TEST_CASE("compare finds a factorial design and says what two policies are to each other",
          "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml b.yaml ab.yaml -n 12 --quiet -o all.h5").exit_code == 0);
  const Json document = study.compared("all.h5 --interactions");
  const Json& rows = document.at("interactions");
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].at("first") == "a");
  CHECK(rows[0].at("second") == "b");
  CHECK(rows[0].at("both") == "ab");
  for (const Json& row : rows) {
    const auto effect = [&](const char* arm) {
      return row_of(document.at("rows"), "arm", arm, row.at("indicator"))
          .at("effect_mean")
          .get<double>();
    };
    CHECK(row.at("interaction_mean").get<double>() ==
          Approx(effect("ab") - effect("a") - effect("b")).margin(1e-6));
  }
  CHECK_THAT(study.run("compare all.h5 --interactions").out,
             Contains("a and b together (ab) in 2022") && Contains("interaction"));
  CHECK_FALSE(study.compared("all.h5").contains("interactions"));
}

TEST_CASE("a design may lie in several studies", "[app][arms]") {
  const Factorial study;
  for (const char* name : {"a", "b", "ab"}) {
    REQUIRE(study.run("run " + std::string(name) + ".yaml -n 2 --quiet").exit_code == 0);
  }
  const Json rows = study.compared("ab.h5 a.h5 b.h5 --interactions").at("interactions");
  REQUIRE(rows.size() == 6);
  CHECK(rows[0].at("both") == "ab");
  CHECK(rows[0].at("together") == "too few futures");
}

TEST_CASE("without a design compare says what would be needed", "[app][arms]") {
  const Factorial study;
  study.folder.write("other.yaml", study.kHead + study.kSecond +
                                       "  - {id: first, instrument: rd_subsidy, years: [2020, "
                                       "2022], budget: 2M EUR/year}\n");
  // Of the union one programme is defined otherwise.
  REQUIRE(study.run("run a.yaml b.yaml other.yaml -n 2 --quiet").exit_code == 0);
  const Outcome outcome = study.run("compare a.h5 --interactions");
  CHECK(outcome.exit_code == 2);
  CHECK(outcome.out.empty());
  CHECK_THAT(outcome.err, Contains("defined alike") && Contains("baseline has none") &&
                              Contains("other has first, second"));
  CHECK(study.run("compare a.h5 --format csv --table interactions").exit_code == 2);
}

TEST_CASE("compare shows who gains and who loses", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml -n 10 --quiet --record firms").exit_code == 0);
  const Outcome outcome = study.run("compare a.h5 --groups");
  REQUIRE(outcome.exit_code == 0);
  CHECK_THAT(outcome.out, Contains("who gains and who loses by a in 2022") &&
                              Contains("effects looked at") && Contains("Holm") &&
                              Contains("support: never supported") && Contains("displacement: "));
  const Json document = study.compared("a.h5 --groups");
  const Json& groups = document.at("groups");
  double jobs = 0;
  for (const Json& row : groups) {
    if (row.at("kind") == "size" || row.at("kind") == "entry") {
      if (row.at("indicator") == "employment") jobs += row.at("effect_mean").get<double>();
    }
    CHECK(row.at("looked_at") > 0);
    CHECK(row.at("clear").is_boolean());
  }
  // The classes of a kind add up to the region.
  CHECK(
      jobs ==
      Approx(row_of(document.at("rows"), "arm", "a", "employment").at("effect_mean").get<double>())
          .epsilon(1e-3));
  CHECK(document.at("displacement").size() == 1);
  CHECK(document.at("notes").empty());
  CHECK_FALSE(study.compared("a.h5").contains("groups"));
}

TEST_CASE("without records of firms groups are sectors", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml -n 2 --quiet").exit_code == 0);
  const Json document = study.compared("a.h5 --groups");
  CHECK_FALSE(document.at("groups").empty());
  for (const Json& row : document.at("groups")) CHECK(row.at("kind") == "sector");
  CHECK_THAT(document.at("notes")[0].get<std::string>(), Contains("--record firms"));
  CHECK_THAT(study.run("compare a.h5 --groups").out, Contains("note: a.h5 keeps no single firms"));
}

TEST_CASE("every table of a comparison is there in every format", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml b.yaml ab.yaml -n 2 --quiet --record firms -o all.h5").exit_code ==
          0);
  const Json document = study.compared("all.h5 --interactions --groups");
  for (const char* table :
       {"prices", "money", "arms", "regret", "interactions", "groups", "displacement"}) {
    INFO(table);
    const Outcome csv = study.run("compare all.h5 --format csv --table " + std::string(table));
    REQUIRE(csv.exit_code == 0);
    const std::string header = csv.out.substr(0, csv.out.find('\n'));
    CHECK_THAT(header, Catch::EndsWith(",intervals_hold"));
    CHECK_THAT(csv.out, Catch::EndsWith(",futures at fixed parameters\n"));
    for (const std::string& key : keys_of(document.at(table).at(0))) {
      CHECK_THAT(header, Contains(key));
    }
  }
  CHECK_THAT(study.run("compare all.h5 --format csv").out,
             Contains("clear_since,first_clear,last_clear,largest_share,mean_without,"
                      "intervals_hold"));
  CHECK_THAT(study.run("compare all.h5 --format md --interactions --groups").out,
             Contains("### Prices") && Contains("### Money") &&
                 Contains("### Arms against each other") && Contains("### Regret") &&
                 Contains("### Interactions") && Contains("### Displacement") &&
                 Contains("> Intervals hold"));
  CHECK_THAT(study.run("compare all.h5 --interactions --groups").out,
             Contains("price of a, ") && Contains("money of a, ") && Contains("b against a in") &&
                 Contains("regret in") && Contains("a and b together (ab)") &&
                 Contains("who gains and who loses") && Contains("displacement: "));
  CHECK(document.at("intervals")[0].at("parameters") == "fixed");
}

TEST_CASE("compare refuses tables that it has not", "[app][arms]") {
  const Factorial study;
  REQUIRE(study.run("run a.yaml -n 2 --quiet").exit_code == 0);
  const auto refusal = [&](const std::string& words) {
    const Outcome outcome = study.run("compare a.h5 " + words);
    CHECK(outcome.exit_code == 2);
    return outcome.err;
  };
  CHECK_THAT(refusal("--format csv --table efects"), Contains("did you mean 'effects'?"));
  CHECK_THAT(refusal("--table arms"), Contains("--format csv"));
  CHECK_THAT(refusal("--format csv --groups --interactions"), Contains("--table"));
  CHECK(study.run("compare a.h5 --format csv --groups").exit_code == 0);
}

}  // namespace spearhead::tests
