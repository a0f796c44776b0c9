#include "output/headline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "engine/indicators.h"
#include "output/effect_text.h"
#include "output/table.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

constexpr std::array<const char*, 6> kHeadline{
    "grp", "employment", "productivity", "business_rd", "innovations_incremental", "firms"};
constexpr std::size_t kMostRegions = 3;
constexpr NameWidths kNameWidths{14, 29};

std::string futures_text(std::uint32_t n) {
  const std::string futures = counted(n, "future") + ", paired";
  if (n >= kFewestForVerdict) return futures;
  return futures + fmt::format(" (a verdict takes {})", kFewestForVerdict);
}

std::string comparison_title(const StudyDescription& study, const Comparison& row) {
  return result_line(fmt::format("{} against {} in {}: {}", row.arm, baseline_title(study),
                                 year_title(study, row.year), region_title(study, row.region))) +
         result_line(fmt::format("{}; money in {} at constant {} prices",
                                 futures_text(row.effect.n), study.currency, study.first_year));
}

TextTable comparison_table(std::uint32_t n) {
  using enum TextTable::Align;
  TextTable table({{left}, {right, 1}, {right}, {right, 1}, {right, 1}, {right, 1}, {left, 1}});
  table.add({"", "", "", "", "effect in", "higher", ""});
  table.add({"", "", "mean", "its 95 %", "5-95 % of", "in, of", ""});
  table.add({"", "baseline", "effect", "interval", "futures", std::to_string(n), "verdict"});
  return table;
}

std::vector<std::string> comparison_cells(const Comparison& row, std::size_t name_width) {
  const EffectText effect = effect_text(row.effect);
  // More public money is a cost, not a success.
  const bool cost = row.indicator == "public_outlay";
  const bool known = std::isfinite(row.effect.share_better);
  return {cut_to(name_and_unit(row.indicator, row.unit), name_width),
          readable_number(row.baseline_mean),
          effect.mean,
          effect.interval,
          effect.futures,
          cost || !known ? "-" : std::to_string(row.effect.better),
          verdict_text(row.effect.verdict)};
}

template <class Row>
std::vector<Row> few_regions(std::vector<Row> rows, std::size_t regions) {
  if (regions > kMostRegions) {
    std::erase_if(rows, [](const Row& row) { return row.region != kAllRegions; });
  }
  return rows;
}

/// The rows that share arm and region with the first of `rows`.
template <class Row>
std::size_t block_size(std::span<const Row> rows) {
  std::size_t size = 0;
  while (size < rows.size() && rows[size].arm == rows[0].arm &&
         rows[size].region == rows[0].region) {
    ++size;
  }
  return size;
}

std::string levels_block(const StudyDescription& study, std::span<const Level> rows) {
  using enum TextTable::Align;
  const Level& first = rows.front();
  TextTable table({{left}, {right}, {right}, {right}});
  // One future has no percentiles.
  const bool many = first.n > 1;
  if (many) {
    table.add({"", "mean", "5 % of futures", "95 % of futures"});
    table.add({"", "of futures", "are below", "are below"});
  }
  for (const Level& row : rows) {
    table.add({cut_to(name_and_unit(row.indicator, row.unit), 40), readable_number(row.mean),
               many ? readable_number(row.p05) : "", many ? readable_number(row.p95) : ""});
  }
  return result_line(fmt::format("{} in {}: {}", first.arm, year_title(study, first.year),
                                 region_title(study, first.region))) +
         result_line(fmt::format("{}; money in {} at constant {} prices",
                                 counted(first.n, "future"), study.currency, study.first_year)) +
         table.text(kResultWidth);
}

/// Rows whose effect a single future carries; empty where there is none.
std::string lone_futures_line(std::span<const Comparison> rows) {
  std::string names;
  for (const Comparison& row : rows) {
    if (!rests_on_one_future(row.effect)) continue;
    PairedEffect without = row.effect;
    without.effect_mean = without.mean_lo95 = without.mean_hi95 = row.effect.mean_without;
    without.p05 = without.p95 = row.effect.mean_without;
    names +=
        fmt::format("{}{} (of all differences {:.0f} %, without it {})", names.empty() ? "" : ", ",
                    row.indicator, 100 * row.effect.largest_share, effect_text(without).mean);
  }
  if (names.empty()) return "";
  const std::string line =
      fmt::format("one future of {} carries: {}", rows.front().effect.n, names);
  return wrapped(line, 2, kResultWidth) + "\n";
}

std::string comparison_block(const StudyDescription& study, std::span<const Comparison> rows) {
  const auto with_names = [&](std::size_t width) {
    TextTable table = comparison_table(rows.front().effect.n);
    for (const Comparison& row : rows) table.add(comparison_cells(row, width));
    return table;
  };
  return comparison_title(study, rows.front()) +
         fitting_table(with_names, kNameWidths, kResultWidth) + lone_futures_line(rows);
}

template <class Row, class Block>
std::string blocks_text(std::span<const Row> rows, Block&& block) {
  std::string text;
  while (!rows.empty()) {
    const std::size_t size = block_size(rows);
    if (!text.empty()) text += "\n";
    text += block(rows.first(size));
    rows = rows.subspan(size);
  }
  return text;
}

}  // namespace

std::vector<std::string> headline_indicators() {
  std::vector<std::string> names;
  for (const char* name : kHeadline) {
    const auto found = std::ranges::find_if(kRegionIndicators, [&](const Indicator& row) {
      return row.modelled && std::string_view(row.name) == name;
    });
    if (found != std::end(kRegionIndicators)) names.emplace_back(name);
  }
  return names;
}

std::vector<Level> headline_levels(const StudyReader& study) {
  return levels(study, headline_indicators(), study.description().last_year());
}

std::vector<Comparison> headline_rows(const StudyReader& study) {
  return compare_arms(study, headline_indicators(), study.description().last_year());
}

std::string comparison_text(const StudyDescription& study, std::span<const Comparison> rows) {
  return blocks_text(
      rows, [&](std::span<const Comparison> block) { return comparison_block(study, block); });
}

std::string levels_text(const StudyDescription& study, std::span<const Level> rows) {
  return blocks_text(rows,
                     [&](std::span<const Level> block) { return levels_block(study, block); });
}

std::string headline_text(const StudyReader& study) {
  const StudyDescription& is = study.description();
  const std::size_t regions = is.regions.size();
  if (is.arms.size() > 1) return comparison_text(is, few_regions(headline_rows(study), regions));
  return levels_text(is, few_regions(headline_levels(study), regions));
}

}  // namespace spearhead::output
