#include "engine/step/promotion.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "engine/base/hash.h"
#include "engine/base/time.h"
#include "engine/math/elementary.h"
#include "engine/policy/selection.h"
#include "engine/policy/settlement.h"

namespace spearhead {
namespace {

/// Leads of one quarter at most: more could not be looked after.
constexpr double kMostLeads = 1000;

/// What an amount takes from the budget.
Cents with_administration(const Programme& programme, Cents amount) {
  return amount + static_cast<Cents>(static_cast<double>(amount) * programme.administration);
}

/// Leads that the programme can have paid for by the end of so many quarters of a year, evenly.
std::uint32_t leads_after(std::uint32_t quarters, const PolicyView& view, const Call& call,
                          const PromotionTerms& terms) {
  const Cents cost = with_administration(call.programme, view.per_firm(terms.lead));
  if (cost <= 0) return 0;
  const Cents budget = call.programme.yearly_budget;
  const Cents released = quarters == kStepsPerYear ? budget : budget / kStepsPerYear * quarters;
  const double leads = terms.leads * static_cast<double>(released) / static_cast<double>(cost);
  return static_cast<std::uint32_t>(std::min(kMostLeads * quarters, leads));
}

/// Regions of which a segment may be meant.
std::vector<RegionId> regions_of(const PolicyView& view, const Target& target) {
  std::vector<RegionId> regions;
  for (std::uint32_t r = 0; r < view.world.region_count(); ++r) {
    bool meant = false;
    for (std::uint32_t s = 0; s < view.world.sectors; ++s) {
      meant = meant || target.includes(view.world.segment(RegionId{r}, SectorId{s}));
    }
    if (meant) regions.push_back(RegionId{r});
  }
  return regions;
}

/// Released money that neither this quarter's searches nor later leads of the year need. What is
/// too little for another lead goes to incentives at the year's end.
Cents room_for_incentives(const PolicyView& view, const Call& call, const PromotionTerms& terms,
                          std::span<const Candidate> candidates) {
  const Cents released = released_budget(call.programme, view.quarter);
  const Cents lead = with_administration(call.programme, view.per_firm(terms.lead));
  const Cents of_leads = static_cast<Cents>(terms.leads * static_cast<double>(released));
  const Cents kept = of_leads - lead * leads_after(view.quarter + 1, view, call, terms);
  Cents room = call.left - (view.quarter == kStepsPerYear - 1 ? 0 : std::max<Cents>(0, kept));
  for (const Candidate& each : candidates) {
    room -= with_administration(call.programme, each.search);
  }
  return room;
}

/// What a project is paid if it comes.
Cents incentive_of(const PolicyView& view, const Call& call, const PromotionTerms& terms,
                   const Arrival& arrival) {
  const Cents amount = view.per_firm(terms.per_job * arrival.jobs);
  const auto cap = static_cast<Cents>(static_cast<double>(call.programme.cap) * view.scale);
  return cap > 0 ? std::min(amount, cap) : amount;
}

/// A candidate that comes for its incentive, and its place in the queue.
struct Claim {
  std::uint64_t rank;
  Key key;
  std::size_t candidate;
  Cents amount;
};

std::vector<Claim> claims_of(const PolicyView& view, const Call& call, const PromotionTerms& terms,
                             std::span<const Candidate> candidates) {
  const Now now = now_of(view);
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const ForeignProject& project = candidates[i].project;
    const Arrival& arrival = project.arrival;
    const Cents amount = incentive_of(view, call, terms, arrival);
    if (!candidates[i].supported || amount <= 0) continue;
    if (!comes(now, view.world, project, view.rate.wu(amount))) continue;
    const Applicant applicant{.key = arrival.key,
                              .merit = arrival.jobs * math::exp(arrival.productivity)};
    claims.push_back({place_in_queue(view, call, applicant), arrival.key, i, amount});
  }
  std::ranges::sort(claims, {}, [](const Claim& each) { return std::tuple(each.rank, each.key); });
  return claims;
}

/// The first claim that cannot be paid ends the queue, as in the settlement.
void keep_payable(const Programme& programme, Cents room, std::vector<Claim>& claims) {
  const auto too_much = [&](const Claim& claim) {
    room -= with_administration(programme, claim.amount);
    return room < 0;
  };
  claims.erase(std::ranges::find_if(claims, too_much), claims.end());
}

Proposal proposal_for(const PolicyView& view, const Candidate& candidate, Cents incentive,
                      std::uint64_t rank) {
  const ForeignProject& project = candidate.project;
  Lead lead{.search = candidate.search};
  if (candidate.contact != Contact::lost) {
    lead.offer = LocationOffer{.slot = project.slot,
                               .region = project.region,
                               .is_lead = candidate.contact == Contact::lead,
                               .delay = candidate.delay};
  }
  const bool would_have_come = candidate.contact == Contact::own && incentive > 0 &&
                               comes(now_of(view), view.world, project, 0);
  return {.receiver = project.arrival.key,
          .segment = SegmentId{project.arrival.segment},
          .rank = rank,
          .amount = candidate.search + incentive,
          .effect = lead,
          .infra_marginal = would_have_come ? incentive : 0};
}

}  // namespace

Now now_of(const PolicyView& view) { return {view.scenario, view.world.step, view.draws}; }

std::vector<LeadSlot> lead_slots(const PolicyView& view, const Call& call,
                                 const PromotionTerms& terms) {
  const std::vector<RegionId> regions = regions_of(view, call.programme.target);
  std::vector<LeadSlot> slots;
  if (regions.empty()) return slots;
  const std::uint32_t before = leads_after(view.quarter, view, call, terms);
  const std::uint32_t after = leads_after(view.quarter + 1, view, call, terms);
  for (std::uint32_t n = 0; n < after - before; ++n) {
    const RegionId region = regions[(before + n) % regions.size()];
    slots.push_back(
        {key_of({view.world.regions.key[region], purpose::lead.word, call.key(), n}), region});
  }
  return slots;
}

std::vector<ForeignProject> projects_in_target(const PolicyView& view, const Call& call) {
  std::vector<ForeignProject> meant;
  for (const RegionId region : regions_of(view, call.programme.target)) {
    for_each_project_looking(now_of(view), view.world, region, [&](const ForeignProject& project) {
      if (!call.includes(view.world, project.arrival)) return;
      meant.push_back(project);
    });
  }
  return meant;
}

void propose_leads(const PolicyView& view, const Call& call, const PromotionTerms& terms,
                   std::span<const Candidate> candidates, Proposals& proposals) {
  std::vector<Claim> claims = claims_of(view, call, terms, candidates);
  keep_payable(call.programme, room_for_incentives(view, call, terms, candidates), claims);
  std::vector<Cents> incentives(candidates.size(), 0);
  for (const Claim& claim : claims) incentives[claim.candidate] = claim.amount;
  // Searches first: they are done before anybody is won.
  std::uint64_t rank = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].contact == Contact::own) continue;
    proposals.push_back(proposal_for(view, candidates[i], incentives[i], rank++));
  }
  for (const Claim& claim : claims) {
    const Candidate& candidate = candidates[claim.candidate];
    if (candidate.contact != Contact::own) continue;
    proposals.push_back(proposal_for(view, candidate, claim.amount, rank++));
  }
}

}  // namespace spearhead
