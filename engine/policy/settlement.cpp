#include "engine/policy/settlement.h"

#include <algorithm>
#include <tuple>

#include "engine/base/time.h"

namespace spearhead {
namespace {

/// What carrying a proposal out takes from the programme's budget.
LedgerRow payment(const Proposal& proposal, const Programme& programme, ProgrammeId id,
                  const World& world) {
  const Cents award = std::get<Award>(proposal.effect).amount;
  const double administration = static_cast<double>(award) * programme.administration;
  return {.step = world.step,
          .giver = id,
          .region = RegionId{proposal.segment.value / world.sectors},
          .receiver = proposal.firm,
          .award = award,
          .administration = static_cast<Cents>(administration),
          .own_contribution = proposal.own_contribution,
          .infra_marginal = proposal.infra_marginal};
}

void carry_out(const Award& award, FirmRow row, ExchangeRate rate, Firms& firms) {
  const double fund = rate.wu(award.amount);
  // Money in hand and new money are spent together, no faster than either alone.
  const double left = firms.grant_fund[row];
  const double years = left > 0 ? std::max(award.years, left / firms.grant_pace[row]) : award.years;
  firms.grant_fund[row] = left + fund;
  firms.awarded[row] += fund;
  firms.grant_pace[row] = firms.grant_fund[row] / years;
}

}  // namespace

Cents released_budget(Cents yearly_budget, std::uint32_t quarter) {
  // Divided first, so that the largest budgets do not overflow; the last quarter releases the rest.
  const Cents quarters = quarter + 1;
  return quarters == kStepsPerYear ? yearly_budget : yearly_budget / kStepsPerYear * quarters;
}

void settle(const Programme& programme, ProgrammeId id, std::uint32_t quarter, ExchangeRate rate,
            Proposals& proposals, World& world) {
  std::sort(proposals.begin(), proposals.end(), [](const Proposal& a, const Proposal& b) {
    return std::tie(a.rank, a.firm) < std::tie(b.rank, b.firm);
  });
  const Cents released = released_budget(programme.yearly_budget, quarter);
  for (const Proposal& proposal : proposals) {
    const LedgerRow row = payment(proposal, programme, id, world);
    const Cents spent = world.ledger.total(id, LedgerItem::outlay);
    if (spent + row.award + row.administration > released) break;
    world.ledger.enter(row, programme.yearly_budget);
    carry_out(std::get<Award>(proposal.effect), proposal.row, rate, world.firms);
  }
}

}  // namespace spearhead
