#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/money.h"
#include "engine/world/firms.h"
#include "engine/world/meetings.h"
#include "engine/world/places.h"

namespace spearhead {

/// Money for an R&D activity that the firm could have chosen without it. It goes into the firm's
/// earmarked fund and is spent over `years`.
struct Award {
  double years = 1;
};

/// A public contract for something new: sales for `years`, a part of them for the R&D that it
/// takes.
struct Tender {
  double years = 2;
  double research = 0;  ///< share of the contract that is R&D
};

/// An expert's work on the firm's own project.
struct Service {
  /// The firm would have paid for it out of its R&D: the money takes the place of its own.
  bool replaces = false;
  bool at_university = false;  ///< the expert's university gets to know the firm
};

/// A seat at a meeting where firms look for partners.
struct Search {
  Seat seat;
};

/// Work at a place for all who are there: the team of a cluster's organisation.
struct Place {
  ClusterId cluster;
  double horizon = 0;  ///< for how long firms and staff believe in it [years]
};

/// A foreign project that the agency has found, or money for one that comes. What is left of the
/// amount after the search is the incentive.
struct Lead {
  /// Of which enacting it fills in the incentive; none: the search has found nobody.
  std::optional<LocationOffer> offer = {};
  Cents search = 0;  ///< pays for the work of finding it
};

/// The closed list of what programmes may do to agents; a new kind needs a decision record. Later
/// instruments add Loan, Information, People, Label, Founder and Regroup, and nothing else
/// (docs/decisions/0012-effects.md).
using Effect = std::variant<Award, Tender, Service, Search, Place, Lead>;
/// Their names, in this order.
inline constexpr std::array kEffectNames{"award", "tender", "service", "search", "place", "lead"};
static_assert(kEffectNames.size() == std::variant_size_v<Effect>);

/// A row number for receivers that are no firms.
inline constexpr FirmRow kNoFirm{kNobody};

/// What an instrument would do to one receiver, and where that one stands in the queue.
struct Proposal {
  Key receiver;            ///< a firm, a cluster or a foreign project; ties in `rank` go to the
                           ///< smaller key
  FirmRow row = kNoFirm;   ///< where the firm stands in this step
  SegmentId segment;       ///< of the receiver, or one of its region
  std::uint64_t rank = 0;  ///< lowest first
  Cents amount = 0;        ///< what the receiver gets, in money or in kind
  Effect effect;
  Cents own_contribution = 0;  ///< what the receiver pledges beside it
  Cents infra_marginal = 0;    ///< part of the amount for what it would have done anyway
};

using Proposals = std::vector<Proposal>;

}  // namespace spearhead
