#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "output/arm_contest.h"
#include "output/desired.h"
#include "output/effect_text.h"
#include "output/table.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

constexpr std::size_t kMostPairsShown = 6;
constexpr std::size_t kNameWidth = 29;
constexpr std::size_t kArmWidth = 20;
constexpr std::size_t kShortestArm = 8;

using Differences = std::span<const ArmDifference>;
using Standings = std::span<const ArmStanding>;

template <class Row>
std::vector<Row> of_first_region(const std::vector<Row>& rows) {
  std::vector<Row> result = rows;
  std::erase_if(result, [&](const Row& row) { return row.region != rows.front().region; });
  return result;
}

std::string numbers_of(Differences pair) {
  using enum TextTable::Align;
  TextTable table({{left}, {right}, {right}, {right}, {right}});
  table.add({"", "mean", "its 95 %", "5-95 % of", "higher in,"});
  table.add({"", "difference", "interval", "futures", fmt::format("of {}", pair.front().effect.n)});
  for (const ArmDifference& row : pair) {
    const EffectText effect = effect_text(row.effect);
    const bool known = std::isfinite(row.effect.share_better);
    table.add({cut_to(name_and_unit(row.indicator, row.unit), kNameWidth), effect.mean,
               effect.interval, effect.futures, known ? std::to_string(row.effect.better) : "-"});
  }
  return table.text(kResultWidth);
}

/// One sentence for all indicators of which the same is to be said, ended.
std::string sentences_of(Differences pair) {
  std::vector<std::pair<std::string, std::string>> said;  // beginning, indicators
  for (const ArmDifference& row : pair) {
    const std::string start = row.relation();
    const std::string amount = row.amount();
    const std::string what = row.indicator + (amount.empty() ? "" : " by " + amount);
    const auto same = std::ranges::find(said, start, &std::pair<std::string, std::string>::first);
    if (same == said.end()) {
      said.emplace_back(start, what);
    } else {
      same->second += ", " + what;
    }
  }
  std::string text;
  for (const auto& [start, what] : said) {
    const std::string sentence = fmt::format("{}: {}", start, what);
    text += wrapped(sentence, 2, kResultWidth) + "\n";
  }
  return text;
}

std::string pair_text(const StudyDescription& study, Differences pair) {
  const ArmDifference& first = pair.front();
  return result_line(fmt::format("{} against {} in {}: {}", first.arm, first.against,
                                 year_title(study, first.year),
                                 region_title(study, first.region))) +
         numbers_of(pair) + sentences_of(pair);
}

std::string pairs_text(const StudyDescription& study, Differences all) {
  const auto of_pair = [](Differences rows) {
    const auto next = std::ranges::find_if(rows, [&](const ArmDifference& row) {
      return row.arm != rows.front().arm || row.against != rows.front().against;
    });
    return static_cast<std::size_t>(next - rows.begin());
  };
  const std::size_t pairs = all.size() / of_pair(all);
  if (pairs > kMostPairsShown) {
    return result_line(
        fmt::format("{} pairs of arms: --format csv --table arms shows their "
                    "differences",
                    pairs));
  }
  std::string text;
  for (Differences rows = all; !rows.empty(); rows = rows.subspan(of_pair(rows))) {
    text += (text.empty() ? "" : "\n") + pair_text(study, rows.first(of_pair(rows)));
  }
  return text + looked_at_line(fmt::format("{} x {}", counted(pairs, "pair"),
                                           counted(of_pair(all), "indicator")));
}

std::string groups_line(Standings all) {
  const Best best = best_of(all.front().indicator);
  std::vector<ArmStanding> arms(all.begin(), all.end());
  const bool known =
      std::ranges::all_of(arms, [](const ArmStanding& arm) { return std::isfinite(arm.mean); });
  if (known) {
    std::ranges::stable_sort(arms, std::greater<>(),
                             [&](const ArmStanding& arm) { return oriented(best, arm.mean); });
  }
  std::vector<std::string> groups;
  for (std::size_t number = 1;; ++number) {
    std::string members;
    for (const ArmStanding& arm : arms) {
      if (std::ranges::count(arm.groups, number) == 0) continue;
      members += (members.empty() ? "" : ", ") + arm.arm;
    }
    if (members.empty()) break;
    groups.push_back(members);
  }
  return fmt::format("{}", fmt::join(groups, " | "));
}

