#include "app/run_result.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "app/comparison_json.h"
#include "app/json.h"
#include "output/course.h"
#include "output/effect_text.h"
#include "output/headline.h"
#include "output/interval_scope.h"
#include "output/outlay.h"
#include "output/spending.h"
#include "output/study_reader.h"
#include "output/table.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;

/// Years of a programme that lie in those of its scenario.
int years_of(const Programme& programme, const Scenario& scenario) {
  const int first = std::max(programme.first_year, scenario.first_year);
  const int last = std::min(programme.last_year, scenario.last_year);
  return std::max(0, last - first + 1);
}

std::vector<output::Budget> budgets_of(const StudyPlan& plan) {
  std::vector<output::Budget> budgets;
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    const Scenario& scenario = plan.arms[arm].scenario;
    for (const Programme& programme : scenario.programmes) {
      const double yearly = static_cast<double>(programme.yearly_budget) / 100;  // of cents
      budgets.push_back({arm, programme.id, yearly * years_of(programme, scenario)});
    }
  }
  return budgets;
}

/// Last year of each arm's programmes, 0 without any.
std::vector<int> ends_of(const StudyPlan& plan) {
  std::vector<int> ends;
  for (const Arm& arm : plan.arms) {
    int end = 0;
    for (const Programme& programme : arm.scenario.programmes) {
      end = std::max(end, programme.last_year);
    }
    ends.push_back(end);
  }
  return ends;
}

Json programmes_json(const StudyPlan& plan, const output::StudyReader& study) {
  Json rows = Json::array();
  for (const output::Spending& row : output::spending(study, budgets_of(plan))) {
    rows.push_back({{"arm", plan.description.arms[row.budget.arm]},
                    {"programme", row.budget.programme},
                    {"budget", row.budget.money},
                    {"spent", row.spent},
                    {"futures", row.futures},
                    {"futures_without_award", row.reached_nobody}});
  }
  return rows;
}

/// What the text shows of a baseline alone, which has nothing to be compared with.
Json levels_json(const output::StudyReader& study) {
  Json rows = Json::array();
  for (const output::Level& row : output::headline_levels(study)) {
    rows.push_back({{"arm", row.arm},
                    {"region", row.region},
                    {"indicator", row.indicator},
                    {"unit", row.unit},
                    {"year", row.year},
                    {"mean", row.mean},
                    {"p05", row.p05},
                    {"p95", row.p95},
                    {"n", row.n}});
  }
  return rows;
}

Json result_json(const StudyPlan& plan, const output::StudyReader& study) {
  Json rows = Json::array();
  for (const output::Comparison& row : output::headline_rows(study)) {
    rows.push_back(comparison_json(row));
  }
  Json levels = Json::array();
  if (study.description().arms.size() == 1) levels = levels_json(study);
  return {{"study", plan.file.string()},
          {"run_id", plan.description.run_id},
          {"data_hash", study.stored_data_hash()},
          {"rows", rows},
          {"levels", levels},
          {"programmes", programmes_json(plan, study)},
          {"intervals", Json::array({intervals_json(plan.file.string(), study.description())})}};
}

/// A reminder of how much of the figures is data.
std::string assumptions_text(const output::StudyReader& study) {
  const auto note = [&](const char* name) {
    return output::noted(study.description().provenance, name).value_or("");
  };
  return fmt::format(
      "tables given for {}; the others are the program's, and {} parameters are assumed",
      note("given_tables"), note("assumed_parameters"));
}

}  // namespace

void say(const Arguments& arguments, const std::string& text) {
  if (!arguments.has("quiet")) fmt::print(stderr, "{}\n", text);
}

void show_result(const Arguments& arguments, const StudyPlan& plan) {
  const output::StudyReader study(plan.file);
  if (arguments.has("json")) {
    print_json(result_json(plan, study));
    return;
  }
  fmt::print("{}", output::headline_text(study));
  if (study.description().arms.size() > 1) {
    fmt::print("\n{}\n{}{}", output::course_text(study, ends_of(plan)), output::outlay_text(study),
               output::unspent_text(study, budgets_of(plan)));
  }
  const std::string hold = output::interval_scope(study.description()).sentence;
  fmt::print("\n{}\n\n", output::wrapped(hold, 2, output::kResultWidth));
  say(arguments, assumptions_text(study));
  say(arguments, fmt::format("study: {}\nnext:  {} inspect {}", plan.file.string(),
                             arguments.program, plan.file.string()));
}

}  // namespace spearhead::app
