#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/id.h"
#include "engine/world/column.h"

namespace spearhead {

/// Where firms are brought together, or sent, to find partners in this step: one bit each, for
/// several programmes may invite a firm.
enum Meeting : std::uint32_t {
  kPlatform = 1,    ///< firms of several clusters
  kUniversity = 2,  ///< who looks for a partner turns to the university that has most to offer
  kPartnerCall = 4  ///< the firm looks for a partner on its own, in order to apply with one
};

/// Where a firm is invited.
struct Seat {
  std::uint32_t meetings;  ///< bits of `Meeting`
  /// The cluster whose firms it is to meet at a platform; kNoCluster: any but its own.
  std::uint32_t towards;
};

inline bool invites(const Seat& seat, Meeting meeting) { return (seat.meetings & meeting) != 0; }

/// A firm at a platform, by its place on the circle of participants.
struct Participant {
  std::uint64_t hash;
  std::uint32_t row;
  std::uint32_t cluster;
};

/// Meetings of one step, from the programmes that call them to the search for partners.
struct Meetings {
  bool any = false;
  Column<FirmRow, Seat> seat;             ///< of no meaning unless there are any
  std::vector<Participant> participants;  ///< of platforms, ascending by hash and row's key
};

}  // namespace spearhead
