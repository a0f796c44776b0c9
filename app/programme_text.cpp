#include "app/programme_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include <fmt/format.h>

#include "app/target_text.h"
#include "output/effect_text.h"
#include "output/words.h"
#include "policies/registry.h"
#include "scenarios/programme_words.h"

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;
using scenarios::word_of;

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

bool looks_at(const InstrumentKind& kind, Selection selection) {
  return kind.uses.has(CommonKey::selection) ||
         (selection == Selection::first_come && kind.uses.has(CommonKey::first_come));
}

/// Whether a target says nothing of single firms.
bool is_of_places(const Target& target) {
  const Target bare;
  const bool own = target.smallest == bare.smallest && target.largest == bare.largest &&
                   target.youngest == bare.youngest && target.oldest == bare.oldest &&
                   target.fields.empty() && target.overlaps == 0 && target.areas.empty() &&
                   target.ownership.empty() && target.research == bare.research;
  return own && std::ranges::all_of(target.all_of, is_of_places) &&
         std::ranges::all_of(target.any_of, is_of_places) &&
         std::ranges::all_of(target.none_of, is_of_places);
}

/// The regions, sectors and clusters of a target, without its conditions on single firms. A part
/// that leaves out some firms of a place leaves out no place.
Target places_of(const Target& target) {
  Target places;
  places.segments = target.segments;
  places.areas = target.areas;
  for (const Target& part : target.all_of) places.all_of.push_back(places_of(part));
  for (const Target& part : target.any_of) places.any_of.push_back(places_of(part));
  for (const Target& part : target.none_of) {
    if (is_of_places(part)) places.none_of.push_back(part);
  }
  return places;
}

/// What is not as it would be without being said, of what the instrument looks at.
std::string rules_text(const Programme& programme, const InstrumentKind& kind) {
  std::string text;
  if (kind.uses.has(CommonKey::allocation)) text += allocation_text(programme.allocation);
  if (looks_at(kind, programme.selection)) text += selection_text(programme.selection);
  if (kind.uses.has(CommonKey::cumulation)) {
    if (programme.cumulation == Cumulation::none) text += ", not beside any other award";
    if (programme.cumulation == Cumulation::free) text += ", beside any other award";
  }
  const bool breaks_its_word = programme.breaks_its_word();
  if (programme.announced > 0 && (kind.uses.has(CommonKey::announced) || breaks_its_word)) {
    text += fmt::format(", announced for {:g} {}", programme.announced,
                        programme.announced == 1 ? "year" : "years");
  }
  if (programme.financing == Financing::regional) text += ", paid by the region";
  return text;
}

/// Part of the cost, and most per award.
std::string award_text(const Programme& programme, const InstrumentKind& kind,
                       const std::string& currency) {
  std::string text;
  if (kind.uses.has(CommonKey::aid)) text += fmt::format(", aid {:g} %", 100 * programme.aid);
  if (kind.uses.has(CommonKey::cap) && programme.cap > 0) {
    text += fmt::format(", at most {} {}", output::readable_number(money(programme.cap)), currency);
  }
  return text;
}

/// Who receives; clusters whatever their firms are like.
std::string receivers_text(const Programme& programme, const InstrumentKind& kind,
                           const Scenario& scenario) {
  const bool of_places = kind.receiver == Receiver::cluster;
  const Target& target = programme.target;
  const std::string firms = target_text(of_places ? places_of(target) : target, scenario);
  const bool all = firms == "all firms";
  if (of_places) return all ? "all clusters" : "clusters with " + firms;
  if (kind.receiver == Receiver::firm) return firms;
  return all ? "all foreign projects" : "foreign projects that become " + firms;
}

std::string value_text(const scenarios::Setting& setting, const std::string& currency) {
  if (setting.unit == "share") return fmt::format("{:g} %", 100 * setting.value);
  if (setting.unit == "money") return output::readable_number(setting.value) + ' ' + currency;
  if (setting.unit == "years")
    return fmt::format("{:g} {}", setting.value, setting.value == 1 ? "year" : "years");
  return fmt::format("{:g}", setting.value);
}

/// A line of what else differs from what nobody has to write; empty where nothing does.
std::string details_line(const Programme& programme, const scenarios::InstrumentRecord& record,
                         const InstrumentKind& kind, const std::string& currency) {
  std::vector<std::string> details;
  const std::vector<scenarios::Setting> usual = scenarios::settings_of(*kind.make());
  for (std::size_t s = 0; s < usual.size(); ++s) {
    const scenarios::Setting& own = record.settings[s];
    if (own.value == usual[s].value) continue;
    details.push_back(own.name + ' ' + value_text(own, currency));
  }
  if (programme.administration != scenarios::kUsualAdministration)
    details.push_back(fmt::format("administration {:g} %", 100 * programme.administration));
  if (programme.agency.id != scenarios::kUsualAgency)
    details.push_back("run by " + programme.agency.id);
  return details.empty() ? "" : fmt::format("    {}\n", fmt::join(details, ", "));
}

