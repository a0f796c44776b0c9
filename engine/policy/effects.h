#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/money.h"

namespace spearhead {

/// Money for an R&D activity that the firm could have chosen without it. It goes into the firm's
/// earmarked fund and is spent over `years`.
struct Award {
  Cents amount = 0;
  double years = 1;
};

/// The closed list of what programmes may do to agents; a new kind needs a decision record.
using Effect = std::variant<Award>;

/// What an instrument would do to one firm, and where the firm stands in the queue.
struct Proposal {
  Key firm;     ///< who; ties in `rank` go to the smaller key
  FirmRow row;  ///< where it stands in this step
  SegmentId segment;
  std::uint64_t rank;  ///< lowest first
  Effect effect;
  Cents own_contribution;  ///< what the firm pledges beside the award
  Cents infra_marginal;    ///< part of the award for what it would have done anyway
};

using Proposals = std::vector<Proposal>;

}  // namespace spearhead
