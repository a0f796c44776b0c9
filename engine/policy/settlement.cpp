#include "engine/policy/settlement.h"

#include <algorithm>
#include <tuple>

#include "engine/base/time.h"
#include "engine/policy/enact.h"
#include "engine/policy/selection.h"

namespace spearhead {
namespace {

std::uint32_t cluster_of(const World& world, const Proposal& proposal) {
  if (const auto* place = std::get_if<Place>(&proposal.effect)) return place->cluster.value;
  return world.clusters.size() == 0 ? kNoCluster
                                    : world.clusters.of_segment[proposal.segment.value];
}

/// Clusters are of no sector, and neither is a search that has found nobody.
std::uint32_t sector_of(const World& world, const Proposal& proposal) {
  const auto* lead = std::get_if<Lead>(&proposal.effect);
  const bool of_none =
      std::holds_alternative<Place>(proposal.effect) || (lead != nullptr && !lead->offer);
  return of_none ? kNoSector : world.sector_of(proposal.segment);
}

/// The firm has public money in hand for the R&D that this award pays too.
bool is_funded_twice(const World& world, const Proposal& proposal) {
  return std::holds_alternative<Award>(proposal.effect) && world.firms.funders[proposal.row] != 0;
}

/// Whether a firm can still take what it applied for, now that other programmes of the quarter have
/// paid: support of the same kind that its terms exclude, a second contract, expert or seat at once
/// would take the place of the first.
bool can_still_take(const Call& call, const World& world, const Proposal& proposal) {
  const Firms& firms = world.firms;
  const FirmRow row = proposal.row;
  const auto* search = std::get_if<Search>(&proposal.effect);
  const bool at_platform = search != nullptr && search->seat.meetings == kPlatform;
  const Effect& effect = proposal.effect;
  if (std::holds_alternative<Award>(effect)) return may_cumulate(call, firms, row);
  if (std::holds_alternative<Tender>(effect)) return firms.contract[row] == 0;
  if (std::holds_alternative<Service>(effect)) {
    return firms.last_service[row] != static_cast<std::int32_t>(world.step);
  }
  const Meetings& meetings = world.work.meetings;
  return !at_platform || !meetings.any || !invites(meetings.seat[row], kPlatform);
}

/// What carrying a proposal out takes from the programme's budget.
LedgerRow payment(const Proposal& proposal, const Call& call, ProgrammeId id, const World& world) {
  const double administration =
      static_cast<double>(proposal.amount) * call.programme.administration;
  return {.step = world.step,
          .sector = sector_of(world, proposal),
          .giver = id,
          .region = RegionId{proposal.segment.value / world.sectors},
          .receiver = proposal.receiver,
          .kind = static_cast<std::uint32_t>(proposal.effect.index()),
          .cluster = cluster_of(world, proposal),
          .award = proposal.amount,
          .administration = static_cast<Cents>(administration),
          .own_contribution = proposal.own_contribution,
          .infra_marginal = proposal.infra_marginal,
          .double_funding = is_funded_twice(world, proposal) ? proposal.amount : 0,
          .research_money = research_money_of(proposal)};
}

/// Whether firms stand in the queue; what is given to places is in its parts already.
bool supports_firms(const Proposals& proposals) {
  return std::ranges::any_of(proposals, [](const Proposal& each) { return each.row != kNoFirm; });
}

/// A programme's money, in one pot or one for each cluster. Shares of clusters may change over the
/// year, and what one has had before does not come back when its share falls: a pot pays no more
/// than all of them together have left.
class Pots {
 public:
  Pots(const Call& call, ProgrammeId id, bool apart, Cents released, const World& world)
      : apart_(apart), left_(apart_ ? world.clusters.size() : 1, released), all_left_(released) {
    for (std::size_t p = 0; apart_ && p < left_.size(); ++p) {
      left_[p] = static_cast<Cents>(static_cast<double>(released) * call.share_of_cluster[p]);
    }
    for (const LedgerRow& row : world.ledger.rows()) {
      if (row.giver != id) continue;
      all_left_ -= cost_of(row);
      if (has(row.cluster)) left_[pot_of(row.cluster)] -= cost_of(row);
    }
  }

