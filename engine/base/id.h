#pragma once

#include <compare>
#include <cstdint>

namespace spearhead {

/// Row or index of one kind of thing. Ids of different kinds do not mix.
/// A row says where a thing stands now; it does not identify the thing across steps.
template <class Tag>
struct Id {
  std::uint32_t value = 0;

  friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

using FirmRow = Id<struct FirmRowTag>;
using RegionId = Id<struct RegionTag>;
using SectorId = Id<struct SectorTag>;
/// One sector of one region: `region * sectors + sector`.
using SegmentId = Id<struct SegmentTag>;
using ProgrammeId = Id<struct ProgrammeTag>;
using UniversityId = Id<struct UniversityTag>;
using ClusterId = Id<struct ClusterTag>;

/// In the place of a sector where there is none.
inline constexpr std::uint32_t kNoSector = 0xFFFFFFFF;

/// Identity of an agent for ever: a hash of names and causes (region, sector, k-th firm; founder
/// slot and step). Never a counter, so that one more start-up shifts nobody's luck.
using Key = std::uint64_t;

}  // namespace spearhead
