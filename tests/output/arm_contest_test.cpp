#include "output/arm_contest.h"

#include <cmath>
#include <limits>
#include <sstream>

#include <catch2/catch.hpp>

#include "output/desired.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

using Catch::Contains;
using Names = std::vector<std::string>;

const Names kNames{"baseline", "grants", "vouchers", "both"};

/// An arm that has `more` than the luck of each of `n` futures, give or take 1.
std::vector<double> arm_with(double more, std::size_t n) {
  std::vector<double> values;
  for (std::size_t k = 0; k < n; ++k) {
    values.push_back(static_cast<double>(k * 3 % 7) + more + (k % 2 == 0 ? 1.0 : -1.0) * more / 50);
  }
  return values;
}

ArmSeries series(const std::string& indicator, const std::vector<double>& more,
                 std::size_t n = 12) {
  ArmSeries result{"FI1", indicator, indicator == "grp" ? "EUR/year" : "1", {}};
  for (const double each : more) result.arms.push_back(arm_with(each, n));
  return result;
}

ArmContest contest_of(const ArmSeries& one, const Names& names = kNames, bool baseline = false) {
  return arm_contest(std::vector<ArmSeries>{one}, names, 2030, baseline);
}

StudyDescription description() {
  StudyDescription study;
  study.arms = kNames;
  study.first_year = 2025;
  study.years = 6;
  study.regions = {{"FI1", "Somewhere"}};
  study.currency = "EUR";
  return study;
}

}  // namespace

TEST_CASE("arms are compared in pairs, the later less the earlier", "[compare][contest]") {
  const ArmContest contest = contest_of(series("grp", {0, 10, 20, 50}));
  REQUIRE(contest.differences.size() == 3);
  CHECK(contest.differences[0].arm == "vouchers");
  CHECK(contest.differences[0].against == "grants");
  CHECK(contest.differences[0].effect.effect_mean == Approx(10));
  CHECK(contest.differences[0].says() == "vouchers is better than grants by 10 EUR/year");
  CHECK(contest.differences[2].arm == "both");
  CHECK(contest.differences[2].against == "vouchers");
}

TEST_CASE("arms changed over change the sign and nothing else", "[compare][contest]") {
  const ArmDifference forth =
      contest_of(series("grp", {0, 10, 20}), {"baseline", "a", "b"}).differences.at(0);
  const ArmDifference back =
      contest_of(series("grp", {0, 20, 10}), {"baseline", "b", "a"}).differences.at(0);
  CHECK(back.effect.effect_mean == Approx(-forth.effect.effect_mean));
  CHECK(back.effect.mean_lo95 == Approx(-forth.effect.mean_hi95));
  CHECK(back.effect.p05 == Approx(-forth.effect.p95));
  CHECK(back.says() == forth.says());
  CHECK(back.better() == "b");
}

TEST_CASE("what the intervals do not separate is not ranked", "[compare][contest]") {
  ArmSeries same = series("grp", {0, 10, 10});
  for (std::size_t k = 0; k < 12; ++k) same.arms[2][k] += k % 3 == 0 ? 4 : -2;
  const ArmContest contest = contest_of(same, {"baseline", "a", "b"});
  CHECK(contest.differences[0].better().empty());
  CHECK(contest.differences[0].says() == "a and b cannot be told apart with 12 futures");
  CHECK(contest.standings[0].groups == std::vector<std::size_t>{1});
  CHECK(contest.standings[1].groups == std::vector<std::size_t>{1});
}

TEST_CASE("few futures tell nothing apart", "[compare][contest]") {
  const ArmContest contest = contest_of(series("grp", {0, 10, 20}, 9), {"baseline", "a", "b"});
  CHECK(contest.differences[0].says() ==
        "a and b cannot be told apart with 9 futures, which are too few for a verdict");
  const ArmContest one = contest_of(series("grp", {0, 10, 20}, 1), {"baseline", "a", "b"});
  CHECK_THAT(one.differences[0].says(), Contains("with 1 future,"));
  CHECK(one.standings[1].regret.share_best == 1);
}

TEST_CASE("ties speak for neither arm", "[compare][contest]") {
  // Equal in 5 futures, one more in 7: higher in 9.5 of 12, and the same the other way round.
  ArmSeries ties{
      "FI1",
      "firms",
      "firms",
      {std::vector<double>(12, 5.0), std::vector<double>(12, 5.0), std::vector<double>(12, 5.0)}};
  for (std::size_t k = 0; k < 7; ++k) ties.arms[2][k] = 6;
  const Names forth{"baseline", "a", "b"};
  const Names back{"baseline", "b", "a"};
  CHECK(contest_of(ties, forth).differences[0].better() == "b");
  CHECK(contest_of(ties, forth).differences[0].effect.better == 7);
  std::swap(ties.arms[1], ties.arms[2]);
  CHECK(contest_of(ties, back).differences[0].better() == "b");
  // One more in 3, one less in 2: 6.5 of 12.
  for (std::size_t k = 0; k < 12; ++k) ties.arms[1][k] = k < 3 ? 6 : k < 5 ? 4 : 5;
  CHECK(contest_of(ties, back).differences[0].better().empty());
}

