#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/world/firms.h"
#include "engine/world/layout.h"

namespace spearhead {

/// Buffers of `regroup`, kept between steps so that a step allocates nothing.
struct RegroupPlan {
  struct Move {
    std::uint32_t from;
    std::uint32_t to;
  };

  std::vector<std::uint32_t> old_begin;
  std::vector<std::uint32_t> staying;  ///< rows of each segment after the leavers have gone
  std::vector<std::uint32_t> new_begin;
  std::vector<std::uint32_t> new_size;
  std::vector<Move> moves;  ///< to be carried out in order
};

/// Takes `leavers` out of `firms` and puts the rows of `entrants` in, keeping rows grouped by
/// segment without gaps. Because order inside a segment is free, only leavers' places and the edges
/// of segments move: the cost follows the number of changes, not the number of firms.
///
/// \param leavers   rows to drop, ascending, each once
/// \param entrants  new firms grouped by segment
/// \param entrants_of_segment  how many of them each segment gets, in segment order
/// \writes firms, layout, plan
void regroup(Firms& firms, Layout& layout, std::span<const FirmRow> leavers, const Firms& entrants,
             std::span<const std::uint32_t> entrants_of_segment, RegroupPlan& plan);

}  // namespace spearhead
