#include "output/analysis/interaction.h"

#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "output/analysis/factorial.h"
#include "output/interactions.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

using Series = std::vector<double>;

constexpr std::size_t kFutures = 12;

/// Luck of a future, the same in all arms, and what differs a little from future to future.
double luck(std::size_t k) { return 100 + 7.0 * static_cast<double>(k % 5); }
double ripple(std::size_t k) { return k % 2 == 0 ? 0.5 : -0.5; }

/// The four arms when the policies alone add `first` and `second`, and together `both`.
struct Four {
  Series neither, first, second, both;

  Four(double add_first, double add_second, double add_both) {
    for (std::size_t k = 0; k < kFutures; ++k) {
      neither.push_back(luck(k));
      first.push_back(luck(k) + add_first + ripple(k));
      second.push_back(luck(k) + add_second - ripple(k / 2));
      both.push_back(luck(k) + add_both + ripple(k / 3));
    }
  }
  Interaction seen(std::optional<Best> best = Best::highest) const {
    return interaction({neither, first, second, both}, best);
  }
};

const Programmes kNone;
const Programmes kA{{"a", "budget 1"}};
const Programmes kB{{"b", "budget 2"}};
const Programmes kAb{{"a", "budget 1"}, {"b", "budget 2"}};

using Designs = std::vector<FactorialDesign>;

Designs designs(const std::vector<Programmes>& arms) { return factorial_designs(arms); }

}  // namespace

TEST_CASE("additive effects have no interaction", "[compare][interaction]") {
  Series neither, first, second, both;
  for (std::size_t k = 0; k < kFutures; ++k) {
    const double a = 3 + static_cast<double>(k % 3);
    const double b = 5 - static_cast<double>(k % 4);
    neither.push_back(luck(k));
    first.push_back(luck(k) + a);
    second.push_back(luck(k) + b);
    both.push_back(luck(k) + a + b);
  }
  const Interaction seen = interaction({neither, first, second, both}, Best::highest);
  CHECK(seen.effect.effect_mean == 0);
  CHECK(seen.effect.mean_lo95 == 0);
  CHECK(seen.effect.mean_hi95 == 0);
  CHECK(seen.together == Together::no_clear_interaction);
}

TEST_CASE("an interaction is what one computes by hand", "[compare][interaction]") {
  // (8 - 1) - (3 - 1) - (4 - 1) = 2, (6 - 2) - (5 - 2) - (4 - 2) = -1, (9 - 0) - 2 - 3 = 4.
  const Series neither{1, 2, 0}, first{3, 5, 2}, second{4, 4, 3}, both{8, 6, 9};
  const Interaction seen = interaction({neither, first, second, both}, Best::highest);
  CHECK(seen.effect.effect_mean == Approx(5 / 3.0));
  // Variance 19 / 3, t(2, 0.975) = 4.3026527297.
  CHECK(seen.effect.mean_hi95 == Approx(5 / 3.0 + 4.3026527297 * std::sqrt(19 / 9.0)));
  // Three futures tell nobody which of the two is better alone.
  CHECK(seen.better == BetterAlone::not_told);
  CHECK_FALSE(seen.against_better);
  CHECK(seen.together == Together::too_few_futures);
}

TEST_CASE("the sign of a clear interaction says what two policies are to each other",
          "[compare][interaction]") {
  CHECK(Four(10, 6, 30).seen().together == Together::complement);
  CHECK(Four(10, 6, 16).seen().together == Together::no_clear_interaction);
  CHECK(Four(10, 6, 12).seen().together == Together::duplicate);
  CHECK(Four(10, 6, 10).seen().together == Together::duplicate);
  CHECK(Four(10, 6, 7).seen().together == Together::contradict);
  CHECK(Four(10, 6, -5).seen().together == Together::contradict);
}

