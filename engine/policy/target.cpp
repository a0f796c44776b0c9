#include "engine/policy/target.h"

#include <algorithm>
#include <cmath>

#include "engine/base/time.h"

namespace spearhead {
namespace {

bool is_of(Origin origin, Ownership owner) {
  switch (origin) {
    case Origin::any:
      return true;
    case Origin::foreign:
      return is_foreign(owner);
    case Origin::domestic:
      return !is_foreign(owner);
    case Origin::spin_off:
      return owner == Ownership::spin_off || owner == Ownership::university_spin_off;
  }
  return false;
}

/// What targets ask of a firm, or of a project that would become one.
struct Traits {
  SegmentId segment;
  std::uint32_t cluster;  ///< or kNoCluster
  double size;            ///< [persons]
  double age;             ///< [years]
  Ownership owner;
  bool does_research;
  const Kene& kene;
};

std::uint32_t cluster_of(const World& world, SegmentId segment) {
  return world.clusters.size() == 0 ? kNoCluster : world.clusters.of_segment[segment.value];
}

Traits traits_of(const World& world, FirmRow row, SegmentId segment) {
  const Firms& firms = world.firms;
  const double steps =
      static_cast<double>(world.step) - static_cast<double>(firms.founding_step[row]);
  return {segment,
          cluster_of(world, segment),
          firms.employment[row],
          kStepYears * steps,
          firms.ownership[row],
          firms.research[row] > 0,
          firms.kene[row]};
}

/// The fields that a project comes for, as if it knew them.
Kene wanted_by(const Arrival& project) {
  Kene wanted;
  for (std::uint32_t k = 0; k < project.fields; ++k) {
    wanted.field[k] = project.field[k];
    wanted.set_expertise(k, 1);
  }
  return wanted;
}

Traits traits_of(const World& world, const Arrival& project, const Kene& wanted) {
  const SegmentId segment{project.segment};
  const Ownership owner = project.seeks_knowledge != 0 ? Ownership::foreign_knowledge_seeking
                                                       : Ownership::foreign_cost_seeking;
  return {segment, cluster_of(world, segment), project.jobs, 0, owner, false, wanted};
}

bool is_of_size_and_age(const Target& target, const Traits& traits) {
  return traits.size >= target.smallest && traits.size < target.largest + 1 &&
         traits.age >= target.youngest && traits.age <= target.oldest;
}

/// Whether a condition of its own is about more than where firms are.
bool looks_at_firms(const Target& target) {
  return target.smallest > 0 || std::isfinite(target.largest) || target.youngest > 0 ||
         std::isfinite(target.oldest) || !target.fields.empty() || target.overlaps > 0 ||
         !target.areas.empty() || !target.ownership.empty() ||
         target.research != ResearchStatus::any;
}

bool has_origin(const Target& target, Ownership owner) {
  return target.ownership.empty() ||
         std::ranges::any_of(target.ownership, [&](Origin each) { return is_of(each, owner); });
}

bool has_status(const Target& target, bool does_research) {
  return target.research == ResearchStatus::any ||
         (target.research == ResearchStatus::performer) == does_research;
}

bool knows_a_field(const Target& target, const Kene& kene) {
  if (target.fields.empty()) return true;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (kene.knows(k) && target.fields[kene.field[k]] != 0) return true;
  }
  return false;
}

/// Whether the firm is of one of an overlap's clusters and knows that one's field.
bool stands_in(const Overlap& overlap, const Traits& traits) {
  return (traits.cluster == overlap.first_cluster &&
          expertise_in(traits.kene, overlap.first_field) > 0) ||
         (traits.cluster == overlap.second_cluster &&
          expertise_in(traits.kene, overlap.second_field) > 0);
}

bool stands_in_best(const Target& target, const Traits& traits, std::span<const Overlap> seen) {
  if (target.overlaps == 0) return true;
  if (traits.cluster == kNoCluster) return false;
  const auto best = seen.first(std::min<std::size_t>(target.overlaps, seen.size()));
  return std::ranges::any_of(best,
                             [&](const Overlap& overlap) { return stands_in(overlap, traits); });
}

bool stands_in_area(const Target& target, const Traits& traits, std::span<const Overlap> seen) {
  if (target.areas.empty()) return true;
  if (traits.cluster == kNoCluster) return false;
  return std::ranges::any_of(seen, [&](const Overlap& overlap) {
    return stands_in(overlap, traits) && std::ranges::binary_search(target.areas, area_of(overlap));
  });
}

bool is_meant(const Target& target, const Traits& traits, const SeenOverlaps& seen) {
  const auto meant = [&](const Target& part) { return is_meant(part, traits, seen); };
  return (target.segments.empty() || target.segments[traits.segment.value] != 0) &&
         is_of_size_and_age(target, traits) && has_origin(target, traits.owner) &&
         has_status(target, traits.does_research) && knows_a_field(target, traits.kene) &&
         stands_in_best(target, traits, seen.best) &&
         stands_in_area(target, traits, seen.in_areas) &&
         std::ranges::all_of(target.all_of, meant) &&
         (target.any_of.empty() || std::ranges::any_of(target.any_of, meant)) &&
         std::ranges::none_of(target.none_of, meant);
}

/// Areas in parts that say for whom a target is (`wanted`), or in parts that leave firms out. A
/// part that is left out of what is left out says for whom.
void add_areas(const Target& target, bool wanted, std::vector<Area>& areas) {
  if (wanted) areas.insert(areas.end(), target.areas.begin(), target.areas.end());
  for (const Target& part : target.all_of) add_areas(part, wanted, areas);
  for (const Target& part : target.any_of) add_areas(part, wanted, areas);
  for (const Target& part : target.none_of) add_areas(part, !wanted, areas);
}

std::vector<Area> each_once(std::vector<Area> areas) {
  std::ranges::sort(areas);
  areas.erase(std::unique(areas.begin(), areas.end()), areas.end());
  return areas;
}

}  // namespace