  /// Takes the payment out of its pot; a pot that cannot pay is closed.
  bool take(const LedgerRow& row) {
    if (!has(row.cluster)) return false;
    Cents& left = left_[pot_of(row.cluster)];
    const bool pays = std::min(left, all_left_) >= cost_of(row);
    left = pays ? left - cost_of(row) : -1;
    all_left_ -= pays ? cost_of(row) : 0;
    return pays;
  }

  /// Whether nothing can be paid any more, be it for free.
  bool all_closed() const {
    return std::ranges::all_of(left_, [](Cents left) { return left < 0; });
  }

 private:
  static Cents cost_of(const LedgerRow& row) { return row.award + row.administration; }
  bool has(std::uint32_t cluster) const { return !apart_ || cluster != kNoCluster; }
  std::size_t pot_of(std::uint32_t cluster) const { return apart_ ? cluster : 0; }

  bool apart_;
  std::vector<Cents> left_;
  Cents all_left_;
};

/// Proposals in the order of payment, put in order only as far as somebody asks: most of a queue is
/// never paid.
class Queue {
 public:
  explicit Queue(const Proposals& proposals) : proposals_(proposals) {
    places_.reserve(proposals.size());
    for (std::uint32_t i = 0; i < proposals.size(); ++i) {
      places_.push_back({proposals[i].rank, proposals[i].receiver, i});
    }
    std::make_heap(places_.begin(), places_.end(), comes_later);
  }

  bool empty() const { return places_.empty(); }
  const Proposal& take_first() {
    std::pop_heap(places_.begin(), places_.end(), comes_later);
    const std::uint32_t first = places_.back().proposal;
    places_.pop_back();
    return proposals_[first];
  }

 private:
  /// No receiver stands twice in a programme's queue at the same rank.
  struct QueuePlace {
    std::uint64_t rank;
    Key receiver;
    std::uint32_t proposal;
  };
  static bool comes_later(const QueuePlace& a, const QueuePlace& b) {
    return std::tie(a.rank, a.receiver) > std::tie(b.rank, b.receiver);
  }

  const Proposals& proposals_;
  std::vector<QueuePlace> places_;
};

/// Who pays, and who is paid for work that goes to everybody's income.
void enter_incomes(const PolicyView& view, const Call& call, const Proposal& proposal,
                   const LedgerRow& row, Regions& regions) {
  const double work = view.rate.wu(pay_for_work_in(proposal));
  regions.services[row.region] += kStepsPerYear * (work + view.rate.wu(row.administration));
  if (call.programme.financing == Financing::external) return;
  regions.levy[row.region] += kStepsPerYear * view.rate.wu(row.award + row.administration);
}

}  // namespace

Cents released_budget(const Programme& programme, std::uint32_t quarter) {
  const Cents budget = programme.yearly_budget;
  // Divided first, so that the largest budgets do not overflow; the last quarter releases the rest.
  const Cents quarters = quarter + 1;
  const bool all = quarters == kStepsPerYear || programme.selection == Selection::first_come;
  return all ? budget : budget / kStepsPerYear * quarters;
}

void settle(const PolicyView& view, const Call& call, ProgrammeId id, const Proposals& proposals,
            World& world) {
  const Cents released = released_budget(call.programme, view.quarter);
  Pots pots(call, id, call.has_pots() && supports_firms(proposals), released, world);
  Queue queue(proposals);
  while (!queue.empty() && !pots.all_closed()) {
    const Proposal& proposal = queue.take_first();
    if (!can_still_take(call, world, proposal)) continue;
    const LedgerRow row = payment(proposal, call, id, world);
    if (!pots.take(row)) continue;
    if (row.award > 0) world.ledger.enter(row, call.programme.yearly_budget);
    enter_incomes(view, call, proposal, row, world.regions);
    enact(view, call, proposal, world);
  }
}

}  // namespace spearhead
