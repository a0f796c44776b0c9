#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/id.h"
#include "engine/world/firms.h"
#include "engine/world/layout.h"
#include "engine/world/ledger.h"
#include "engine/world/regroup.h"
#include "engine/world/segments.h"

namespace spearhead {

/// Buffers that are empty of meaning between phases: not part of the state, never in a snapshot.
struct Workspace {
  std::vector<std::int64_t> first_sum;    ///< one per run
  std::vector<std::int64_t> second_sum;   ///< one per run
  Column<SegmentId, double> weights;      ///< home sales, when productivity is compared
  Column<SegmentId, double> weighted;     ///< home sales times productivity
  Column<SegmentId, double> export_pull;  ///< growth of exports that a segment's firms share, log
  Column<SegmentId, double> clearing;     ///< factor that brings home sales to demand
  std::vector<std::uint32_t> selected;    ///< row numbers, each block's from its first row on
  std::vector<std::uint32_t> selected_of_block;
  std::vector<FirmRow> leavers;
  std::vector<std::uint32_t> entrants_of_segment;
  Firms entrants;
  RegroupPlan plan;
};

/// The state of one future of one arm at one moment. It is plain data: copying it branches the
/// future, and a snapshot of it resumes with the same bits.
struct World {
  std::uint32_t step = 0;  ///< quarters since the start; the next one to simulate
  std::uint32_t sectors = 0;
  Firms firms;
  Layout layout;
  Segments segments;
  Ledger ledger;
  Workspace work;

  /// Makes the buffers as long as the layout wants them. Whoever changes the layout calls it, so
  /// that between phases they always fit.
  void prepare_work();
  std::uint32_t regions() const { return sectors == 0 ? 0 : segments.size() / sectors; }
  SegmentId segment(RegionId region, SectorId sector) const {
    return SegmentId{region.value * sectors + sector.value};
  }
};

/// Bytes from which `restore` makes an equal world.
std::vector<std::byte> snapshot(const World& world);

/// The world of a snapshot.
/// \throws ModelError when the bytes are cut short, altered, or of another version.
World restore(std::span<const std::byte> bytes);

/// \throws ModelError unless columns are equally long, buffers fit the layout, and all numbers are
/// finite and in their bounds.
void check_state(const World& world);

}  // namespace spearhead