bool Target::includes(SegmentId segment) const {
  const auto included = [&](const Target& part) { return part.includes(segment); };
  const auto covered = [&](const Target& part) { return part.covers(segment); };
  return (segments.empty() || segments[segment.value] != 0) &&
         std::ranges::all_of(all_of, included) &&
         (any_of.empty() || std::ranges::any_of(any_of, included)) &&
         std::ranges::none_of(none_of, covered);
}

bool Target::covers(SegmentId segment) const {
  const auto included = [&](const Target& part) { return part.includes(segment); };
  const auto covered = [&](const Target& part) { return part.covers(segment); };
  return (segments.empty() || segments[segment.value] != 0) && !looks_at_firms(*this) &&
         std::ranges::all_of(all_of, covered) &&
         (any_of.empty() || std::ranges::any_of(any_of, covered)) &&
         std::ranges::none_of(none_of, included);
}

bool Target::includes(const World& world, FirmRow row, SegmentId segment,
                      const SeenOverlaps& seen) const {
  return is_meant(*this, traits_of(world, row, segment), seen);
}

bool Target::includes(const World& world, const Arrival& project, const SeenOverlaps& seen) const {
  return is_meant(*this, traits_of(world, project, wanted_by(project)), seen);
}

bool Target::looks_at_overlaps() const {
  const auto looks = [](const Target& part) { return part.looks_at_overlaps(); };
  return overlaps > 0 || std::ranges::any_of(all_of, looks) || std::ranges::any_of(any_of, looks) ||
         std::ranges::any_of(none_of, looks);
}

std::vector<Area> areas_named(const Target& target) {
  std::vector<Area> areas;
  add_areas(target, true, areas);
  add_areas(target, false, areas);
  return each_once(std::move(areas));
}

std::vector<Area> areas_wanted(const Target& target) {
  std::vector<Area> areas;
  add_areas(target, true, areas);
  return each_once(std::move(areas));
}

}  // namespace spearhead
