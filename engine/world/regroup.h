#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/world/firms.h"
#include "engine/world/layout.h"
#include "engine/world/ties.h"

namespace spearhead {

/// Buffers of `regroup`, kept between steps so that a step allocates nothing.
struct RegroupPlan {
  std::vector<std::uint32_t> old_begin;
  std::vector<std::uint32_t> staying;  ///< rows of each segment after the leavers have gone
  std::vector<std::uint32_t> new_begin;
  std::vector<std::uint32_t> new_size;
  std::vector<RowMove> moves;           ///< to be carried out in order
  std::vector<std::uint32_t> entering;  ///< row of each entrant, when all have moved
  MoveMap map;                          ///< for ties, which name rows
};

/// Takes `leavers` out of `firms` and puts the rows of `entrants` in, keeping rows grouped by
/// segment without gaps. Because order inside a segment is free, only leavers' places and the edges
/// of segments move: the cost follows the number of changes, not the number of firms. Partnerships
/// follow: those of leavers end, and all others name their firms' new rows.
///
/// \param leavers   rows to drop, ascending, each once
/// \param entrants  new firms grouped by segment; they have no partners yet
/// \param entrants_of_segment  how many of them each segment gets, in segment order
/// \writes firms, layout, plan
void regroup(Firms& firms, Layout& layout, std::span<const FirmRow> leavers, const Firms& entrants,
             std::span<const std::uint32_t> entrants_of_segment, RegroupPlan& plan);

}  // namespace spearhead
