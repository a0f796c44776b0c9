#include "app/comparison_text.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "output/effect_text.h"
#include "output/headline.h"
#include "output/interval_scope.h"
#include "output/money.h"
#include "output/price.h"
#include "output/table.h"

namespace spearhead::app {
namespace {

using output::Records;

/// A line for each thing that is said of some study, once.
std::string closing_lines(const ComparisonReport& report, std::string_view mark) {
  std::vector<std::string> lines;
  for (const std::string& note : report.notes) lines.push_back("note: " + note);
  for (const StudyComparison& each : report.studies) {
    const std::string sentence = output::interval_scope(each.study.description()).sentence;
    if (std::ranges::find(lines, sentence) == lines.end()) lines.push_back(sentence);
  }
  std::string text;
  for (const std::string& line : lines) {
    text += fmt::format("{}{}\n", mark,
                        mark.empty() ? output::wrapped(line, 2, output::kResultWidth) : line);
  }
  return text;
}

std::string study_tables(const StudyComparison& each) {
  const output::StudyDescription& is = each.study.description();
  const std::string groups = output::groups_text(is, each.sectors, each.firms);
  return output::comparison_text(is, each.rows) + "\n" + output::clear_since_text(each.dated()) +
         "\n" + output::money_text(each.study) + output::price_text(each.study) +
         (groups.empty() ? "" : "\n" + groups);
}

std::string set_tables(const ComparisonReport& report, const SetComparison& set) {
  const output::StudyDescription& is = report.studies[set.lead].study.description();
  std::string text;
  for (const std::string& part :
       {output::contest_text(is, set.contest), output::interactions_text(is, set.interactions)}) {
    if (!part.empty()) text += part + "\n";
  }
  return text;
}

/// A region of all has no code; people are told.
Records with_words(Records records) {
  const auto column = std::ranges::find(records.columns, "region");
  if (column == records.columns.end()) return records;
  const auto place = static_cast<std::size_t>(column - records.columns.begin());
  for (auto& row : records.rows) {
    if (row[place] == output::Cell{output::kAllRegions}) row[place] = "all";
  }
  return records;
}

void add_section(const std::string& title, const Records& records,
                 const std::vector<std::string>& hidden, std::string& text) {
  if (records.rows.empty()) return;
  text += fmt::format("### {}\n\n{}\n", title, output::markdown_text(with_words(records), hidden));
}

std::string study_markdown(const StudyComparison& each) {
  std::string text = output::comparison_markdown(each.dated()) + '\n';
  add_section("Prices", output::price_records(output::prices(each.study)), {}, text);
  add_section("Money", output::money_records(output::money(each.study)), {}, text);
  std::vector<output::GroupEffect> shown;
  std::ranges::copy_if(each.sectors, std::back_inserter(shown), &output::GroupEffect::clear);
  std::ranges::copy(each.firms.effects, std::back_inserter(shown));
  const std::string title = fmt::format(
      "Who gains and who loses: {} effects on sectors looked at, those clear after Holm's "
      "correction shown",
      each.sectors.size());
  add_section(title, output::group_records(shown),
              {"name", "share_better", "n", "p_value", "looked_at"}, text);
  add_section("Displacement", output::displacement_records(each.firms.displacement), {}, text);
  return text;
}

std::string set_markdown(const SetComparison& set) {
  std::string text;
  add_section("Arms against each other", output::difference_records(set.contest),
              {"arm_mean", "against_mean", "variance_ratio", "verdict", "better"}, text);
  add_section("Regret", output::standing_records(set.contest), {"arms"}, text);
  add_section("Interactions", output::interaction_records(set.interactions), {"p05", "p95"}, text);
  return text;
}

}  // namespace

std::string comparison_tables(const ComparisonReport& report) {
  std::string text;
  for (const StudyComparison& each : report.studies) {
    if (report.studies.size() > 1) text += each.file + "\n\n";
    text += study_tables(each) + '\n';
  }
  for (const SetComparison& set : report.sets) text += set_tables(report, set);
  return text + closing_lines(report, "");
}

std::string comparison_markdown(const ComparisonReport& report) {
  std::string text;
  for (const StudyComparison& each : report.studies) {
    if (report.studies.size() > 1) text += fmt::format("## {}\n\n", each.file);
    text += study_markdown(each);
  }
  for (const SetComparison& set : report.sets) text += set_markdown(set);
  return text + closing_lines(report, "> ");
}

}  // namespace spearhead::app
