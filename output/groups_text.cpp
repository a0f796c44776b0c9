#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "output/effect_text.h"
#include "output/group_effects.h"
#include "output/table.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

constexpr std::size_t kMostShown = 5;  // gains of an indicator, and losses
constexpr std::size_t kSectorWidth = 36;
constexpr NameWidths kClassWidths{24, 41};
constexpr const char* kClassMeasures[] = {"employment", "value_added", "business_rd"};

using Rows = std::vector<GroupEffect>;

/// The rows of one arm, of the region that its first row has.
Rows rows_of(std::span<const GroupEffect> all, const std::string& arm) {
  Rows rows;
  for (const GroupEffect& row : all) {
    const bool fits = row.arm == arm && (rows.empty() || row.region == rows.front().region);
    if (fits) rows.push_back(row);
  }
  return rows;
}

/// "sectors: 249 effects looked at, 12 clear each for itself, 3 (*) after Holm's correction"
std::string corrected_line(const char* what, const Rows& rows) {
  const auto alone = std::ranges::count_if(
      rows, [](const GroupEffect& row) { return is_clear(row.effect.verdict); });
  return result_line(fmt::format(
      "{}: {} effects looked at, {} clear each for itself, {} (*) after Holm's correction", what,
      rows.size(), alone, std::ranges::count_if(rows, &GroupEffect::clear)));
}

TextTable effects_table() {
  using enum TextTable::Align;
  TextTable table({{left}, {right}, {right}, {left, 0}, {right}, {right}});
  table.add({"", "", "mean", "", "its 95 %", "5-95 % of"});
  table.add({"", "baseline", "effect", "", "interval", "futures"});
  return table;
}

void add_effect(const GroupEffect& row, std::size_t name_width, TextTable& table) {
  const EffectText effect = effect_text(row.effect);
  const std::string name =
      row.kind == "sector" ? row.group + " " + row.name : row.kind + ": " + row.name;
  table.add({"  " + cut_to(name, name_width), readable_number(row.baseline_mean), effect.mean,
             row.clear ? "*" : "", effect.interval, effect.futures});
}

/// The clear ones on one side of 0, the largest first, as many as are shown.
Rows largest(const Rows& rows, const std::string& indicator, bool gains) {
  Rows found;
  std::ranges::copy_if(rows, std::back_inserter(found), [&](const GroupEffect& row) {
    return row.clear && row.indicator == indicator && (row.effect.effect_mean > 0) == gains;
  });
  std::ranges::stable_sort(found, std::greater<>(),
                           [](const GroupEffect& row) { return std::abs(row.effect.effect_mean); });
  if (found.size() > kMostShown) found.resize(kMostShown);
  return found;
}

std::vector<std::string> indicators_of(const Rows& rows) {
  std::vector<std::string> names;
  for (const GroupEffect& row : rows) {
    if (std::ranges::find(names, row.indicator) == names.end()) names.push_back(row.indicator);
  }
  return names;
}

std::string sectors_text(const Rows& rows) {
  TextTable table = effects_table();
  std::string silent;
  for (const std::string& indicator : indicators_of(rows)) {
    const Rows gains = largest(rows, indicator, true);
    const Rows losses = largest(rows, indicator, false);
    if (gains.empty() && losses.empty()) {
      silent += (silent.empty() ? "" : ", ") + indicator;
      continue;
    }
    table.add({indicator, "", "", "", "", ""});
    for (const GroupEffect& row : gains) add_effect(row, kSectorWidth, table);
    for (const GroupEffect& row : losses) add_effect(row, kSectorWidth, table);
  }
  std::string text = corrected_line("sectors", rows);
  if (std::ranges::any_of(rows, &GroupEffect::clear)) text += table.text(kResultWidth);
  if (!silent.empty()) text += result_line("no sector clearly gains or loses " + silent);
  return text;
}

TextTable classes_table(const Rows& rows, std::size_t name_width) {
  TextTable table = effects_table();
  for (const char* measure : kClassMeasures) {
    table.add({measure, "", "", "", "", ""});
    for (const GroupEffect& row : rows) {
      const bool shown = row.indicator == measure && row.kind != "displacement";
      if (shown) add_effect(row, name_width, table);
    }
  }
  return table;
}

std::string classes_text(const Rows& rows) {
  if (rows.empty()) return "";
  const auto with_names = [&](std::size_t width) { return classes_table(rows, width); };
  return "\n" + corrected_line("classes of firms", rows) +
         fitting_table(with_names, kClassWidths, kResultWidth);
}

std::string displacement_text(const Displacement& row, const Rows& classes) {
  if (!std::ranges::any_of(classes, [](const GroupEffect& each) {
        return each.kind == "displacement" && each.group == "supported";
      })) {
    return result_line("displacement: no firm that was there at the start was supported");
  }
  const EffectText supported = effect_text(row.supported);
  const EffectText others = effect_text(row.others);
  std::string text = fmt::format(
      "displacement: sales of supported firms {} [{}] {}; of those in their sectors whom neither "
      "arm supported {} [{}]; entrants left out",
      supported.mean, supported.interval, row.unit, others.mean, others.interval);
  if (row.per_gain.known) {
    text += fmt::format("; for each 1 that supported firms gain the others change by {} [{}, {}]",
                        readable_number(row.per_gain.value), readable_number(row.per_gain.lo95),
                        readable_number(row.per_gain.hi95));
  }
  return wrapped(text, 2, kResultWidth) + "\n";
}

std::string firms_text(const FirmGroups& firms, const std::string& arm) {
  const auto row = std::ranges::find(firms.displacement, arm, &Displacement::arm);
  if (row == firms.displacement.end()) return "";
  const Rows classes = rows_of(firms.effects, arm);
  return classes_text(classes) + displacement_text(*row, classes);
}

}  // namespace

std::string groups_text(const StudyDescription& study, std::span<const GroupEffect> sectors,
                        const FirmGroups& firms) {
  std::string text;
  for (std::size_t arm = 1; arm < study.arms.size(); ++arm) {
    const std::string& name = study.arms[arm];
    const Rows of_sectors = rows_of(sectors, name);
    if (of_sectors.empty()) continue;
    const GroupEffect& first = of_sectors.front();
    text +=
        result_line(fmt::format("who gains and who loses by {} in {}: {}", name,
                                year_title(study, first.year), region_title(study, first.region))) +
        sectors_text(of_sectors) + firms_text(firms, name) + "\n";
  }
  return text;
}

}  // namespace spearhead::output
