#include "app/programme_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/target_text.h"
#include "output/effect_text.h"
#include "output/words.h"
#include "scenarios/programme_words.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;

double money(Cents cents) { return static_cast<double>(cents) / 100; }

/// Which of its years are simulated; nothing when all are.
std::string part_text(const Programme& programme, const Scenario& scenario) {
  const int first = std::max(programme.first_year, scenario.first_year);
  const int last = std::min(programme.last_year, scenario.last_year);
  if (first > last) return " (never runs: outside the years of the scenario)";
  if (first == programme.first_year && last == programme.last_year) return "";
  return first == last ? fmt::format(" (runs in {} only)", first)
                       : fmt::format(" (runs from {} to {} only)", first, last);
}

std::string allocation_text(Allocation allocation) {
  switch (allocation) {
    case Allocation::even:
      return "";
    case Allocation::proportional:
      return ", money by jobs of clusters";
    case Allocation::strongest:
      return ", money for the strongest cluster";
    case Allocation::overlap:
      return ", money by overlaps of clusters";
    case Allocation::weights:
      return ", money by weights of clusters";
  }
  return "";
}

std::string selection_text(Selection selection) {
  switch (selection) {
    case Selection::lottery:
      return "";
    case Selection::first_come:
      return ", first come first served";
    case Selection::merit:
      return ", selected by merit";
    case Selection::need:
      return ", selected by need";
    case Selection::jury:
      return ", selected by a jury";
  }
  return "";
}

/// What is not as it would be without being said.
std::string rules_text(const Programme& programme) {
  std::string text = allocation_text(programme.allocation) + selection_text(programme.selection);
  if (programme.cumulation == Cumulation::none) text += ", not beside any other award";
  if (programme.cumulation == Cumulation::free) text += ", beside any other award";
  if (programme.announced > 0)
    text += fmt::format(", announced for {:g} {}", programme.announced,
                        programme.announced == 1 ? "year" : "years");
  if (programme.financing == Financing::regional) text += ", paid by the region";
  return text;
}

std::string programme_line(const Programme& programme, const std::string& instrument,
                           const Scenario& scenario) {
  const std::string cap =
      programme.cap > 0
          ? fmt::format(", at most {} {}", output::readable_number(money(programme.cap)),
                        scenario.currency)
          : "";
  return fmt::format(
      "  {}: {}, {} to {}{}, {} {}/year, aid {:g} %{}, for {}{}\n", programme.id, instrument,
      programme.first_year, programme.last_year, part_text(programme, scenario),
      output::readable_number(money(programme.yearly_budget)), scenario.currency,
      100 * programme.aid, cap, target_text(programme.target, scenario), rules_text(programme));
}

}  // namespace

std::string programmes_text(const scenarios::LoadedScenario& loaded) {
  const Scenario& scenario = loaded.scenario;
  std::string text =
      fmt::format("{}: {} to {}, {}\n", scenario.name, scenario.first_year, scenario.last_year,
                  output::counted(scenario.programmes.size(), "programme"));
  for (std::size_t i = 0; i < scenario.programmes.size(); ++i) {
    text += programme_line(scenario.programmes[i], loaded.instruments[i].instrument, scenario);
  }
  return text;
}

Json scenario_json(const scenarios::LoadedScenario& loaded) {
  const Scenario& scenario = loaded.scenario;
  Json programmes = Json::array();
  for (std::size_t i = 0; i < scenario.programmes.size(); ++i) {
    const Programme& programme = scenario.programmes[i];
    programmes.push_back({{"id", programme.id},
                          {"instrument", loaded.instruments[i].instrument},
                          {"years", {programme.first_year, programme.last_year}},
                          {"yearly_budget", money(programme.yearly_budget)},
                          {"target", target_text(programme.target, scenario)},
                          {"agency", programme.agency.id},
                          {"announced", programme.announced_years()},
                          {"allocation", scenarios::word_of(programme.allocation)},
                          {"selection", scenarios::word_of(programme.selection)},
                          {"cumulation", scenarios::word_of(programme.cumulation)},
                          {"financing", scenarios::word_of(programme.financing)}});
  }
  return {{"name", scenario.name},
          {"years", {scenario.first_year, scenario.last_year}},
          {"currency", scenario.currency},
          {"programmes", programmes}};
}

}  // namespace spearhead::app
