#pragma once

#include "engine/policy/call.h"

namespace spearhead {

/// What a programme may have spent by the end of the quarter: its yearly budget by quarters, so
/// that late applicants of a year still find money; all of it where the first come first.
Cents released_budget(const Programme& programme, std::uint32_t quarter);

/// Takes proposals from the front of the queue as long as the released budget pays for them, enters
/// them in the ledger and carries out their effects. The first proposal that cannot be paid ends
/// the step's queue, so a larger budget never drops an earlier winner. Where money is kept apart
/// for each cluster, each has a queue of its own, and who is of no cluster gets nothing.
///
/// \reads  call, view, proposals in any order
/// \writes world.ledger, world.regions.services, .levy, and what effects write
///         (enact.h)
void settle(const PolicyView& view, const Call& call, ProgrammeId id, const Proposals& proposals,
            World& world);

}  // namespace spearhead
