#include "app/programme_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "output/effect_text.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;

/// "10 to 249", "250 or more" or "up to 5"; empty when everything is in it.
std::string interval_text(double first, double last) {
  if (std::isinf(last)) return first > 0 ? fmt::format("{:g} or more", first) : "";
  return first > 0 ? fmt::format("{:g} to {:g}", first, last) : fmt::format("up to {:g}", last);
}

/// Codes of the regions, or of the sectors, that a target lets in somewhere.
std::vector<std::string> codes_in(const Target& target, const Scenario& scenario, bool regions) {
  std::vector<std::string> codes;
  const std::size_t sectors = scenario.sectors.size();
  for (std::size_t k = 0; k < target.segments.size(); ++k) {
    if (target.segments[k] == 0) continue;
    const std::string& code =
        regions ? scenario.regions[k / sectors].code : scenario.sectors[k % sectors].code;
    if (std::ranges::find(codes, code) == codes.end()) codes.push_back(code);
  }
  return codes;
}

std::string target_text(const Target& target, const Scenario& scenario) {
  std::string text;
  const std::string size = interval_text(target.smallest, target.largest);
  const std::string age = interval_text(target.youngest, target.oldest);
  const std::vector<std::string> sectors = codes_in(target, scenario, false);
  const std::vector<std::string> regions = codes_in(target, scenario, true);
  if (!size.empty()) text += fmt::format(" of {} persons", size);
  if (!age.empty()) text += fmt::format(" aged {} years", age);
  if (!sectors.empty() && sectors.size() < scenario.sectors.size()) {
    text +=
        fmt::format(" in sector{} {}", sectors.size() == 1 ? "" : "s", fmt::join(sectors, ", "));
  }
  if (!regions.empty() && regions.size() < scenario.regions.size()) {
    text += fmt::format(" in {}", fmt::join(regions, ", "));
  }
  return text.empty() ? "all firms" : "firms" + text;
}

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

std::string programme_line(const Programme& programme, const std::string& instrument,
                           const Scenario& scenario) {
  const std::string cap =
      programme.cap > 0
          ? fmt::format(", at most {} {}", output::readable_number(money(programme.cap)),
                        scenario.currency)
          : "";
  return fmt::format("  {}: {}, {} to {}{}, {} {}/year, aid {:g} %{}, for {}\n", programme.id,
                     instrument, programme.first_year, programme.last_year,
                     part_text(programme, scenario),
                     output::readable_number(money(programme.yearly_budget)), scenario.currency,
                     100 * programme.aid, cap, target_text(programme.target, scenario));
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
                          {"target", target_text(programme.target, scenario)}});
  }
  return {{"name", scenario.name},
          {"years", {scenario.first_year, scenario.last_year}},
          {"currency", scenario.currency},
          {"programmes", programmes}};
}

}  // namespace spearhead::app
