#pragma once

#include <span>
#include <vector>

#include "engine/policy/call.h"
#include "engine/step/investors.h"

/// What instruments that attract foreign projects have in common: how the money is divided between
/// finding projects and incentives, and what is proposed. Whom to find and whom to offer money to
/// is the instrument's business.
namespace spearhead {

/// Terms of such a programme, per real project.
struct PromotionTerms {
  double leads = 0;    ///< part of the budget that pays for finding projects, 0 to 1
  double lead = 0;     ///< most that one lead costs, with all that it takes to find it [currency]
  double per_job = 0;  ///< offered to a project that comes [currency/person]
};

/// How a project and the agency have met.
enum class Contact : std::uint8_t {
  own,   ///< it looks at the region by itself
  lead,  ///< the agency has found it
  lost   ///< the agency has looked at it in vain
};

/// A project with which the agency deals in this step.
struct Candidate {
  ForeignProject project;
  Contact contact = Contact::own;
  bool supported = false;   ///< it is offered money for coming
  Cents search = 0;         ///< what the search for it has cost, come or not
  std::uint32_t delay = 0;  ///< of its opening through that search [steps]
};

/// Where a lead is to come from.
struct LeadSlot {
  Key key = 0;
  RegionId region;
};

/// Leads for which there is money in this quarter, in turn for the regions of the target. The n-th
/// one of a quarter and region is the same whatever the budget.
std::vector<LeadSlot> lead_slots(const PolicyView& view, const Call& call,
                                 const PromotionTerms& terms);

/// Projects of the target that look at its regions by themselves.
std::vector<ForeignProject> projects_in_target(const PolicyView& view, const Call& call);

/// What phases know, of the step in which instruments propose.
Now now_of(const PolicyView& view);

/// One Lead per search and per project that comes for the incentive. Only those whom it brings, or
/// who would have come anyway, cost money: who stays away is not paid. Incentives go by the rule of
/// selection to those of most jobs times productivity, as far as the part of the released money
/// reaches that no lead of the year needs.
void propose_leads(const PolicyView& view, const Call& call, const PromotionTerms& terms,
                   std::span<const Candidate> candidates, Proposals& proposals);

}  // namespace spearhead
