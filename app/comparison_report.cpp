#include "app/comparison_report.h"

#include <map>

#include <fmt/format.h>

#include "app/command_line.h"
#include "output/clear_years.h"
#include "output/common_futures.h"
#include "output/headline.h"
#include "scenarios/recorded_programmes.h"

namespace spearhead::app {
namespace {

std::vector<std::string> indicators_of(const ComparisonWishes& wishes,
                                       const output::StudyReader& study) {
  if (wishes.indicators.empty()) return output::headline_indicators();
  for (const std::string& word : wishes.indicators) {
    require_known("indicator", word, study.indicators());
  }
  return wishes.indicators;
}

int year_of(const ComparisonWishes& wishes, const output::StudyDescription& study,
            const std::string& file) {
  if (wishes.year.empty()) return study.last_year();
  try {
    return static_cast<int>(whole_number("at", wishes.year, study.first_year, study.last_year()));
  } catch (const UsageError& error) {
    throw UsageError(fmt::format("{}; these are the years of {}", error.what(), file));
  }
}

StudyComparison compare_study(const ComparisonWishes& wishes, const std::string& file) {
  StudyComparison result{file, output::StudyReader(file), 0, {}, {}, {}, {}};
  const output::StudyReader& study = result.study;
  if (study.description().arms.size() < 2) {
    throw UsageError(
        fmt::format("{} has a baseline only; run a scenario to compare it with", file));
  }
  const std::vector<std::string> indicators = indicators_of(wishes, study);
  result.year = year_of(wishes, study.description(), file);
  result.rows = output::compare_arms(study, indicators, result.year);
  result.years = output::clear_years(study, indicators, result.year);
  if (!wishes.groups) return result;
  result.sectors = output::sector_effects(study, result.year);
  result.firms = output::firm_group_effects(study, result.year);
  return result;
}

std::vector<output::NamedStudy> named(const std::vector<StudyComparison>& studies) {
  std::vector<output::NamedStudy> all;
  for (const StudyComparison& each : studies) all.push_back({each.file, &each.study});
  return all;
}

/// What the studies record of the arms' programmes; none where an arm is not recorded.
std::vector<output::Programmes> programmes_of(const std::vector<StudyComparison>& studies,
                                              const output::CommonFutures& set) {
  std::vector<output::Programmes> all;
  for (const output::CommonArm& arm : set.arms) {
    const output::StudyDescription& study = studies[arm.study].study.description();
    const std::string text = output::noted(study.provenance, "resolved_yaml").value_or("");
    all.push_back(scenarios::recorded_programmes(text)[study.arms[arm.arm]]);
  }
  return all;
}

/// The interactions of the arms of a set. Where they form no design `missing` says so.
std::vector<output::InteractionRow> interactions_of(const ComparisonReport& report,
                                                    const output::CommonFutures& set,
                                                    std::span<const output::ArmSeries> series,
                                                    int year, std::string& missing) {
  const std::vector<output::Programmes> programmes = programmes_of(report.studies, set);
  const std::vector<output::FactorialDesign> designs = output::factorial_designs(programmes);
  if (designs.empty()) missing = output::missing_design_text(set.names(), programmes);
  return output::interactions(series, set.names(), designs, year);
}

void compare_sets(const ComparisonWishes& wishes, ComparisonReport& report) {
  const std::vector<output::NamedStudy> studies = named(report.studies);
  const output::JoinedStudies joined = output::join_studies(studies);
  report.notes = joined.apart;
  std::string missing;
  bool has_design = false;
  for (const output::CommonFutures& set : joined.sets) {
    const std::size_t lead = set.arms.front().study;
    const StudyComparison& first = report.studies[lead];
    const std::vector<output::ArmSeries> series =
        output::common_series(studies, set, indicators_of(wishes, first.study), first.year);
    SetComparison comparison{
        lead, output::arm_contest(series, set.names(), first.year, wishes.with_baseline), {}};
    if (wishes.interactions) {
      comparison.interactions = interactions_of(report, set, series, first.year, missing);
      has_design = has_design || !comparison.interactions.empty();
    }
    report.sets.push_back(std::move(comparison));
  }
  if (wishes.interactions && !has_design) throw UsageError(missing);
}

}  // namespace

ComparisonReport compare_studies(const ComparisonWishes& wishes) {
  ComparisonReport report;
  for (const std::string& file : wishes.files) {
    report.studies.push_back(compare_study(wishes, file));
  }
  compare_sets(wishes, report);
  if (!wishes.groups) return report;
  for (const StudyComparison& each : report.studies) {
    if (each.study.description().details.firms) continue;
    report.notes.push_back(
        fmt::format("{} keeps no single firms, so it has no groups by size, age, support and "
                    "cluster; run --record firms keeps them",
                    each.file));
  }
  return report;
}

}  // namespace spearhead::app