TEST_CASE("what is clearly worse than the better one alone contradicts it only if one is better",
          "[compare][interaction]") {
  // The two alone cannot be told apart; both together lie between them, or below each.
  Four four(10, 10.1, 9);
  for (std::size_t k = 0; k < kFutures; ++k) four.second[k] += k % 2 == 0 ? 8 : -8;
  CHECK(four.seen().better == BetterAlone::not_told);
  CHECK_FALSE(four.seen().against_better);
  CHECK(four.seen().together == Together::duplicate);
  for (std::size_t k = 0; k < kFutures; ++k) four.both[k] -= 8;
  CHECK(four.seen().together == Together::contradict);
}

TEST_CASE("of a region's structure there is only more and less than the sum",
          "[compare][interaction]") {
  CHECK(Four(10, 6, 30).seen(std::nullopt).together == Together::more_than_sum);
  CHECK(Four(10, 6, 7).seen(std::nullopt).together == Together::less_than_sum);
  CHECK(Four(10, 6, 16).seen(std::nullopt).together == Together::no_clear_interaction);
  CHECK(Four(10, 6, 30).seen(std::nullopt).better == BetterAlone::not_told);
  CHECK(std::string(together_text(Together::more_than_sum)) == "more than the sum");
  CHECK(std::string(together_text(Together::less_than_sum)) == "less than the sum");
  const Four four(10, 6, 30);
  const ArmSeries row{"FI1", "hhi", "1", {four.neither, four.first, four.second, four.both}};
  const auto rows =
      interactions(std::vector<ArmSeries>{row},
                   std::vector<std::string>{"baseline", "a", "b", "ab"}, Designs{{1, 2, 3}}, 2030);
  CHECK_THAT(csv_text(interaction_records(rows)), Catch::Contains(",more than the sum,,,,\n"));
}

TEST_CASE("a policy that only harms does not contradict a good one", "[compare][interaction]") {
  // Both are clearly worse than the first alone, but no worse than the sum.
  const Interaction seen = Four(10, -6, 4).seen();
  CHECK(seen.against_better.value().verdict == Verdict::lower);
  CHECK(seen.together == Together::no_clear_interaction);
}

TEST_CASE("where less is better a fall is the gain", "[compare][interaction]") {
  CHECK(Four(-10, -6, -30).seen(Best::lowest).together == Together::complement);
  CHECK(Four(-10, -6, -12).seen(Best::lowest).together == Together::duplicate);
  CHECK(Four(-10, -6, -2).seen(Best::lowest).together == Together::contradict);
  CHECK(Four(-10, -6, -30).seen(Best::lowest).better == BetterAlone::first);
}

TEST_CASE("the order of two policies changes nothing between them", "[compare][interaction]") {
  const Four four(10, 6, 12);
  const Interaction forth = four.seen();
  const Interaction back =
      interaction({four.neither, four.second, four.first, four.both}, Best::highest);
  CHECK(forth.effect.effect_mean == Approx(back.effect.effect_mean));
  CHECK(forth.effect.mean_lo95 == Approx(back.effect.mean_lo95));
  CHECK(forth.better == BetterAlone::first);
  CHECK(back.better == BetterAlone::second);
  CHECK(forth.against_better.value().effect_mean == back.against_better.value().effect_mean);
  CHECK(forth.together == back.together);
}

TEST_CASE("a policy without any effect interacts with nothing", "[compare][interaction]") {
  const Four four(10, 0, 10);
  const Interaction seen =
      interaction({four.neither, four.first, four.neither, four.first}, Best::highest);
  CHECK(seen.effect.effect_mean == 0);
  CHECK(seen.together == Together::no_clear_interaction);
}

TEST_CASE("a value that is no number leaves no clear interaction", "[compare][interaction]") {
  Four four(10, 6, 30);
  four.both[3] = std::numeric_limits<double>::quiet_NaN();
  CHECK(std::isnan(four.seen().effect.effect_mean));
  CHECK(four.seen().together == Together::no_clear_interaction);
  four.both.pop_back();
  CHECK_THROWS_AS(four.seen(), std::invalid_argument);
}

