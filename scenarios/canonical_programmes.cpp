#include "scenarios/canonical_programmes.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "scenarios/cluster_names.h"
#include "scenarios/programme_words.h"
#include "scenarios/quantity.h"

namespace spearhead::scenarios {
namespace {

std::string entry(const std::string& key, const std::string& value) { return key + ": " + value; }

/// Sectors by region.
std::string segments_text(const std::vector<std::uint8_t>& flags, const Scenario& scenario) {
  std::vector<std::string> regions;
  for (std::size_t region = 0; region < scenario.regions.size(); ++region) {
    std::vector<std::string> codes;
    for (std::size_t sector = 0; sector < scenario.sectors.size(); ++sector) {
      if (flags[region * scenario.sectors.size() + sector] == 0) continue;
      codes.push_back(scenario.sectors[sector].code);
    }
    regions.push_back(entry(quoted(scenario.regions[region].code), quoted_list(codes)));
  }
  return flow_map(regions);
}

std::string fields_text(const std::vector<std::uint8_t>& flags, const Scenario& scenario) {
  std::vector<std::string> codes;
  for (std::size_t f = 0; f < flags.size(); ++f) {
    if (flags[f] != 0) codes.push_back(scenario.knowledge.fields[f].code);
  }
  return quoted_list(codes);
}

/// Areas by region, each pair and all pairs in the order of their names.
std::string areas_text(const std::vector<Area>& areas, const Scenario& scenario) {
  const std::vector<RegionCluster> clusters = clusters_of(scenario);
  std::map<std::string, std::vector<std::string>> regions;
  for (const Area& area : areas) {
    const RegionCluster& first = clusters[area.first_cluster];
    std::vector<std::string> names{first.cluster.name, clusters[area.second_cluster].cluster.name};
    std::ranges::sort(names);
    regions[quoted(scenario.regions[first.region].code)].push_back(quoted_list(names));
  }
  std::vector<std::string> entries;
  for (auto& [region, pairs] : regions) {
    std::ranges::sort(pairs);
    entries.push_back(entry(region, flow_list(pairs)));
  }
  return flow_map(entries);
}

std::string words_text(const std::vector<Origin>& origins) {
  std::vector<std::string> words;
  for (const Origin origin : origins) words.emplace_back(word_of(origin));
  return flow_list(words);
}

/// The range under `key`; nothing where it is no condition.
void add_range(const char* key, double first, double last, std::vector<std::string>& entries) {
  const bool ends = std::isfinite(last);
  if (first <= 0 && !ends) return;
  const std::string end = ends ? '-' + shortest(last) : "+";
  entries.push_back(entry(key, quoted(shortest(first) + end)));
}

std::string target_text(const Target& target, const Scenario& scenario);

/// Parts in the order of their texts, each once.
void add_parts(const char* key, const std::vector<Target>& parts, const Scenario& scenario,
               std::vector<std::string>& entries) {
  if (parts.empty()) return;
  std::vector<std::string> texts;
  for (const Target& part : parts) texts.push_back(target_text(part, scenario));
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  entries.push_back(entry(key, flow_list(texts)));
}

/// The conditions that a target has; none: all firms.
std::string target_text(const Target& target, const Scenario& scenario) {
  std::vector<std::string> entries;
  add_range("age", target.youngest, target.oldest, entries);
  add_parts("all_of", target.all_of, scenario, entries);
  add_parts("any_of", target.any_of, scenario, entries);
  if (!target.fields.empty())
    entries.push_back(entry("fields", fields_text(target.fields, scenario)));
  add_parts("not", target.none_of, scenario, entries);
  if (target.overlaps > 0) entries.push_back(entry("overlaps", std::to_string(target.overlaps)));
  if (!target.areas.empty())
    entries.push_back(entry("overlaps", areas_text(target.areas, scenario)));
  if (!target.ownership.empty())
    entries.push_back(entry("ownership", words_text(target.ownership)));
  if (target.research != ResearchStatus::any)
    entries.push_back(entry("rd", word_of(target.research)));
  if (!target.segments.empty())
    entries.push_back(entry("segments", segments_text(target.segments, scenario)));
  add_range("size", target.smallest, target.largest, entries);
  return flow_map(entries);
}

/// Weights by region and name of the cluster.
std::string weights_text(const Programme& programme, const Scenario& scenario) {
  const std::vector<RegionCluster> clusters = clusters_of(scenario);
  std::vector<std::string> regions;
  for (std::uint32_t r = 0; r < scenario.regions.size(); ++r) {
    std::vector<std::string> weights;
    for (std::size_t c = 0; c < clusters.size(); ++c) {
      if (clusters[c].region != r) continue;
      weights.push_back(entry(quoted(clusters[c].cluster.name), shortest(programme.weights[c])));
    }
    std::ranges::sort(weights);
    regions.push_back(entry(quoted(scenario.regions[r].code), flow_map(weights)));
  }
  return flow_map({entry("weights", flow_map(regions))});
}

std::string allocation_text(const Programme& programme, const Scenario& scenario) {
  if (programme.allocation == Allocation::weights) return weights_text(programme, scenario);
  return word_of(programme.allocation);
}

void write_settings(const std::vector<Setting>& settings, BlockText& out) {
  if (settings.empty()) return out.line("settings", "{}");
  out.open("settings");
  for (const Setting& setting : settings) out.line(setting.name, shortest(setting.value));
  out.close();
}

void write_programme(const Programme& programme, const InstrumentRecord& instrument,
                     const Scenario& scenario, BlockText& out) {
  const auto money = [&](Cents cents) { return decimal(cents) + ' ' + scenario.currency; };
  const auto years = [](double number) { return shortest(number) + " years"; };
  out.open(quoted(programme.id));
  out.line("admin", shortest(programme.administration));
  out.line("agency", quoted(programme.agency.id));
  out.line("aid", shortest(programme.aid));
  out.line("allocation", allocation_text(programme, scenario));
  out.line("announced", years(programme.announced_years()));
  out.line("budget", money(programme.yearly_budget) + "/year");
  out.line("cap", programme.cap == 0 ? "none" : money(programme.cap));
  out.line("cumulation", word_of(programme.cumulation));
  out.line("financing", word_of(programme.financing));
  out.line("instrument", quoted(instrument.instrument));
  out.line("name", quoted(programme.name));
  out.line("selection", word_of(programme.selection));
  write_settings(instrument.settings, out);
  out.line("target", target_text(programme.target, scenario));
  out.line("years",
           flow_list({std::to_string(programme.first_year), std::to_string(programme.last_year)}));
  out.close();
}

}  // namespace

void write_agencies(const Scenario& scenario, BlockText& out) {
  std::map<std::string, Agency> agencies;
  for (const Programme& programme : scenario.programmes) {
    agencies.emplace(programme.agency.id, programme.agency);
  }
  if (agencies.empty()) return out.line("agencies", "{}");
  out.open("agencies");
  for (const auto& [id, agency] : agencies) {
    out.open(quoted(id));
    out.line("capacity", std::isfinite(agency.capacity) ? shortest(agency.capacity) : "none");
    out.line("group", agency.group.empty() ? "none" : quoted(agency.group));
    out.line("information", shortest(agency.information));
    out.close();
  }
  out.close();
}

void write_programmes(const LoadedScenario& loaded, BlockText& out) {
  const std::vector<Programme>& programmes = loaded.scenario.programmes;
  if (programmes.empty()) return out.line("programmes", "{}");
  out.open("programmes");
  for (std::size_t at = 0; at < programmes.size(); ++at) {
    write_programme(programmes[at], loaded.instruments[at], loaded.scenario, out);
  }
  out.close();
}

}  // namespace spearhead::scenarios
