#include "output/interactions.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "output/desired.h"
#include "output/effect_text.h"
#include "output/table.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

constexpr NameWidths kNameWidths{14, 29};

using Rows = std::span<const InteractionRow>;

std::string title_of(const StudyDescription& study, const InteractionRow& row) {
  const std::string text =
      fmt::format("{} and {} together ({}) in {}: {}", row.first, row.second, row.both,
                  year_title(study, row.year), region_title(study, row.region));
  return result_line(text) +
         result_line(fmt::format("{}, paired; interaction: effect of both less the sum of the two",
                                 counted(row.result.effect.n, "future")));
}

TextTable table_of(Rows rows, std::size_t name_width) {
  using enum TextTable::Align;
  TextTable table({{left}, {right, 1}, {right}, {right}, {right}, {left}});
  table.add({"", "inter-", "its 95 %", "both less the", "its 95 %", ""});
  table.add({"", "action", "interval", "better alone", "interval", "what it is"});
  for (const InteractionRow& row : rows) {
    const EffectText effect = effect_text(row.result.effect);
    const std::optional<PairedEffect>& better = row.result.against_better;
    const EffectText against = better ? effect_text(*better) : EffectText{"-", "-", "-"};
    table.add({cut_to(name_and_unit(row.indicator, row.unit), name_width), effect.mean,
               effect.interval, against.mean, against.interval,
               together_text(row.result.together)});
  }
  return table;
}

/// How many of `rows` are of the design of the first.
std::size_t design_size(Rows rows) {
  const InteractionRow& first = rows.front();
  const auto next = std::ranges::find_if(rows, [&](const InteractionRow& row) {
    return row.first != first.first || row.second != first.second || row.both != first.both;
  });
  return static_cast<std::size_t>(next - rows.begin());
}

std::optional<Best> best_if_any(const std::string& indicator) {
  if (desired(indicator) == Desired::neither) return {};
  return best_of(indicator);
}

}  // namespace

std::string InteractionRow::better_alone() const {
  switch (result.better) {
    case BetterAlone::first:
      return first;
    case BetterAlone::second:
      return second;
    case BetterAlone::not_told:
      break;
  }
  return "";
}

std::vector<InteractionRow> interactions(std::span<const ArmSeries> series,
                                         std::span<const std::string> names,
                                         std::span<const FactorialDesign> designs, int year) {
  std::vector<InteractionRow> rows;
  for (const FactorialDesign& design : designs) {
    for (const ArmSeries& each : series) {
      const FourArms arms{each.arms[0], each.arms[design.first], each.arms[design.second],
                          each.arms[design.both]};
      rows.push_back({names[design.first], names[design.second], names[design.both], each.region,
                      each.indicator, each.unit, year,
                      interaction(arms, best_if_any(each.indicator))});
    }
  }
  return rows;
}

Records interaction_records(Rows rows) {
  Records records{
      {"first", "second", "both", "region", "indicator", "unit", "year", "interaction_mean",
       "mean_lo95", "mean_hi95", "p05", "p95", "n", "together", "better_alone",
       "against_better_mean", "against_better_lo95", "against_better_hi95"},
      {}};
  for (const InteractionRow& row : rows) {
    const PairedEffect& effect = row.result.effect;
    const std::string better = row.better_alone();
    const PairedEffect against = row.result.against_better.value_or(PairedEffect{});
    const auto known = [&](double value) { return better.empty() ? Cell{} : Cell{value}; };
    records.rows.push_back({row.first, row.second, row.both, row.region, row.indicator, row.unit,
                            std::int64_t{row.year}, effect.effect_mean, effect.mean_lo95,
                            effect.mean_hi95, effect.p05, effect.p95, std::int64_t{effect.n},
                            together_text(row.result.together),
                            better.empty() ? Cell{} : Cell{better}, known(against.effect_mean),
                            known(against.mean_lo95), known(against.mean_hi95)});
  }
  return records;
}

std::string interactions_text(const StudyDescription& study, Rows rows) {
  std::string text;
  std::size_t designs = 0;
  std::size_t indicators = 0;
  for (; !rows.empty(); rows = rows.subspan(design_size(rows))) {
    std::vector<InteractionRow> shown;
    std::ranges::copy_if(
        rows.first(design_size(rows)), std::back_inserter(shown),
        [&](const InteractionRow& row) { return row.region == rows.front().region; });
    text += (text.empty() ? "" : "\n") + title_of(study, shown.front()) +
            fitting_table([&](std::size_t width) { return table_of(shown, width); }, kNameWidths,
                          kResultWidth);
    indicators = shown.size();
    ++designs;
  }
  if (designs == 0) return text;
  return text + looked_at_line(fmt::format("{} x {}", counted(designs, "interaction"),
                                           counted(indicators, "indicator")));
}

std::string missing_design_text(std::span<const std::string> names,
                                std::span<const Programmes> programmes) {
  std::string arms;
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string ids;
    for (const auto& [id, definition] : programmes[i]) ids += (ids.empty() ? "" : ", ") + id;
    arms += fmt::format("{}{} has {}", i > 0 ? "; " : "", names[i], ids.empty() ? "none" : ids);
  }
  return fmt::format(
      "interactions need three arms beside the baseline: one with some programmes, one with "
      "others, "
      "and one with both, defined alike, in one study or in studies of the same futures; of "
      "programmes {}",
      arms);
}

}  // namespace spearhead::output