TEST_CASE("the words of an interaction", "[compare][interaction]") {
  CHECK(std::string(together_text(Together::no_clear_interaction)) == "no clear interaction");
  CHECK(std::string(together_text(Together::complement)) == "complement");
  CHECK(std::string(together_text(Together::duplicate)) == "duplicate");
  CHECK(std::string(together_text(Together::contradict)) == "contradict");
  CHECK(std::string(together_text(Together::too_few_futures)) == "too few futures");
}

TEST_CASE("a design is two arms, their union and a baseline", "[compare][interaction]") {
  CHECK(designs({kNone, kA, kB, kAb}) == Designs{{1, 2, 3}});
  CHECK(designs({kNone, kAb, kB, kA}) == Designs{{2, 3, 1}});
  CHECK(designs({kNone, kA, kB}).empty());
  CHECK(designs({kNone, kA, kAb}).empty());
  CHECK(designs({}).empty());
}

TEST_CASE("programmes that differ in anything are not the same", "[compare][interaction]") {
  const Programmes other{{"a", "budget 1"}, {"b", "budget 3"}};
  CHECK(designs({kNone, kA, kB, other}).empty());
  const Programmes more{{"a", "budget 1"}, {"b", "budget 2"}, {"c", "budget 1"}};
  CHECK(designs({kNone, kA, kB, more}).empty());
}

TEST_CASE("three policies and their pairs are three designs", "[compare][interaction]") {
  const Programmes c{{"c", "x"}};
  const Programmes ac{{"a", "budget 1"}, {"c", "x"}};
  const Programmes bc{{"b", "budget 2"}, {"c", "x"}};
  const Programmes abc{{"a", "budget 1"}, {"b", "budget 2"}, {"c", "x"}};
  // abc also is the union of each policy and the pair of the others.
  CHECK(designs({kNone, kA, kB, c, kAb, ac, bc, abc}).size() == 6);
  // Pairs that share a policy would count it twice.
  CHECK(designs({kNone, kAb, bc, abc}).empty());
}

TEST_CASE("with programmes in the baseline a design is what comes on top",
          "[compare][interaction]") {
  const Programmes with_a_c{{"a", "budget 1"}, {"c", "x"}};
  CHECK(designs({kA, kAb, with_a_c, {{"a", "budget 1"}, {"b", "budget 2"}, {"c", "x"}}}) ==
        Designs{{1, 2, 3}});
  CHECK(designs({kA, kA, kB, kAb}).empty());
}

TEST_CASE("a table of interactions keeps to its width and cuts no verdict",
          "[compare][interaction]") {
  // Amounts as long as they get.
  ArmSeries row{"FI1", "innovations_incremental", "EUR/person/year", {}};
  for (const double more : {0.0, 11e-4, 12e-4, 12.6e-4}) {
    row.arms.emplace_back();
    for (std::size_t k = 0; k < kFutures; ++k) {
      row.arms.back().push_back(more * (1 + 0.3 * ripple(k)));
    }
  }
  const std::vector<std::string> names{"baseline", "a", "b", "a_and_b"};
  const auto rows = interactions(std::vector<ArmSeries>{row}, names, Designs{{1, 2, 3}}, 2030);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].better_alone() == "b");
  StudyDescription study;
  study.first_year = 2025;
  study.years = 6;
  const std::string text = interactions_text(study, rows);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(cells(line) <= 100);
  CHECK_THAT(text, Catch::Contains("duplicate\n") &&
                       Catch::Contains("looked at: 1 interaction x 1 indicator; of twenty"));
  const std::vector<InteractionRow> many(12, rows.front());
  std::istringstream more(interactions_text(study, many));
  for (std::string line; std::getline(more, line);) CHECK(cells(line) <= 100);
  CHECK_THAT(more.str(), Catch::Contains("12 indicators") && Catch::Contains(" luck\n"));
  CHECK(interactions_text(study, {}).empty());
}

}  // namespace spearhead::output