/// Calls `visit` with the standings of each indicator.
template <class Visit>
void for_each_indicator(Standings rows, const Visit& visit) {
  for (; !rows.empty(); rows = rows.subspan(rows.front().arms)) {
    visit(rows.first(rows.front().arms));
  }
}

std::string groups_text(Standings rows) {
  if (rows.front().arms < 3) return "";  // a sentence has said it of two
  if (rows.front().arms > kMostGroupedArms) {
    return result_line(fmt::format("more than {} arms are not put into groups", kMostGroupedArms));
  }
  using enum TextTable::Align;
  TextTable table({{left}, {left}});
  for_each_indicator(rows, [&](Standings arms) {
    const ArmStanding& first = arms.front();
    table.add(
        {"  " + first.indicator + (first.ranked ? "" : " (highest first)"), groups_line(arms)});
  });
  return wrapped(
             "groups of arms that cannot be told apart, best means first; an arm may be in "
             "several:",
             2, kResultWidth) +
         "\n" + table.wrapped_text(kResultWidth);
}

std::vector<std::string> regret_cells(const ArmStanding& row, bool names_indicator,
                                      std::size_t arm_width) {
  const Regret& regret = row.regret;
  const std::string interval =
      fmt::format("{}..{}", readable_number(regret.mean.lo95), readable_number(regret.mean.hi95));
  const bool known = std::isfinite(regret.mean.mean);
  return {names_indicator ? cut_to(name_and_unit(row.indicator, row.unit), kNameWidth) : "",
          cut_to(row.arm, arm_width),
          readable_number(regret.mean.mean),
          std::isfinite(regret.mean.lo95) ? interval : "-",
          readable_number(regret.p95),
          known ? std::to_string(regret.best) : "-"};
}

/// Names of arms are cut as far as the numbers beside them need.
std::string regrets_table(Standings rows) {
  return fitting_table(
      [&](std::size_t arm_width) {
        using enum TextTable::Align;
        TextTable table({{left}, {left}, {right}, {right}, {right}, {right}});
        table.add({"", "", "mean", "its 95 %", "in 95 % of futures", "best in,"});
        table.add(
            {"", "", "regret", "interval", "at most", fmt::format("of {}", rows.front().regret.n)});
        for_each_indicator(rows, [&](Standings arms) {
          if (!arms.front().ranked) return;
          for (const ArmStanding& arm : arms) {
            table.add(regret_cells(arm, &arm == &arms.front(), arm_width));
          }
        });
        return table;
      },
      {kShortestArm, kArmWidth}, kResultWidth);
}

std::string regrets_text(const StudyDescription& study, Standings rows) {
  bool lowest = false;
  bool any = false;
  for_each_indicator(rows, [&](Standings arms) {
    any = any || arms.front().ranked;
    lowest = lowest || (arms.front().ranked && best_of(arms.front().indicator) == Best::lowest);
  });
  if (!any) return "";
  return result_line(fmt::format("regret in {}: what the best arm of each future has more",
                                 year_title(study, rows.front().year))) +
         regrets_table(rows) +
         (lowest ? result_line("best is the lowest of unemployment_rate, deaths and public_outlay, "
                               "the highest of the others")
                 : "");
}

}  // namespace

std::string contest_text(const StudyDescription& study, const ArmContest& contest) {
  std::string text;
  if (!contest.differences.empty()) {
    text += pairs_text(study, of_first_region(contest.differences)) + "\n";
  }
  if (contest.standings.empty()) return text;
  const std::vector<ArmStanding> standings = of_first_region(contest.standings);
  const std::string groups = groups_text(standings);
  text += groups + (groups.empty() ? "" : "\n") + regrets_text(study, standings);
  return text;
}

}  // namespace spearhead::output