std::string programme_lines(const Programme& programme, const scenarios::InstrumentRecord& record,
                            const Scenario& scenario) {
  const InstrumentKind& kind = *find_instrument(record.instrument);
  return fmt::format("  {}: {}, {} to {}{}, {} {}/year{}, for {}{}\n", programme.id, kind.name,
                     programme.first_year, programme.last_year, part_text(programme, scenario),
                     output::readable_number(money(programme.yearly_budget)), scenario.currency,
                     award_text(programme, kind, scenario.currency),
                     receivers_text(programme, kind, scenario), rules_text(programme, kind)) +
         details_line(programme, record, kind, scenario.currency);
}

/// What is said of agencies that are not as those that nobody lists.
std::string agencies_text(const Scenario& scenario) {
  std::map<std::string, std::string> lines;
  for (const Programme& programme : scenario.programmes) {
    const Agency& agency = programme.agency;
    std::vector<std::string> traits;
    if (std::isfinite(agency.capacity))
      traits.push_back(fmt::format("looks at {:g} applications a year", agency.capacity));
    if (agency.information != scenario.rule.agency_information)
      traits.push_back(fmt::format("sees {:g} % of the truth", 100 * agency.information));
    if (!agency.group.empty()) traits.push_back("shares its papers in the group " + agency.group);
    if (traits.empty()) continue;
    lines[agency.id] = fmt::format("  agency {}: {}\n", agency.id, fmt::join(traits, ", "));
  }
  std::string text;
  for (const auto& [id, line] : lines) text += line;
  return text;
}

/// Places of the programmes in the scenario, in the order of the file.
std::vector<std::size_t> in_order_of_file(const scenarios::LoadedScenario& loaded) {
  std::vector<std::size_t> order(loaded.instruments.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return loaded.instruments[i].place; });
  return order;
}

Json settings_json(const scenarios::InstrumentRecord& record) {
  Json settings = Json::object();
  for (const scenarios::Setting& each : record.settings) settings[each.name] = each.value;
  return settings;
}

/// The agencies of the programmes, by id.
Json agencies_json(const Scenario& scenario) {
  std::map<std::string, Agency> agencies;
  for (const Programme& each : scenario.programmes) agencies[each.agency.id] = each.agency;
  Json list = Json::array();
  for (const auto& [id, agency] : agencies) {
    const bool limited = std::isfinite(agency.capacity);
    list.push_back({{"id", id},
                    {"capacity", limited ? Json(agency.capacity) : Json(nullptr)},
                    {"information", agency.information},
                    {"group", agency.group.empty() ? Json(nullptr) : Json(agency.group)}});
  }
  return list;
}

/// A value at which the instrument looks, else null.
template <class T>
Json used(bool is_used, const T& value) {
  return is_used ? Json(value) : Json(nullptr);
}

Json programme_json(const Programme& programme, const scenarios::InstrumentRecord& record,
                    const Scenario& scenario) {
  const InstrumentKind& kind = *find_instrument(record.instrument);
  const auto uses = [&](CommonKey key) { return kind.uses.has(key); };
  const bool capped = uses(CommonKey::cap) && programme.cap > 0;
  const bool selects = looks_at(kind, programme.selection);
  return {{"id", programme.id},
          {"instrument", kind.name},
          {"years", {programme.first_year, programme.last_year}},
          {"yearly_budget", money(programme.yearly_budget)},
          {"aid", used(uses(CommonKey::aid), programme.aid)},
          {"cap", used(capped, money(programme.cap))},
          {"admin", programme.administration},
          {"target", receivers_text(programme, kind, scenario)},
          {"agency", programme.agency.id},
          {"announced", programme.announced_years()},
          {"allocation", used(uses(CommonKey::allocation), word_of(programme.allocation))},
          {"selection", used(selects, word_of(programme.selection))},
          {"cumulation", used(uses(CommonKey::cumulation), word_of(programme.cumulation))},
          {"financing", word_of(programme.financing)},
          {"settings", settings_json(record)}};
}

}  // namespace

std::string programmes_text(const scenarios::LoadedScenario& loaded) {
  const Scenario& scenario = loaded.scenario;
  std::string text =
      fmt::format("{}: {} to {}, {}\n", scenario.name, scenario.first_year, scenario.last_year,
                  output::counted(scenario.programmes.size(), "programme"));
  for (const std::size_t i : in_order_of_file(loaded)) {
    text += programme_lines(scenario.programmes[i], loaded.instruments[i], scenario);
  }
  return text + agencies_text(scenario);
}

Json scenario_json(const scenarios::LoadedScenario& loaded) {
  const Scenario& scenario = loaded.scenario;
  Json programmes = Json::array();
  for (const std::size_t i : in_order_of_file(loaded)) {
    programmes.push_back(programme_json(scenario.programmes[i], loaded.instruments[i], scenario));
  }
  return {{"name", scenario.name},
          {"years", {scenario.first_year, scenario.last_year}},
          {"currency", scenario.currency},
          {"programmes", programmes},
          {"agencies", agencies_json(scenario)}};
}

}  // namespace spearhead::app
