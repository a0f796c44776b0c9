#include "output/course.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "output/comparison.h"
#include "output/effect_text.h"
#include "output/headline.h"
#include "output/table.h"

namespace spearhead::output {
namespace {

/// The effects of one arm that the table tells of.
struct Course {
  std::string arm;
  std::string region;
  std::optional<int> year;               ///< last of the programmes
  std::vector<Comparison> of_year;       ///< in it, all headline indicators
  std::vector<Comparison> of_all_years;  ///< added up, flows only
};

/// Leaves the rows of one arm and region.
std::vector<Comparison> only(std::vector<Comparison> rows, const std::string& arm,
                             const std::string& region) {
  std::erase_if(rows,
                [&](const Comparison& row) { return row.arm != arm || row.region != region; });
  return rows;
}

Course course_of(const StudyReader& study, std::size_t arm, int end,
                 const std::vector<Comparison>& sums) {
  const StudyDescription& is = study.description();
  Course course;
  course.arm = is.arms[arm];
  course.region = is.regions.size() > 1 ? kAllRegions : is.regions.front().code;
  course.of_all_years = only(sums, course.arm, course.region);
  if (end < is.first_year || end >= is.last_year()) return course;
  course.year = end;
  course.of_year = only(compare_arms(study, headline_indicators(), end), course.arm, course.region);
  return course;
}

const Comparison* find(const std::vector<Comparison>& rows, const std::string& indicator) {
  const auto found = std::ranges::find(rows, indicator, &Comparison::indicator);
  return found == rows.end() ? nullptr : &*found;
}

void add_effect(const Comparison* row, std::vector<std::string>& cells) {
  const EffectText effect = row == nullptr ? EffectText{} : effect_text(row->effect);
  cells.push_back(effect.mean);
  cells.push_back(effect.interval);
}

/// The rows of the table: those of the year, or, where there is none, those that are added up.
std::string table_of(const StudyDescription& study, const Course& course) {
  using enum TextTable::Align;
  TextTable table({{left}, {right}, {right}, {right, 3}, {right}, {left}});
  const std::string years = fmt::format("{}-{}", study.first_year, study.last_year());
  const std::string year = course.year ? fmt::format("{}", *course.year) : "";
  table.add(
      {"", course.year ? "effect" : "", course.year ? "its 95 %" : "", "added up", "its 95 %", ""});
  table.add(
      {"", course.year ? "in " + year : "", course.year ? "interval" : "", years, "interval", ""});
  for (const Comparison& row : course.year ? course.of_year : course.of_all_years) {
    std::vector<std::string> cells{cut_to(name_and_unit(row.indicator, row.unit), 29)};
    add_effect(find(course.of_year, row.indicator), cells);
    const Comparison* sum = find(course.of_all_years, row.indicator);
    add_effect(sum, cells);
    // A flow added up has another unit than the flow.
    cells.push_back(sum != nullptr && sum->unit != row.unit ? sum->unit : "");
    table.add(std::move(cells));
  }
  return table.text(kResultWidth);
}

std::string title_of(const StudyDescription& study, const Course& course) {
  const std::string end =
      course.year ? fmt::format("at the end of its programmes ({}) and ", *course.year) : "";
  return result_line(
      fmt::format("{} {}over all years: {}", course.arm, end, region_title(study, course.region)));
}

}  // namespace

std::string course_text(const StudyReader& study, std::span<const int> programmes_end) {
  std::string text;
  const StudyDescription& is = study.description();
  if (is.arms.size() < 2) return text;
  const std::vector<Comparison> sums = compare_sums(study, headline_indicators());
  for (std::size_t arm = 1; arm < is.arms.size(); ++arm) {
    const Course course = course_of(study, arm, programmes_end[arm], sums);
    if (!text.empty()) text += "\n";
    text += title_of(is, course) + table_of(is, course);
  }
  return text;
}

}  // namespace spearhead::output
