#include "output/comparison_formats.h"

#include <utility>
#include <vector>

#include <fmt/format.h>

#include "output/effect_records.h"
#include "output/effect_text.h"
#include "output/table.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

std::string year_text(const std::optional<int>& year) { return year ? std::to_string(*year) : ""; }

}  // namespace

Records comparison_records(const std::string& study, const DatedComparisons& comparisons) {
  Records records{
      with_effect_columns({"study", "arm", "region", "indicator", "unit", "year", "baseline_mean"},
                          {"variance_ratio", "verdict", "clear_since", "first_clear", "last_clear",
                           "largest_share", "mean_without"}),
      {}};
  for (std::size_t i = 0; i < comparisons.rows.size(); ++i) {
    const Comparison& row = comparisons.rows[i];
    const PairedEffect& effect = row.effect;
    const ClearYears& years = comparisons.years[i];
    records.rows.push_back(
        with_effect_cells({study, row.arm, row.region, row.indicator, row.unit,
                           std::int64_t{row.year}, row.baseline_mean},
                          effect,
                          {effect.variance_ratio, verdict_text(effect.verdict),
                           year_text(years.since), year_text(years.first), year_text(years.last),
                           effect.largest_share, effect.mean_without}));
  }
  return records;
}

std::string comparison_markdown(const DatedComparisons& comparisons) {
  std::string text =
      "| arm | region | indicator | year | baseline | mean effect | its 95 % interval | 5-95 % of "
      "futures | higher in | verdict | clear since, or in "
      "|\n|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < comparisons.rows.size(); ++i) {
    const Comparison& row = comparisons.rows[i];
    const EffectText effect = effect_text(row.effect);
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} of {} | {} | {} |\n",
                        markdown_cell(row.arm),
                        row.region == kAllRegions ? "all" : markdown_cell(row.region),
                        markdown_cell(name_and_unit(row.indicator, row.unit)), row.year,
                        readable_number(row.baseline_mean), effect.mean, effect.interval,
                        effect.futures, row.effect.better, row.effect.n,
                        verdict_text(row.effect.verdict), clear_years_text(comparisons.years[i]));
  }
  return text + "\n" + looked_at_line(counted(comparisons.rows.size(), "effect"));
}

std::string clear_since_text(const DatedComparisons& comparisons) {
  std::vector<std::pair<std::string, std::string>> lines;  // by arm and region, in their order
  for (std::size_t i = 0; i < comparisons.rows.size(); ++i) {
    const Comparison& row = comparisons.rows[i];
    const std::string whose =
        row.region == kAllRegions ? row.arm : fmt::format("{}, {}", row.arm, row.region);
    if (lines.empty() || lines.back().first != whose) lines.emplace_back(whose, "");
    const std::string years = clear_years_text(comparisons.years[i]);
    std::string& line = lines.back().second;
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ", row.indicator,
                        years.empty() ? "not" : years);
  }
  std::string text;
  for (const auto& [whose, line] : lines) {
    const std::string title = fmt::format("clear since ({}): ", whose);
    text += wrapped(title + line, 4, kResultWidth) + "\n";
  }
  return text + looked_at_line(counted(comparisons.rows.size(), "effect"));
}

}  // namespace spearhead::output