TEST_CASE("less unemployment is better, and of variety there is only higher",
          "[compare][contest]") {
  const Names names{"baseline", "a", "b"};
  CHECK(contest_of(series("unemployment_rate", {0, 10, 20}), names).differences[0].says() ==
        "a is better than b by 10");
  CHECK(contest_of(series("related_variety", {0, 10, 20}), names).differences[0].says() ==
        "b is higher than a by 10");
  CHECK(contest_of(series("unemployment_rate", {0, 10, 20}), names).standings[0].regret.best == 12);
  const ArmContest structure = contest_of(series("related_variety", {0, 10, 20, 50}));
  CHECK(structure.standings[2].groups == std::vector<std::size_t>{1});
  CHECK_FALSE(structure.standings[2].ranked);
  CHECK(std::isnan(structure.standings[2].regret.mean.mean));
  CHECK(structure.standings[2].regret.n == 12);
  CHECK_THAT(contest_text(description(), structure),
             Contains("related_variety (highest first)") && !Contains("regret"));
  CHECK_THAT(csv_text(standing_records(structure)), Contains(",,,,,,,12,1\n"));
  CHECK(best_of("deaths") == Best::lowest);
  CHECK(best_of("hhi") == Best::highest);
}

TEST_CASE("groups stand in the order of their means, and arms between in two",
          "[compare][contest]") {
  // a and c are apart by 3, b lies between them within a spread of 5.
  ArmSeries row{"FI1", "grp", "EUR/year", {}};
  for (const double more : {0.0, 10.0, 11.5, 13.0})
    row.arms.push_back(std::vector<double>(12, more));
  for (std::size_t k = 0; k < 12; ++k) row.arms[2][k] += k % 2 == 0 ? 5 : -5;
  const ArmContest contest = contest_of(row, {"baseline", "a", "b", "c"});
  CHECK(contest.standings[2].groups == std::vector<std::size_t>{1});     // c, the best
  CHECK(contest.standings[1].groups == std::vector<std::size_t>{1, 2});  // b
  CHECK(contest.standings[0].groups == std::vector<std::size_t>{2});
  CHECK_THAT(contest_text(description(), contest), Contains("c, b | b, a"));
}

TEST_CASE("the baseline takes part when it is asked to", "[compare][contest]") {
  const ArmSeries row = series("grp", {0, -5, 10, 20});
  CHECK(contest_of(row).standings.size() == 3);
  const ArmContest with = contest_of(row, kNames, true);
  REQUIRE(with.standings.size() == 4);
  CHECK(with.standings[0].arm == "baseline");
  CHECK(with.standings[0].regret.mean.mean == Approx(20));
  CHECK(with.differences.size() == 3);
  const ArmContest alone = contest_of(series("grp", {0, 10}), {"baseline", "a"}, true);
  CHECK(alone.standings.size() == 2);
  CHECK(alone.differences.empty());
}

TEST_CASE("one policy alone is no contest", "[compare][contest]") {
  const ArmContest contest = contest_of(series("grp", {0, 10}), {"baseline", "a"});
  CHECK(contest.differences.empty());
  CHECK(contest.standings.empty());
  CHECK(contest_text(description(), contest).empty());
}

TEST_CASE("values that are no numbers are told of and separate nothing", "[compare][contest]") {
  ArmSeries row = series("grp", {0, 10, 20});
  row.arms[1][4] = std::numeric_limits<double>::quiet_NaN();
  const ArmContest contest = contest_of(row, {"baseline", "a", "b"});
  CHECK(contest.differences[0].says() ==
        "a and b cannot be compared: not every future has a number");
  CHECK(std::isnan(contest.standings[1].regret.mean.mean));
  CHECK(contest.standings[0].groups == contest.standings[1].groups);
  CHECK_THAT(csv_text(difference_records(contest)), Contains(",no clear effect,,"));
  CHECK_THAT(contest_text(description(), contest), Contains("cannot be compared"));
}

TEST_CASE("more arms than make groups have differences and regrets", "[compare][contest]") {
  std::vector<double> more;
  Names names;
  for (std::size_t i = 0; i <= kMostGroupedArms + 1; ++i) {
    more.push_back(10.0 * static_cast<double>(i));
    names.push_back("arm" + std::to_string(i));
  }
  const ArmContest contest = contest_of(series("grp", more), names);
  CHECK(contest.standings.size() == kMostGroupedArms + 1);
  CHECK(contest.standings[0].groups.empty());
  const std::string text = contest_text(description(), contest);
  CHECK_THAT(text, Contains("--table arms") && Contains("not put into groups"));
}

TEST_CASE("tables of arms keep to their width and say how many were looked at",
          "[compare][contest]") {
  Names names{"baseline", "a_scenario_with_a_name_as_long_as_some_people_like", "räksmörgås", "b"};
  const std::vector<ArmSeries> rows{series("grp", {0, 1e7, 2e7, 2.01e7}),
                                    series("innovations_incremental", {0, 10, 20, 20})};
  const std::string text = contest_text(description(), arm_contest(rows, names, 2030, true));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(cells(line) <= 100);
  }
  CHECK_THAT(text, Contains("3 pairs x 2 indicators") && Contains("2030, the last year") &&
                       Contains("5-95 % of") && Contains("its 95 %"));
}

}  // namespace spearhead::output
