#include "app/target_text.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "scenarios/area_names.h"

namespace spearhead::app {
namespace {

/// "10 to 249", "250 or more" or "up to 5"; empty when everything is in it.
std::string interval_text(double first, double last) {
  if (std::isinf(last)) return first > 0 ? fmt::format("{:g} or more", first) : "";
  return first > 0 ? fmt::format("{:g} to {:g}", first, last) : fmt::format("up to {:g}", last);
}

/// Codes of the sectors of one region that a target lets in.
std::vector<std::string> sectors_in(const Target& target, const Scenario& scenario,
                                    std::size_t region) {
  std::vector<std::string> codes;
  const std::size_t sectors = scenario.sectors.size();
  for (std::size_t s = 0; s < sectors; ++s) {
    if (target.segments[region * sectors + s] != 0) codes.push_back(scenario.sectors[s].code);
  }
  return codes;
}

std::string sectors_text(const std::vector<std::string>& codes, const Scenario& scenario) {
  if (codes.size() == scenario.sectors.size()) return "";
  return fmt::format(" in sector{} {}", codes.size() == 1 ? "" : "s", fmt::join(codes, ", "));
}

/// Sectors and regions: once where they are the same in all regions, else region by region.
std::string place_text(const Target& target, const Scenario& scenario) {
  if (target.segments.empty()) return "";
  std::vector<std::string> regions;
  std::vector<std::vector<std::string>> sectors;
  for (std::size_t r = 0; r < scenario.regions.size(); ++r) {
    std::vector<std::string> codes = sectors_in(target, scenario, r);
    if (codes.empty()) continue;
    regions.push_back(scenario.regions[r].code);
    sectors.push_back(std::move(codes));
  }
  if (regions.empty()) return " in no sector";
  if (std::ranges::count(sectors, sectors.front()) == std::ssize(sectors)) {
    const bool all = regions.size() == scenario.regions.size();
    return sectors_text(sectors.front(), scenario) +
           (all ? "" : fmt::format(" in {}", fmt::join(regions, ", ")));
  }
  std::vector<std::string> places;
  for (std::size_t r = 0; r < regions.size(); ++r) {
    places.push_back(sectors_text(sectors[r], scenario) + " of " + regions[r]);
  }
  return fmt::format("{}", fmt::join(places, " and"));
}

std::string origin_text(Origin origin) {
  if (origin == Origin::foreign) return "foreign";
  return origin == Origin::domestic ? "domestic" : "spin-off";
}

std::string fields_text(const Target& target, const Scenario& scenario) {
  std::vector<std::string> codes;
  for (std::size_t f = 0; f < target.fields.size(); ++f) {
    if (target.fields[f] != 0) codes.push_back(scenario.knowledge.fields[f].code);
  }
  return codes.empty() ? "" : fmt::format(" that know {}", fmt::join(codes, " or "));
}

/// Two clusters, and where they are if there are several regions.
std::string area_text(const Area& area, const std::vector<scenarios::RegionCluster>& clusters,
                      const Scenario& scenario) {
  const scenarios::RegionCluster& first = clusters[area.first_cluster];
  const bool one_region = scenario.regions.size() == 1;
  return fmt::format("{} with {}{}", first.cluster.name, clusters[area.second_cluster].cluster.name,
                     one_region ? "" : " in " + scenario.regions[first.region].code);
}

/// Named areas, and the sectors and regions of a target where they say more than the areas do.
std::string areas_text(const Target& target, const Scenario& scenario) {
  if (target.areas.empty()) return place_text(target, scenario);
  const std::vector<scenarios::RegionCluster> clusters = scenarios::clusters_of(scenario);
  std::vector<std::string> areas;
  for (const Area& area : target.areas) areas.push_back(area_text(area, clusters, scenario));
  const bool same = target.segments == scenarios::segments_of(target.areas, clusters, scenario);
  return fmt::format(" in the area of {}{}", fmt::join(areas, " or of "),
                     same ? "" : place_text(target, scenario));
}

/// The conditions of the target itself; empty where it has none.
std::string own_text(const Target& target, const Scenario& scenario) {
  std::vector<std::string> owners;
  for (const Origin origin : target.ownership) owners.push_back(origin_text(origin));
  const std::string size = interval_text(target.smallest, target.largest);
  const std::string age = interval_text(target.youngest, target.oldest);
  std::string text = fmt::format("{}{}firms", fmt::join(owners, " or "), owners.empty() ? "" : " ");
  if (!size.empty()) text += fmt::format(" of {} persons", size);
  if (!age.empty()) text += fmt::format(" aged {} years", age);
  if (target.research == ResearchStatus::performer) text += " that do R&D";
  if (target.research == ResearchStatus::none) text += " that do no R&D";
  text += fields_text(target, scenario);
  if (target.overlaps == 1) text += " in the best overlap";
  if (target.overlaps > 1) text += fmt::format(" in one of the best {} overlaps", target.overlaps);
  text += areas_text(target, scenario);
  return text == "firms" ? "" : text;
}

/// In brackets where it says more than one thing.
std::string bracketed(const Target& target, const Scenario& scenario) {
  const std::string text = target_text(target, scenario);
  const bool parts = !(target.all_of.empty() && target.any_of.empty() && target.none_of.empty());
  return parts ? '(' + text + ')' : text;
}

std::vector<std::string> bracketed(const std::vector<Target>& parts, const Scenario& scenario) {
  std::vector<std::string> texts;
  for (const Target& part : parts) texts.push_back(bracketed(part, scenario));
  return texts;
}

}  // namespace

std::string target_text(const Target& target, const Scenario& scenario) {
  const std::string own = own_text(target, scenario);
  const bool one_part = target.all_of.size() == 1 && target.any_of.empty();
  if (own.empty() && one_part && target.none_of.empty())
    return target_text(target.all_of.front(), scenario);
  std::vector<std::string> conditions = bracketed(target.all_of, scenario);
  if (!own.empty()) conditions.insert(conditions.begin(), own);
  const std::string any = fmt::format("{}", fmt::join(bracketed(target.any_of, scenario), " or "));
  const bool several = target.any_of.size() > 1 && !conditions.empty();
  if (!any.empty()) conditions.push_back(several ? '(' + any + ')' : any);
  std::string text = fmt::format("{}", fmt::join(conditions, " that are also "));
  if (text.empty()) text = "all firms";
  const std::vector<std::string> exceptions = bracketed(target.none_of, scenario);
  if (!exceptions.empty()) text += fmt::format(" except {}", fmt::join(exceptions, " and except "));
  return text;
}

}  // namespace spearhead::app
