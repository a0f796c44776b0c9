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

std::uint32_t cluster_of(const World& world, SegmentId segment) {
  return world.clusters.size() == 0 ? kNoCluster : world.clusters.of_segment[segment.value];
}

/// What targets ask of a firm. It is looked up only where a target asks: each is a wait for memory.
struct FirmTraits {
  const World& world;
  FirmRow row;
  SegmentId segment;

  std::uint32_t cluster() const { return cluster_of(world, segment); }
  double size() const { return world.firms.employment[row]; }  // [persons]
  double age() const {                                         // [years]
    return kStepYears *
           (static_cast<double>(world.step) - static_cast<double>(world.firms.founding_step[row]));
  }
  Ownership owner() const { return world.firms.ownership[row]; }
  bool does_research() const { return world.firms.research[row] > 0; }
  const Kene& kene() const { return world.firms.kene[row]; }
};

/// The same of a project that would become a firm: of no age, not doing R&D yet, and of the fields
/// that it comes for, as if it knew them.
struct ProjectTraits {
  const World& world;
  const Arrival& project;
  SegmentId segment;
  Kene wanted;

  ProjectTraits(const World& of, const Arrival& arrival)
      : world(of), project(arrival), segment{arrival.segment} {
    for (std::uint32_t k = 0; k < project.fields; ++k) {
      wanted.field[k] = project.field[k];
      wanted.set_expertise(k, 1);
    }
  }
  std::uint32_t cluster() const { return cluster_of(world, segment); }
  double size() const { return project.jobs; }
  double age() const { return 0; }
  Ownership owner() const {
    return project.seeks_knowledge != 0 ? Ownership::foreign_knowledge_seeking
                                        : Ownership::foreign_cost_seeking;
  }
  bool does_research() const { return false; }
  const Kene& kene() const { return wanted; }
};

template <class Traits>
bool is_of_size(const Target& target, const Traits& traits) {
  if (target.smallest <= 0 && !std::isfinite(target.largest)) return true;
  return traits.size() >= target.smallest && traits.size() < target.largest + 1;
}

template <class Traits>
bool is_of_age(const Target& target, const Traits& traits) {
  if (target.youngest <= 0 && !std::isfinite(target.oldest)) return true;
  return traits.age() >= target.youngest && traits.age() <= target.oldest;
}

/// Whether a condition of its own is about more than where firms are.
bool looks_at_firms(const Target& target) {
  return target.smallest > 0 || std::isfinite(target.largest) || target.youngest > 0 ||
         std::isfinite(target.oldest) || !target.fields.empty() || target.overlaps > 0 ||
         !target.areas.empty() || !target.ownership.empty() ||
         target.research != ResearchStatus::any;
}

template <class Traits>
bool has_origin(const Target& target, const Traits& traits) {
  return target.ownership.empty() || std::ranges::any_of(target.ownership, [&](Origin each) {
           return is_of(each, traits.owner());
         });
}

template <class Traits>
bool has_status(const Target& target, const Traits& traits) {
  return target.research == ResearchStatus::any ||
         (target.research == ResearchStatus::performer) == traits.does_research();
}

template <class Traits>
bool knows_a_field(const Target& target, const Traits& traits) {
  if (target.fields.empty()) return true;
  const Kene& kene = traits.kene();
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (kene.knows(k) && target.fields[kene.field[k]] != 0) return true;
  }
  return false;
}

/// Whether the firm is of one of an overlap's clusters and knows that one's field.
template <class Traits>
bool stands_in(const Overlap& overlap, const Traits& traits) {
  return (traits.cluster() == overlap.first_cluster &&
          expertise_in(traits.kene(), overlap.first_field) > 0) ||
         (traits.cluster() == overlap.second_cluster &&
          expertise_in(traits.kene(), overlap.second_field) > 0);
}

template <class Traits>
bool stands_in_best(const Target& target, const Traits& traits, std::span<const Overlap> seen) {
  if (target.overlaps == 0) return true;
  if (traits.cluster() == kNoCluster) return false;
  const auto best = seen.first(std::min<std::size_t>(target.overlaps, seen.size()));
  return std::ranges::any_of(best,
                             [&](const Overlap& overlap) { return stands_in(overlap, traits); });
}

template <class Traits>
bool stands_in_area(const Target& target, const Traits& traits, std::span<const Overlap> seen) {
  if (target.areas.empty()) return true;
  if (traits.cluster() == kNoCluster) return false;
  return std::ranges::any_of(seen, [&](const Overlap& overlap) {
    return stands_in(overlap, traits) && std::ranges::binary_search(target.areas, area_of(overlap));
  });
}

template <class Traits>
bool is_meant(const Target& target, const Traits& traits, const SeenOverlaps& seen) {
  const auto meant = [&](const Target& part) { return is_meant(part, traits, seen); };
  return (target.segments.empty() || target.segments[traits.segment.value] != 0) &&
         is_of_size(target, traits) && is_of_age(target, traits) && has_origin(target, traits) &&
         has_status(target, traits) && knows_a_field(target, traits) &&
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
  return is_meant(*this, FirmTraits{world, row, segment}, seen);
}

bool Target::includes(const World& world, const Arrival& project, const SeenOverlaps& seen) const {
  return is_meant(*this, ProjectTraits(world, project), seen);
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
