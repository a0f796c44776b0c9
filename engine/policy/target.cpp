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

bool is_of_size_and_age(const Target& target, const World& world, FirmRow row) {
  const double size = world.firms.employment[row];
  const double age = kStepYears * (static_cast<double>(world.step) -
                                   static_cast<double>(world.firms.founding_step[row]));
  return size >= target.smallest && size < target.largest + 1 && age >= target.youngest &&
         age <= target.oldest;
}

/// Whether a condition of its own is about more than where firms are.
bool looks_at_firms(const Target& target) {
  return target.smallest > 0 || std::isfinite(target.largest) || target.youngest > 0 ||
         std::isfinite(target.oldest) || !target.fields.empty() || target.overlaps > 0 ||
         !target.ownership.empty() || target.research != ResearchStatus::any;
}

bool has_origin(const Target& target, Ownership owner) {
  return target.ownership.empty() ||
         std::ranges::any_of(target.ownership, [&](Origin each) { return is_of(each, owner); });
}

bool has_status(const Target& target, double research) {
  return target.research == ResearchStatus::any ||
         (target.research == ResearchStatus::performer) == (research > 0);
}

bool knows_a_field(const Target& target, const Kene& kene) {
  if (target.fields.empty()) return true;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    if (kene.knows(k) && target.fields[kene.field[k]] != 0) return true;
  }
  return false;
}

/// Whether the firm is of one of an overlap's clusters and knows that one's field.
bool stands_in(const Overlap& overlap, std::uint32_t cluster, const Kene& kene) {
  return (cluster == overlap.first_cluster && expertise_in(kene, overlap.first_field) > 0) ||
         (cluster == overlap.second_cluster && expertise_in(kene, overlap.second_field) > 0);
}

bool stands_in_overlap(const Target& target, const World& world, FirmRow row, SegmentId segment,
                       std::span<const Overlap> seen) {
  if (target.overlaps == 0) return true;
  if (world.clusters.size() == 0) return false;
  const std::uint32_t cluster = world.clusters.of_segment[segment.value];
  if (cluster == kNoCluster) return false;
  const auto best = seen.first(std::min<std::size_t>(target.overlaps, seen.size()));
  return std::ranges::any_of(best, [&](const Overlap& overlap) {
    return stands_in(overlap, cluster, world.firms.kene[row]);
  });
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
                      std::span<const Overlap> seen) const {
  const auto included = [&](const Target& part) {
    return part.includes(world, row, segment, seen);
  };
  return (segments.empty() || segments[segment.value] != 0) &&
         is_of_size_and_age(*this, world, row) && has_origin(*this, world.firms.ownership[row]) &&
         has_status(*this, world.firms.research[row]) &&
         knows_a_field(*this, world.firms.kene[row]) &&
         stands_in_overlap(*this, world, row, segment, seen) &&
         std::ranges::all_of(all_of, included) &&
         (any_of.empty() || std::ranges::any_of(any_of, included)) &&
         std::ranges::none_of(none_of, included);
}

bool Target::looks_at_overlaps() const {
  const auto looks = [](const Target& part) { return part.looks_at_overlaps(); };
  return overlaps > 0 || std::ranges::any_of(all_of, looks) || std::ranges::any_of(any_of, looks) ||
         std::ranges::any_of(none_of, looks);
}

}  // namespace spearhead
