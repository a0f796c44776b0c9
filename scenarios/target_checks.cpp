#include "scenarios/target_checks.h"

#include <algorithm>

#include "scenarios/area_names.h"
#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

/// A scenario as it begins.
struct Beginning {
  const Scenario& scenario;
  const std::vector<RegionCluster>& clusters;
  Receiver receiver;
  std::vector<std::uint8_t> overlaps;  ///< per segment: whether its cluster has one to overlap with
};

Beginning beginning_of(const Scenario& scenario, const std::vector<RegionCluster>& clusters,
                       Receiver receiver) {
  Beginning begin{scenario, clusters, receiver, std::vector<std::uint8_t>(scenario.segments(), 0)};
  for (const RegionCluster& each : clusters) {
    const bool alone = std::ranges::count(clusters, each.region, &RegionCluster::region) < 2;
    for (const std::uint32_t sector : each.cluster.sectors) {
      begin.overlaps[each.region * scenario.sector_count() + sector] = alone ? 0 : 1;
    }
  }
  return begin;
}

/// Owners between which targets tell. `domestic` are those that are no spin-offs.
struct Owners {
  bool domestic = true;
  bool spin_off = true;
  bool foreign = true;
};

Owners owners_of(const Target& target) {
  if (target.ownership.empty()) return {};
  const auto named = [&](Origin origin) {
    return std::ranges::find(target.ownership, origin) != target.ownership.end();
  };
  const bool domestic = named(Origin::domestic);
  return {domestic, domestic || named(Origin::spin_off), named(Origin::foreign)};
}

/// What conditions that must hold together leave open.
struct LeftOpen {
  Interval size;
  Interval age;
  Owners owners;
  bool performers = true;
  bool others = true;  ///< that do no R&D
  std::uint32_t overlaps = 0;
  const std::vector<std::uint8_t>* fields = nullptr;  ///< of one of the conditions
  const std::vector<Area>* areas = nullptr;           ///< the same

  /// Sizes are whole persons: staff of 9.5 belongs to "1-9".
  bool any() const {
    return size.first < size.last + 1 && age.first <= age.last && (performers || others) &&
           (owners.domestic || owners.spin_off || owners.foreign);
  }
};

void narrow(const Target& target, LeftOpen& open) {
  open.size.first = std::max(open.size.first, target.smallest);
  open.size.last = std::min(open.size.last, target.largest);
  open.age.first = std::max(open.age.first, target.youngest);
  open.age.last = std::min(open.age.last, target.oldest);
  const Owners owners = owners_of(target);
  open.owners = {open.owners.domestic && owners.domestic, open.owners.spin_off && owners.spin_off,
                 open.owners.foreign && owners.foreign};
  open.performers = open.performers && target.research != ResearchStatus::none;
  open.others = open.others && target.research != ResearchStatus::performer;
  if (target.overlaps > 0 && (open.overlaps == 0 || target.overlaps < open.overlaps)) {
    open.overlaps = target.overlaps;
  }
  if (!target.fields.empty()) open.fields = &target.fields;
  if (!target.areas.empty()) open.areas = &target.areas;
  for (const Target& part : target.all_of) narrow(part, open);
}

/// Whether all that is left open meets the conditions of the part itself.
bool meets(const LeftOpen& open, const Target& part) {
  const Owners owners = owners_of(part);
  const bool of_owners = (owners.domestic || !open.owners.domestic) &&
                         (owners.spin_off || !open.owners.spin_off) &&
                         (owners.foreign || !open.owners.foreign);
  const bool of_status = (part.research != ResearchStatus::performer || !open.others) &&
                         (part.research != ResearchStatus::none || !open.performers);
  const bool of_fields =
      part.fields.empty() || (open.fields != nullptr && *open.fields == part.fields);
  const bool of_overlaps =
      part.overlaps == 0 || (open.overlaps > 0 && open.overlaps <= part.overlaps);
  const bool of_areas = part.areas.empty() ||
                        (open.areas != nullptr && std::ranges::includes(part.areas, *open.areas));
  return open.size.first >= part.smallest && open.size.last <= part.largest &&
         open.age.first >= part.youngest && open.age.last <= part.oldest && of_owners &&
         of_status && of_fields && of_overlaps && of_areas;
}

/// Whether the part holds all of the segment that is left open, as far as its words tell.
bool holds_all(const Target& part, const LeftOpen& open, SegmentId k) {
  const auto holds = [&](const Target& each) { return holds_all(each, open, k); };
  return part.includes(k) && meets(open, part) && part.none_of.empty() &&
         std::ranges::all_of(part.all_of, holds) &&
         (part.any_of.empty() || std::ranges::any_of(part.any_of, holds));
}

