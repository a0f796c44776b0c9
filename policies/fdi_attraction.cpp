#include "engine/step/promotion.h"

namespace spearhead {
namespace {

/// Indiscriminate attraction of foreign investors: the agency brings foreign projects to look at
/// the region, whichever they are, and offers all that are in the target money per job.
///
/// A lead is one more project that looks at the region; it is paid for whether the project comes or
/// not. An incentive is a cut of the labour cost of a project, which weighs it as it weighs wages.
/// It is paid to those who come: also to those who would have come without.
///
/// \reads  what foreign projects read (engine/step/investors.h)
/// \gives  one Lead per project found, and one per project that comes and is paid for it
class FdiAttraction final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final {
    visitor.field("leads", leads_, {"share", 0, 1, "part of the budget that pays for leads"});
    visitor.field("lead", lead_, {"money", 1000, 10e6, "cost of one lead"});
    visitor.field("per_job", per_job_, {"money", 0, 1e6, "incentive per job of a project"});
  }

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    const PromotionTerms terms{leads_, lead_, per_job_};
    std::vector<Candidate> candidates;
    for (const LeadSlot& slot : lead_slots(view, call, terms)) {
      const auto project = project_of(now_of(view), view.world, slot.region, slot.key);
      if (!project) continue;
      candidates.push_back({.project = *project,
                            .contact = Contact::lead,
                            .supported = call.includes(view.world, project->arrival),
                            .search = view.per_firm(lead_)});
    }
    for (const ForeignProject& project : projects_in_target(view, call)) {
      candidates.push_back({.project = project, .supported = true});
    }
    propose_leads(view, call, terms, candidates, proposals);
  }

  LeastPayment least_payment(const Programme&, const Parameters&,
                             const PriceLevel& prices) const final {
    return {"a lead", lead_ * prices.scale, leads_};
  }

 private:
  double leads_ = 0.25;
  double lead_ = 256'000;
  double per_job_ = 25'600;
};

}  // namespace

extern const InstrumentKind fdi_attraction;
const InstrumentKind fdi_attraction{
    "fdi_attraction",
    "Brings foreign projects to look at the region and pays them for coming",
    Receiver::project,
    {CommonKey::cap, CommonKey::selection},
    make_instrument<FdiAttraction>};

}  // namespace spearhead
