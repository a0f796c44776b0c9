#include "output/arm_contest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "output/analysis/separation.h"
#include "output/desired.h"
#include "output/effect_records.h"
#include "output/effect_text.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

std::vector<ArmDifference> differences_of(std::span<const ArmSeries> series,
                                          std::span<const std::string> names, int year) {
  std::vector<ArmDifference> rows;
  for (std::size_t later = 2; later < names.size(); ++later) {
    for (std::size_t earlier = 1; earlier < later; ++earlier) {
      for (const ArmSeries& each : series) {
        const std::vector<double>& one = each.arms[later];
        const std::vector<double>& other = each.arms[earlier];
        rows.push_back({names[later], names[earlier], each.region, each.indicator, each.unit, year,
                        mean(one), mean(other), mutual_effect(one, other)});
      }
    }
  }
  return rows;
}

/// [arm]: numbers of its groups; the arms are taken in the order of their means, best first.
std::vector<std::vector<std::size_t>> groups_of(std::span<const std::vector<double>> arms,
                                                Best best) {
  std::vector<std::vector<std::size_t>> groups(arms.size());
  if (arms.size() > kMostGroupedArms) return groups;
  const auto rank = [&](std::size_t arm) {
    const double value = oriented(best, mean(arms[arm]));
    return std::isfinite(value) ? -value : std::numeric_limits<double>::infinity();
  };
  std::vector<std::size_t> order(arms.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, rank);
  const auto found = inseparable_groups(arms.size(), [&](std::size_t i, std::size_t j) {
    return is_clear(mutual_effect(arms[order[i]], arms[order[j]]).verdict);
  });
  for (std::size_t number = 0; number < found.size(); ++number) {
    for (const std::size_t place : found[number]) groups[order[place]].push_back(number + 1);
  }
  return groups;
}

void add_standings(const ArmSeries& series, std::span<const std::string> names, int year,
                   std::size_t first, std::vector<ArmStanding>& rows) {
  const auto arms = std::span(series.arms).subspan(first);
  const Best best = best_of(series.indicator);
  const bool ranked = desired(series.indicator) != Desired::neither;
  const std::vector<Regret> regret =
      ranked ? regrets(arms, best)
             : std::vector<Regret>(arms.size(), no_regret(arms.front().size()));
  const std::vector<std::vector<std::size_t>> groups = groups_of(arms, best);
  for (std::size_t i = 0; i < arms.size(); ++i) {
    rows.push_back({names[first + i], series.region, series.indicator, series.unit, year,
                    arms.size(), mean(arms[i]), ranked, regret[i], groups[i]});
  }
}

}  // namespace

std::string ArmDifference::better() const {
  if (!is_clear(effect.verdict)) return "";
  const bool wanted_less = desired(indicator) == Desired::less;
  return (effect.verdict == Verdict::higher) != wanted_less ? arm : against;
}

std::string ArmDifference::relation() const {
  const std::string winner = better();
  if (!winner.empty()) {
    return fmt::format("{} is {} than {}", winner,
                       desired(indicator) == Desired::neither ? "higher" : "better",
                       winner == arm ? against : arm);
  }
  if (!std::isfinite(effect.effect_mean)) {
    return fmt::format("{} and {} cannot be compared: not every future has a number", against, arm);
  }
  return fmt::format(
      "{} and {} cannot be told apart with {}{}", against, arm, counted(effect.n, "future"),
      effect.verdict == Verdict::too_few_futures ? ", which are too few for a verdict" : "");
}

std::string ArmDifference::amount() const {
  if (better().empty()) return "";
  return readable_number(std::abs(effect.effect_mean)) + (unit == "1" ? "" : " " + unit);
}

std::string ArmDifference::says() const {
  return relation() + (better().empty() ? "" : " by " + amount());
}

ArmContest arm_contest(std::span<const ArmSeries> series, std::span<const std::string> names,
                       int year, bool with_baseline) {
  ArmContest contest{differences_of(series, names, year), {}};
  const std::size_t first = with_baseline ? 0 : 1;
  if (names.size() < first + 2) return contest;
  for (const ArmSeries& each : series) {
    add_standings(each, names, year, first, contest.standings);
  }
  return contest;
}

Records difference_records(const ArmContest& contest) {
  Records records{with_effect_columns({"arm", "against", "region", "indicator", "unit", "year",
                                       "arm_mean", "against_mean"},
                                      {"variance_ratio", "verdict", "better", "says"}),
                  {}};
  for (const ArmDifference& row : contest.differences) {
    const std::string better = row.better();
    records.rows.push_back(
        with_effect_cells({row.arm, row.against, row.region, row.indicator, row.unit,
                           std::int64_t{row.year}, row.arm_mean, row.against_mean},
                          row.effect,
                          {row.effect.variance_ratio, verdict_text(row.effect.verdict),
                           better.empty() ? Cell{} : Cell{better}, row.says()}));
  }
  return records;
}

Records standing_records(const ArmContest& contest) {
  Records records{{"arm", "region", "indicator", "unit", "year", "arms", "arm_mean", "best_is",
                   "regret_mean", "mean_lo95", "mean_hi95", "p95", "share_best", "n", "groups"},
                  {}};
  for (const ArmStanding& row : contest.standings) {
    const Regret& regret = row.regret;
    const char* best = best_of(row.indicator) == Best::highest ? "highest" : "lowest";
    records.rows.push_back({row.arm, row.region, row.indicator, row.unit, std::int64_t{row.year},
                            static_cast<std::int64_t>(row.arms), row.mean,
                            row.ranked ? Cell{best} : Cell{}, regret.mean.mean, regret.mean.lo95,
                            regret.mean.hi95, regret.p95, regret.share_best, std::int64_t{regret.n},
                            fmt::format("{}", fmt::join(row.groups, " "))});
  }
  return records;
}

}  // namespace spearhead::output