bool knows_a_field(const Target& target, const Scenario& scenario, std::uint32_t sector) {
  if (target.fields.empty()) return true;
  for (std::uint32_t f = 0; f < target.fields.size(); ++f) {
    if (target.fields[f] != 0 && scenario.knowledge.incidence_of(sector, f) > 0) return true;
  }
  return false;
}

/// Whether the segment's figures allow for somebody of what is left open.
bool allow(const Beginning& begin, SegmentId k, const LeftOpen& open) {
  const Scenario& scenario = begin.scenario;
  if (begin.receiver == Receiver::project) {
    const double tradability = scenario.sector_of(k).tradability;
    return open.any() && tradability > 0 && tradability >= scenario.rule.foreign_tradability;
  }
  const RegionFacts& region = scenario.region_of(k);
  const std::uint32_t sector = k.value % scenario.sector_count();
  const double jobs = region.scale * region.employment[sector];
  return open.any() && jobs > 0 && jobs >= open.size.first;
}

/// Whether anybody in the segment, of those left open, can meet the target.
bool anybody_in(const Target& target, const Beginning& begin, SegmentId k, LeftOpen open) {
  narrow(target, open);
  const std::uint32_t sector = k.value % begin.scenario.sector_count();
  const auto possible = [&](const Target& part) { return anybody_in(part, begin, k, open); };
  const auto leaves_out_all = [&](const Target& part) { return holds_all(part, open, k); };
  return target.includes(k) && allow(begin, k, open) &&
         knows_a_field(target, begin.scenario, sector) &&
         (target.overlaps == 0 || begin.overlaps[k.value] != 0) &&
         std::ranges::none_of(target.none_of, leaves_out_all) &&
         std::ranges::all_of(target.all_of, possible) &&
         (target.any_of.empty() || std::ranges::any_of(target.any_of, possible));
}

/// What is open before any condition: of foreign projects not much.
LeftOpen receivers_in(const Beginning& begin, SegmentId k) {
  LeftOpen open;
  if (begin.receiver == Receiver::project) {
    open.age.last = 0;
    open.owners = {false, false, true};
    open.performers = false;
    return open;
  }
  const RegionFacts& region = begin.scenario.region_of(k);
  open.owners.foreign = region.foreign_share[k.value % begin.scenario.sector_count()] > 0;
  return open;
}

bool anybody_in(const Target& target, const Beginning& begin) {
  for (std::uint32_t k = 0; k < begin.scenario.segments(); ++k) {
    const SegmentId segment{k};
    if (anybody_in(target, begin, segment, receivers_in(begin, segment))) return true;
  }
  return false;
}

/// Whether the rule of allocation gives money to a cluster with firms of the target.
bool any_money(const Programme& programme, const Beginning& begin) {
  if (programme.allocation == Allocation::even) return true;
  const std::vector<Area> areas = areas_wanted(programme.target);
  const std::vector<std::uint8_t> in_areas = segments_of(areas, begin.clusters, begin.scenario);
  for (std::size_t c = 0; c < begin.clusters.size(); ++c) {
    const RegionCluster& each = begin.clusters[c];
    if (programme.allocation == Allocation::weights && programme.weights[c] == 0) continue;
    for (const std::uint32_t sector : each.cluster.sectors) {
      const SegmentId k{each.region * begin.scenario.sector_count() + sector};
      const bool overlaps = areas.empty() ? begin.overlaps[k.value] != 0 : in_areas[k.value] != 0;
      const bool gains = programme.allocation != Allocation::overlap || overlaps;
      if (gains && programme.target.includes(k)) return true;
    }
  }
  return false;
}

}  // namespace

void warn_of_nobody(const Programme& programme, Receiver receiver,
                    const std::vector<RegionCluster>& clusters, const Scenario& scenario,
                    Extent extent, Reading& in) {
  if (scenario.regions.empty()) return;  // which is reported
  const Beginning begin = beginning_of(scenario, clusters, receiver);
  const auto warn = [&](const char* message, const char* suggestion) {
    in.report.warning(
        in.file, extent,
        {.code = code::kMatchesNothing, .message = message, .suggestion = suggestion});
  };
  if (!anybody_in(programme.target, begin)) {
    receiver == Receiver::project
        ? warn(
              "no foreign project can be in the target: projects are foreign, of no age, do no "
              "R&D yet, and come to tradable sectors",
              "leave out what projects cannot be")
        : warn(
              "no firm can be in the target at the start: nobody works in its sectors, fewer "
              "than its smallest size do, or its conditions exclude each other",
              "compare with the region's tables, and its conditions with each other");
  } else if (receiver != Receiver::project && !any_money(programme, begin)) {
    warn("no money can reach the target: no cluster that gets some has firms in it",
         "only `allocation: even` gives money to firms outside of clusters");
  }
}

}  // namespace spearhead::scenarios
