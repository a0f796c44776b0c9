#pragma once

#include "engine/policy/call.h"

namespace spearhead {

/// The part of a proposal's amount that the firm gets as money earmarked for R&D.
Cents research_money_of(const Proposal& proposal);

/// The part of it that pays people of the region for work, and not the receiver.
Cents pay_for_work_in(const Proposal& proposal);

/// Carries a paid proposal out: the only place where programmes change the world.
///
/// \writes Award: firms.grant_fund, grant_pace, awarded, funders. Tender: firms.contract,
///         contract_end, grant_fund, grant_pace, awarded; contract_begin, contracts_until. Service:
///         firms.project_done or grant_fund, grant_pace; management, awarded, last_service;
///         work.meetings. Search: firms.awarded; work.meetings. Place: clusters.funding, horizon.
///         Lead: work.offers
void enact(const PolicyView& view, const Call& call, const Proposal& proposal, World& world);

}  // namespace spearhead
