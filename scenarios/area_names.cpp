#include "scenarios/area_names.h"

#include <algorithm>

#include "scenarios/canonical_text.h"
#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

constexpr const char* kOneArea = "two clusters of one region such as [Food, Ports]";
constexpr const char* kAreas = "areas of two clusters each such as [[Food, Ports]]";

bool is_list(const YamlNode& node) { return node.kind == YamlNode::Kind::list; }

// [Food, Ports], which a reader expects to be the area of the two.
bool refuse_bare_names(const YamlNode& node, Reading& in) {
  if (node.items.empty() || std::ranges::any_of(node.items, is_list)) return false;
  constexpr std::size_t longest = 60;  // nobody reads a remedy that fills the screen
  const auto is_name = [&](const YamlNode& item) {
    return item.kind == YamlNode::Kind::text && !item.text.empty() && item.text.size() <= longest;
  };
  const bool two = node.items.size() == 2 && std::ranges::all_of(node.items, is_name);
  std::string names;
  for (const YamlNode& item : node.items) {
    if (two) names += (names.empty() ? "" : ", ") + quoted(item.text);
  }
  in.error(node, {.code = code::kWrongType,
                  .message = "an area is a list of two clusters, and these are no lists",
                  .expected = kAreas,
                  .suggestion = two ? "write [[" + names + "]] if their area is meant" : ""});
  return true;
}

bool read_name(const YamlNode& node, Reading& in, Located<std::string>& out) {
  out.extent = node.extent;
  out.given = read_text(node, in, out.value);
  return out.given;
}

bool read_area(const YamlNode& node, Reading& in, AreaText& out) {
  if (node.kind == YamlNode::Kind::text) {
    in.error(node, {.code = code::kWrongType,
                    .message = in_ticks(node.text) + " is no area of two clusters",
                    .expected = kOneArea});
    return false;
  }
  if (!check_kind(node, YamlNode::Kind::list, kOneArea, in)) return false;
  if (node.items.size() != 2) {
    in.error(node,
             {.code = code::kWrongType,
              .message = "not two clusters but " + std::to_string(node.items.size()),
              .expected = kOneArea,
              .suggestion = node.items.size() > 2 ? "write a list for each pair of them" : ""});
    return false;
  }
  out.extent = node.extent;
  const bool first = read_name(node.items[0], in, out.first);
  if (!read_name(node.items[1], in, out.second) || !first) return false;
  if (out.first.value != out.second.value) return true;
  in.error(node.items[1], {.code = code::kDuplicateName,
                           .message = in_ticks(out.first.value) + " stands here twice",
                           .expected = kOneArea});
  return false;
}

/// Areas of one pair of names; reported where there are none.
std::vector<Area> areas_between(const AreaText& text, const std::vector<RegionCluster>& clusters,
                                const Scenario& scenario, Reading& in) {
  const std::vector<std::size_t> first = clusters_named(text.first, clusters, scenario, in);
  const std::vector<std::size_t> second = clusters_named(text.second, clusters, scenario, in);
  std::vector<Area> areas;
  if (first.empty() || second.empty()) return areas;  // which is reported
  bool same = false;
  for (const std::size_t a : first) {
    for (const std::size_t b : second) {
      same = same || a == b;
      if (a == b || clusters[a].region != clusters[b].region) continue;
      areas.push_back(
          {static_cast<std::uint32_t>(std::min(a, b)), static_cast<std::uint32_t>(std::max(a, b))});
    }
  }
  if (!areas.empty()) return areas;
  const std::string both = in_ticks(text.first.value) + " and " + in_ticks(text.second.value);
  in.report.error(
      in.file, text.extent,
      {.code = same ? code::kDuplicateName : code::kConflict,
       .message = both + (same ? " are the same cluster" : " are clusters of different regions"),
       .expected = kOneArea});
  return areas;
}

}  // namespace

bool read_areas(const YamlNode& node, Reading& in, std::vector<AreaText>& out) {
  if (refuse_bare_names(node, in)) return false;
  if (node.items.size() > kMostAreas) {
    in.error(node, {.code = code::kOutOfRange,
                    .message = std::to_string(node.items.size()) + " areas",
                    .expected = "at most " + std::to_string(kMostAreas) + " areas in one target"});
    return false;
  }
  return read_one_or_many(node, in, [&](const YamlNode& item) {
    AreaText area;
    if (read_area(item, in, area)) out.push_back(std::move(area));
  });
}

std::vector<Area> areas_of(const std::vector<AreaText>& texts,
                           const std::vector<RegionCluster>& clusters, const Scenario& scenario,
                           Reading& in) {
  std::vector<Area> areas;
  for (const AreaText& text : texts) {
    const std::vector<Area> meant = areas_between(text, clusters, scenario, in);
    areas.insert(areas.end(), meant.begin(), meant.end());
  }
  std::ranges::sort(areas);
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  return areas;
}

std::vector<std::uint8_t> segments_of(const std::vector<Area>& areas,
                                      const std::vector<RegionCluster>& clusters,
                                      const Scenario& scenario) {
  std::vector<std::uint8_t> flags(scenario.segments(), 0);
  for (const Area& area : areas) {
    for (const std::uint32_t place : {area.first_cluster, area.second_cluster}) {
      const RegionCluster& each = clusters[place];
      for (const std::uint32_t sector : each.cluster.sectors) {
        flags[each.region * scenario.sector_count() + sector] = 1;
      }
    }
  }
  return flags;
}

}  // namespace spearhead::scenarios
