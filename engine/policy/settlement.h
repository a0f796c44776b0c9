#pragma once

#include "engine/policy/programme.h"

namespace spearhead {

/// What a programme may have spent by the end of `quarter` (0 to 3): its yearly budget by quarters,
/// so that late applicants of a year still find money.
Cents released_budget(Cents yearly_budget, std::uint32_t quarter);

/// Takes proposals from the front of the queue as long as the released budget pays for them, enters
/// them in the ledger and carries out their effects. The first proposal that cannot be paid ends
/// the step's queue, so a larger budget never drops an earlier winner.
///
/// \reads  programme, rate
/// \writes proposals (sorted), world.ledger, world.firms.grant_fund, .grant_pace, .awarded
void settle(const Programme& programme, ProgrammeId id, std::uint32_t quarter, ExchangeRate rate,
            Proposals& proposals, World& world);

}  // namespace spearhead
