#include "output/comparison_formats.h"

#include <cmath>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "output/effect_text.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

constexpr const char* kCsvHeader =
    "study,arm,region,indicator,unit,year,baseline_mean,effect_mean,mean_lo95,mean_hi95,p05,p95,"
    "share_better,n,variance_ratio,verdict,clear_since\n";

/// The shortest decimal that is read back as the same number; nothing for what is not known.
std::string digits(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

/// A text as a cell: in quotes where it must be.
std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

std::string year_text(const std::optional<int>& year) { return year ? std::to_string(*year) : ""; }

/// A text in a table of Markdown, where bars end cells.
std::string without_bars(std::string text) {
  for (std::size_t i = text.find('|'); i != std::string::npos; i = text.find('|', i + 2)) {
    text.insert(i, "\\");
  }
  return text;
}

}  // namespace

std::string comparison_csv_header() { return kCsvHeader; }

std::string comparison_csv(const std::string& study, const DatedComparisons& comparisons) {
  std::string text;
  for (std::size_t i = 0; i < comparisons.rows.size(); ++i) {
    const Comparison& row = comparisons.rows[i];
    const PairedEffect& effect = row.effect;
    text +=
        fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", cell(study),
                    cell(row.arm), cell(row.region), cell(row.indicator), cell(row.unit), row.year,
                    digits(row.baseline_mean), digits(effect.effect_mean), digits(effect.mean_lo95),
                    digits(effect.mean_hi95), digits(effect.p05), digits(effect.p95),
                    digits(effect.share_better), effect.n, digits(effect.variance_ratio),
                    verdict_text(effect.verdict), year_text(comparisons.since[i]));
  }
  return text;
}

std::string comparison_markdown(const DatedComparisons& comparisons) {
  std::string text =
      "| arm | region | indicator | year | baseline | mean effect | its 95 % interval | 5-95 % of "
      "futures | higher in | verdict | clear since "
      "|\n|---|---|---|---|---|---|---|---|---|---|---|\n";
  for (std::size_t i = 0; i < comparisons.rows.size(); ++i) {
    const Comparison& row = comparisons.rows[i];
    const EffectText effect = effect_text(row.effect);
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} of {} | {} | {} |\n",
                        without_bars(row.arm),
                        row.region == kAllRegions ? "all" : without_bars(row.region),
                        without_bars(name_and_unit(row.indicator, row.unit)), row.year,
                        readable_number(row.baseline_mean), effect.mean, effect.interval,
                        effect.futures, row.effect.better, row.effect.n,
                        verdict_text(row.effect.verdict), year_text(comparisons.since[i]));
  }
  return text;
}

std::string clear_since_text(const DatedComparisons& comparisons) {
  std::vector<std::pair<std::string, std::string>> lines;  // by arm and region, in their order
  for (std::size_t i = 0; i < comparisons.rows.size(); ++i) {
    const Comparison& row = comparisons.rows[i];
    const std::string whose =
        row.region == kAllRegions ? row.arm : fmt::format("{}, {}", row.arm, row.region);
    if (lines.empty() || lines.back().first != whose) lines.emplace_back(whose, "");
    const std::optional<int>& since = comparisons.since[i];
    std::string& line = lines.back().second;
    line += fmt::format("{}{} {}", line.empty() ? "" : ", ", row.indicator,
                        since ? std::to_string(*since) : "not");
  }
  std::string text;
  for (const auto& [whose, line] : lines) {
    const std::string title = fmt::format("clear since ({}): ", whose);
    text += wrapped(title + line, 4, kResultWidth) + "\n";
  }
  return text;
}

}  // namespace spearhead::output
