#include "engine/policy/enact.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/base/time.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// Money in hand and new money are spent together, no faster than either alone.
void fund_research(Firms& firms, FirmRow row, double amount, double years) {
  const double left = firms.grant_fund[row];
  const double time = left > 0 ? std::max(years, left / firms.grant_pace[row]) : years;
  firms.grant_fund[row] = left + amount;
  firms.grant_pace[row] = firms.grant_fund[row] / time;
}

/// Carries out one paid proposal.
class Enactment {
 public:
  Enactment(const PolicyView& view, const Call& call, const Proposal& proposal, World& world)
      : view_(view),
        call_(call),
        proposal_(proposal),
        world_(world),
        row_(proposal.row),
        amount_(view.rate.wu(proposal.amount)) {}

  void operator()(const Award& award) {
    Firms& firms = world_.firms;
    fund_research(firms, row_, amount_, award.years);
    firms.awarded[row_] += amount_;
    firms.funders[row_] |= call_.group;
  }

  void operator()(const Tender& tender) {
    Firms& firms = world_.firms;
    const double research = view_.rate.wu(research_money_of(proposal_));
    // Delivered in whole quarters: what is delivered is what is paid.
    const auto quarters =
        std::max(1U, static_cast<std::uint32_t>(tender.years * kStepsPerYear + 0.5));
    const double sales = kStepsPerYear * (amount_ - research) / quarters;
    if (research > 0) fund_research(firms, row_, research, tender.years);
    firms.awarded[row_] += amount_;
    firms.contract[row_] = sales;
    firms.contract_begin[row_] = static_cast<std::int32_t>(world_.step + 1);
    firms.contract_end[row_] = static_cast<std::int32_t>(world_.step + 1 + quarters);
    world_.contracts_until = std::max(world_.contracts_until, world_.step + 2 + quarters);
  }

  void operator()(const Service& service) {
    Firms& firms = world_.firms;
    if (service.replaces) {
      fund_research(firms, row_, amount_, kStepYears);
    } else {
      const RegionId region{proposal_.segment.value / world_.sectors};
      firms.project_done[row_] +=
          amount_ / researcher_pay(world_.regions.wage_skilled[region], view_.rule);
    }
    double& management = firms.management[row_];
    management += view_.rule.expert_management * (1 - management);
    firms.awarded[row_] += amount_;
    firms.last_service[row_] = static_cast<std::int32_t>(world_.step);
    if (service.at_university) invite({kUniversity, kNoCluster});
  }

  void operator()(const Search& search) {
    world_.firms.awarded[row_] += amount_;
    invite(search.seat);
  }

  void operator()(const Place& place) {
    Clusters& clusters = world_.clusters;
    const std::uint32_t c = place.cluster.value;
    // Several funders: people believe in each for its part of the money.
    const double before = clusters.funding[c];
    const double more = kStepsPerYear * amount_;
    clusters.funding[c] = before + more;
    clusters.horizon[c] =
        more > 0 ? (before * clusters.horizon[c] + more * place.horizon) / (before + more)
                 : clusters.horizon[c];
  }

  void operator()(const Lead& lead) {
    if (!lead.offer) return;
    LocationOffer& offer = world_.work.offers.emplace_back(*lead.offer);
    offer.incentive = view_.rate.wu(proposal_.amount - lead.search);
  }

 private:
  /// Most quarters bring nobody together, and need no list of all firms.
  void prepare(Meetings& meetings) const {
    meetings.any = true;
    meetings.seat.resize(world_.firms.size());
    meetings.seat.fill({});
  }

  void invite(const Seat& seat) {
    Meetings& meetings = world_.work.meetings;
    if (!meetings.any) prepare(meetings);
    Seat& held = meetings.seat[row_];
    held.meetings |= seat.meetings;
    if (seat.meetings != kPlatform) return;
    held.towards = seat.towards;
    const std::uint64_t place = key_of({proposal_.receiver, world_.step, purpose::platform.word});
    meetings.participants.push_back(
        {place, row_.value, world_.clusters.of_segment[proposal_.segment.value]});
  }

  const PolicyView& view_;
  const Call& call_;
  const Proposal& proposal_;
  World& world_;
  FirmRow row_;
  double amount_;  ///< [wu]
};

}  // namespace

Cents research_money_of(const Proposal& proposal) {
  if (std::holds_alternative<Award>(proposal.effect)) return proposal.amount;
  if (const auto* service = std::get_if<Service>(&proposal.effect)) {
    return service->replaces ? proposal.amount : 0;
  }
  const auto* tender = std::get_if<Tender>(&proposal.effect);
  if (tender == nullptr) return 0;
  return static_cast<Cents>(static_cast<double>(proposal.amount) * tender->research);
}

Cents pay_for_work_in(const Proposal& proposal) {
  const Effect& effect = proposal.effect;
  if (const auto* service = std::get_if<Service>(&effect)) {
    return service->replaces ? 0 : proposal.amount;
  }
  if (const auto* lead = std::get_if<Lead>(&effect)) return lead->search;
  const bool in_kind =
      std::holds_alternative<Search>(effect) || std::holds_alternative<Place>(effect);
  return in_kind ? proposal.amount : 0;
}

void enact(const PolicyView& view, const Call& call, const Proposal& proposal, World& world) {
  std::visit(Enactment(view, call, proposal, world), proposal.effect);
}

}  // namespace spearhead
