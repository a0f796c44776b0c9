#include "output/headline.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "engine/indicators.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

constexpr std::array<const char*, 6> kHeadline{
    "grp", "employment", "productivity", "business_rd", "innovations_incremental", "firms"};
constexpr std::size_t kMostRegions = 3;
constexpr std::size_t kWidth = 100;

struct Scale {
  double factor;
  const char* suffix;
};

/// The power of ten in which a number of this size is said.
Scale scale_of(double size) {
  // Just below each step three digits round up to it: 999.6 k is 1.00 M.
  if (size >= 999.5e9) return {1e12, " tn"};
  if (size >= 999.5e6) return {1e9, " bn"};
  if (size >= 999.5e3) return {1e6, " M"};
  if (size >= 9999.5) return {1e3, " k"};
  if (size >= 0.0995 || size == 0) return {1, ""};
  return {1e-3, "e-3"};
}

/// Decimals that make three significant digits of a number of this size, but two at most.
int decimals_of(double size) {
  if (size >= 99.95) return 0;
  return size >= 9.995 ? 1 : 2;
}

std::string with_commas(const std::string& digits) {
  std::string text = digits;
  const std::size_t whole = std::min(text.find('.'), text.size());
  const std::size_t first = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  for (std::size_t i = whole; i > first + 3;) text.insert(i -= 3, ",");
  return text;
}

/// The numbers of an effect, all in the power of ten of the largest.
struct EffectText {
  std::string mean;
  std::string interval;
  std::string futures;
};

EffectText say(const PairedEffect& effect) {
  if (!std::isfinite(effect.effect_mean)) return {"-", "-", "-"};
  double size = 0;
  for (const double value :
       {effect.effect_mean, effect.mean_lo95, effect.mean_hi95, effect.p05, effect.p95}) {
    if (std::isfinite(value)) size = std::max(size, std::abs(value));
  }
  const Scale scale = scale_of(size);
  const int decimals = size == 0 ? 0 : decimals_of(size / scale.factor);
  const auto number = [&](double value) {
    const std::string text = fmt::format("{:+.{}f}", value / scale.factor, decimals);
    // What rounds to nothing has no sign.
    return text.find_first_of("123456789") == std::string::npos ? text.substr(1) : text;
  };
  const auto range = [&](double low, double high) {
    return std::isfinite(low) ? number(low) + ".." + number(high) : std::string("-");
  };
  return {number(effect.effect_mean) + scale.suffix, range(effect.mean_lo95, effect.mean_hi95),
          range(effect.p05, effect.p95)};
}

std::string name_and_unit(const std::string& indicator, const std::string& unit) {
  return unit == "1" ? indicator : indicator + ", " + unit;
}

std::string region_title(const StudyDescription& study, const std::string& code) {
  if (code == kAllRegions) return fmt::format("all {} regions", study.regions.size());
  for (const Named& region : study.regions) {
    if (region.code == code) return region.code + " " + region.name;
  }
  return code;
}

std::string futures_text(std::size_t n) {
  return n == 1 ? "1 future" : fmt::format("{} futures", n);
}

/// Lines of words, none longer than the table may be.
std::string line(const std::string& words) { return cut_to(words, kWidth) + "\n"; }

std::string comparison_title(const StudyDescription& study, const Comparison& row) {
  return line(fmt::format("{} against {} in {}: {}", row.arm, study.arms.front(), row.year,
                          region_title(study, row.region))) +
         line(fmt::format("{}, paired; money in {} at constant {} prices",
                          futures_text(row.effect.n), study.currency, study.first_year));
}

TextTable comparison_table(std::uint32_t n) {
  using enum TextTable::Align;
  TextTable table({{left}, {right, 1}, {right}, {right}, {right}, {right}, {left, 1}});
  table.add({"", "", "", "", "effect in", "higher", ""});
  table.add({"", "", "mean", "its 95 %", "5-95 % of", "in, of", ""});
  table.add({"", "baseline", "effect", "interval", "futures", std::to_string(n), "verdict"});
  return table;
}

std::vector<std::string> comparison_cells(const Comparison& row) {
  const EffectText effect = say(row.effect);
  // More public money is a cost, not a success.
  const bool cost = row.indicator == "public_outlay";
  const bool known = std::isfinite(row.effect.share_better);
  return {cut_to(name_and_unit(row.indicator, row.unit), 29),
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
  table.add({"", "mean", "5 % of futures", "95 % of futures"});
  table.add({"", "of futures", "are below", "are below"});
  for (const Level& row : rows) {
    table.add({cut_to(name_and_unit(row.indicator, row.unit), 40), readable_number(row.mean),
               readable_number(row.p05), readable_number(row.p95)});
  }
  return line(fmt::format("{} in {}: {}", first.arm, first.year,
                          region_title(study, first.region))) +
         line(fmt::format("{}; money in {} at constant {} prices", futures_text(first.n),
                          study.currency, study.first_year)) +
         table.text(kWidth);
}

std::string comparison_block(const StudyDescription& study, std::span<const Comparison> rows) {
  TextTable table = comparison_table(rows.front().effect.n);
  for (const Comparison& row : rows) table.add(comparison_cells(row));
  return comparison_title(study, rows.front()) + table.text(kWidth);
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

std::vector<Comparison> headline_rows(const StudyReader& study) {
  return compare_arms(study, headline_indicators(), study.description().last_year());
}

std::string readable_number(double value) {
  if (!std::isfinite(value)) return "-";
  const double size = std::abs(value);
  const Scale scale = scale_of(size);
  const bool whole = size < 9999.5 && value == std::round(value);
  const int decimals = whole ? 0 : decimals_of(size / scale.factor);
  return with_commas(fmt::format("{:.{}f}", value / scale.factor, decimals)) + scale.suffix;
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
  return levels_text(is,
                     few_regions(levels(study, headline_indicators(), is.last_year()), regions));
}

}  // namespace spearhead::output
