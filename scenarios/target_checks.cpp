#include "scenarios/target_checks.h"

#include <algorithm>

#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

/// A scenario as it begins.
struct Beginning {
  const Scenario& scenario;
  const std::vector<RegionCluster>& clusters;
  std::vector<std::uint8_t> overlaps;  ///< per segment: whether its cluster has one to overlap with
};

Beginning beginning_of(const Scenario& scenario, const std::vector<RegionCluster>& clusters) {
  Beginning begin{scenario, clusters, std::vector<std::uint8_t>(scenario.segments(), 0)};
  for (const RegionCluster& each : clusters) {
    const bool alone = std::ranges::count(clusters, each.region, &RegionCluster::region) < 2;
    for (const std::uint32_t sector : each.cluster.sectors) {
      begin.overlaps[each.region * scenario.sector_count() + sector] = alone ? 0 : 1;
    }
  }
  return begin;
}

/// Sizes and ages that conditions leave open.
struct Ranges {
  Interval size;
  Interval age;

  /// Sizes are whole persons: staff of 9.5 belongs to "1-9".
  bool any() const { return size.first < size.last + 1 && age.first <= age.last; }
};

void narrow(const Target& target, Ranges& ranges) {
  ranges.size.first = std::max(ranges.size.first, target.smallest);
  ranges.size.last = std::min(ranges.size.last, target.largest);
  ranges.age.first = std::max(ranges.age.first, target.youngest);
  ranges.age.last = std::min(ranges.age.last, target.oldest);
  for (const Target& part : target.all_of) narrow(part, ranges);
}

bool knows_a_field(const Target& target, const Scenario& scenario, std::uint32_t sector) {
  if (target.fields.empty()) return true;
  for (std::uint32_t f = 0; f < target.fields.size(); ++f) {
    if (target.fields[f] != 0 && scenario.knowledge.incidence_of(sector, f) > 0) return true;
  }
  return false;
}

bool has_owners(const Target& target, double foreign_share) {
  const bool foreign_only =
      !target.ownership.empty() &&
      std::ranges::all_of(target.ownership, [](Origin each) { return each == Origin::foreign; });
  return !foreign_only || foreign_share > 0;
}

/// Whether the segment's figures allow for a firm of the target.
bool anybody_in(const Target& target, const Beginning& begin, SegmentId k, Ranges ranges) {
  narrow(target, ranges);
  const Scenario& scenario = begin.scenario;
  const RegionFacts& region = scenario.region_of(k);
  const std::uint32_t sector = k.value % scenario.sector_count();
  const double jobs = region.scale * region.employment[sector];
  const auto possible = [&](const Target& part) { return anybody_in(part, begin, k, ranges); };
  return target.includes(k) && jobs > 0 && jobs >= ranges.size.first && ranges.any() &&
         knows_a_field(target, scenario, sector) &&
         has_owners(target, region.foreign_share[sector]) &&
         (target.overlaps == 0 || begin.overlaps[k.value] != 0) &&
         std::ranges::all_of(target.all_of, possible) &&
         (target.any_of.empty() || std::ranges::any_of(target.any_of, possible));
}

bool anybody_in(const Target& target, const Beginning& begin) {
  for (std::uint32_t k = 0; k < begin.scenario.segments(); ++k) {
    if (anybody_in(target, begin, SegmentId{k}, {})) return true;
  }
  return false;
}

/// Whether the rule of allocation gives money to a cluster with firms of the target.
bool any_money(const Programme& programme, const Beginning& begin) {
  if (programme.allocation == Allocation::even) return true;
  for (std::size_t c = 0; c < begin.clusters.size(); ++c) {
    const RegionCluster& each = begin.clusters[c];
    if (programme.allocation == Allocation::weights && programme.weights[c] == 0) continue;
    for (const std::uint32_t sector : each.cluster.sectors) {
      const SegmentId k{each.region * begin.scenario.sector_count() + sector};
      const bool gains =
          programme.allocation != Allocation::overlap || begin.overlaps[k.value] != 0;
      if (gains && programme.target.includes(k)) return true;
    }
  }
  return false;
}

}  // namespace

void warn_of_nobody(const Programme& programme, const std::vector<RegionCluster>& clusters,
                    const Scenario& scenario, Extent extent, Reading& in) {
  if (scenario.regions.empty()) return;  // which is reported
  const Beginning begin = beginning_of(scenario, clusters);
  if (!anybody_in(programme.target, begin)) {
    in.report.warning(
        in.file, extent,
        {.code = code::kMatchesNothing,
         .message = "no firm can be in the target at the start: nobody works in its sectors, fewer "
                    "than its smallest size do, or its conditions exclude each other",
         .suggestion = "compare with the region's tables, and its conditions with each other"});
  } else if (!any_money(programme, begin)) {
    in.report.warning(
        in.file, extent,
        {.code = code::kMatchesNothing,
         .message = "no money can reach the target: no cluster that gets some has firms in it",
         .suggestion = "only `allocation: even` gives money to firms outside of clusters"});
  }
}

}  // namespace spearhead::scenarios
