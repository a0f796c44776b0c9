#include "scenarios/target_reader.h"

#include <algorithm>

#include "scenarios/codes.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

std::vector<std::string> region_codes(const Scenario& scenario) {
  std::vector<std::string> codes;
  for (const RegionFacts& region : scenario.regions) codes.push_back(region.code);
  return codes;
}

std::vector<std::string> codes_of_fields(const Scenario& scenario) {
  std::vector<std::string> codes;
  for (const Field& field : scenario.knowledge.fields) codes.push_back(field.code);
  return codes;
}

// Whether a list of names lets `name` through; an empty one lets everything.
bool admits(const std::vector<Located<std::string>>& names, const std::string& name) {
  return names.empty() || std::any_of(names.begin(), names.end(),
                                      [&](const auto& each) { return each.value == name; });
}

void check_names(const TargetText& text, const Scenario& scenario, Reading& in) {
  const std::vector<std::string> regions = region_codes(scenario);
  for (const Located<std::string>& region : text.regions) {
    if (regions.empty()) break;  // they could not be read, which has been reported
    if (std::find(regions.begin(), regions.end(), region.value) != regions.end()) continue;
    report_unknown(code::kUnknownName, in.file, region.extent, "region", region.value, regions,
                   in.report);
  }
  for (const Located<std::string>& sector : text.sectors) {
    check_sector_code(sector.value, in.file, sector.extent, in.report);
  }
  const std::vector<std::string> fields = codes_of_fields(scenario);
  for (const Located<std::string>& field : text.fields) {
    if (std::ranges::find(fields, field.value) != fields.end()) continue;
    report_unknown(code::kUnknownName, in.file, field.extent, "field", field.value, fields,
                   in.report);
  }
}

/// One flag per segment: whether it is in one of the clusters that the text names.
std::vector<std::uint8_t> in_clusters(const TargetText& text,
                                      const std::vector<RegionCluster>& clusters,
                                      const Scenario& scenario, Reading& in) {
  std::vector<std::uint8_t> flags(scenario.segments(), text.clusters.empty() ? 1 : 0);
  for (const Located<std::string>& name : text.clusters) {
    for (const std::size_t place : clusters_named(name, clusters, scenario, in)) {
      const RegionCluster& meant = clusters[place];
      for (const std::uint32_t sector : meant.cluster.sectors) {
        flags[meant.region * scenario.sector_count() + sector] = 1;
      }
    }
  }
  return flags;
}

/// One flag per segment; nothing where all are meant.
std::vector<std::uint8_t> flags_of(const TargetText& text, const std::vector<Area>& areas,
                                   const std::vector<RegionCluster>& clusters,
                                   const Scenario& scenario, Reading& in) {
  std::vector<std::uint8_t> flags = in_clusters(text, clusters, scenario, in);
  // What is for clusters, not for single firms, sees an area by its segments.
  const std::vector<std::uint8_t> of_areas = segments_of(areas, clusters, scenario);
  for (std::size_t k = 0; k < flags.size() && !areas.empty(); ++k) flags[k] &= of_areas[k];
  for (std::size_t k = 0; k < flags.size(); ++k) {
    const RegionFacts& region = scenario.regions[k / scenario.sectors.size()];
    const SectorFacts& sector = scenario.sectors[k % scenario.sectors.size()];
    if (!admits(text.regions, region.code) || !admits(text.sectors, sector.code)) flags[k] = 0;
  }
  if (std::ranges::find(flags, 0) == flags.end()) flags.clear();
  return flags;
}

std::vector<std::uint8_t> field_flags(const TargetText& text, const Scenario& scenario) {
  std::vector<std::uint8_t> flags;
  if (text.fields.empty()) return flags;
  for (const std::string& code : codes_of_fields(scenario)) {
    flags.push_back(admits(text.fields, code) ? 1 : 0);
  }
  return flags;
}

/// Several ranges are so many targets, of which a firm must be in one.
void set_ranges(const std::vector<Interval>& ranges, double Target::*first, double Target::*last,
                Target& target) {
  std::vector<Target> parts;
  for (const Interval& range : ranges) {
    Target part;
    part.*first = range.first;
    part.*last = range.last;
    parts.push_back(std::move(part));
  }
  if (parts.size() == 1) {
    target.*first = ranges.front().first;
    target.*last = ranges.front().last;
  } else if (!parts.empty()) {
    target.all_of.push_back({.any_of = std::move(parts)});
  }
}

void add_parts(const std::vector<TargetText>& texts, const std::vector<RegionCluster>& clusters,
               const Scenario& scenario, Reading& in, std::vector<Target>& parts) {
  for (const TargetText& text : texts) parts.push_back(target_of(text, clusters, scenario, in));
}

}  // namespace

Target target_of(const TargetText& text, const std::vector<RegionCluster>& clusters,
                 const Scenario& scenario, Reading& in) {
  check_names(text, scenario, in);
  Target target;
  target.areas = areas_of(text.overlaps.areas, clusters, scenario, in);
  target.segments = flags_of(text, target.areas, clusters, scenario, in);
  target.fields = field_flags(text, scenario);
  target.overlaps = static_cast<std::uint32_t>(text.overlaps.best);
  target.ownership = text.ownership;
  target.research = text.research;
  set_ranges(text.sizes, &Target::smallest, &Target::largest, target);
  set_ranges(text.ages, &Target::youngest, &Target::oldest, target);
  add_parts(text.all_of, clusters, scenario, in, target.all_of);
  add_parts(text.any_of, clusters, scenario, in, target.any_of);
  add_parts(text.none_of, clusters, scenario, in, target.none_of);
  return target;
}

}  // namespace spearhead::scenarios
