#include <optional>

#include "engine/base/hash.h"
#include "engine/base/time.h"
#include "engine/math/elementary.h"
#include "engine/step/affiliates.h"
#include "engine/step/promotion.h"

namespace spearhead {
namespace {

/// Attraction of foreign investors to the region's combination of clusters: as fdi_attraction, but
/// only for projects that the agency takes for seeking the knowledge in which the region is deep.
///
/// For each lead the agency looks at some prospects, one after the other, and keeps the first that
/// is in the target and that it takes to fit; if none does, the work was in vain. Screening takes
/// time. Money is offered to those only whom the agency takes to fit, whoever found whom. It errs
/// about motives and depth, the more the less it knows.
///
/// \reads  what foreign projects read (engine/step/investors.h)
/// \gives  one Lead per search, and one per project that comes and is paid for it
class FdiClusterFit final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final {
    visitor.field("leads", leads_, {"share", 0, 1, "part of the budget that pays for leads"});
    visitor.field("lead", lead_, {"money", 1000, 10e6, "cost of one lead, beside the screening"});
    visitor.field("per_job", per_job_, {"money", 0, 1e6, "incentive per job of a project"});
    visitor.field("prospects", prospects_,
                  {"count", 1, 20, "projects looked at for a lead, at most"});
    visitor.field("screening", screening_, {"money", 0, 1e6, "cost of looking at one of them"});
    visitor.field("fit", fit_, {"share", 0, 1, "depth in a project's fields that it is to find"});
    visitor.field("delay", delay_, {"years", 0, 5, "time that screening adds to an opening"});
  }

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    const PromotionTerms terms{leads_, lead_ + most_prospects() * screening_, per_job_};
    std::vector<Candidate> candidates;
    for (const LeadSlot& slot : lead_slots(view, call, terms)) {
      if (const auto found = search(view, call, slot)) candidates.push_back(*found);
    }
    for (const ForeignProject& project : projects_in_target(view, call)) {
      if (seems_to_fit(view, call, project)) {
        candidates.push_back({.project = project, .supported = true});
      }
    }
    propose_leads(view, call, terms, candidates, proposals);
  }

  LeastPayment least_payment(const Programme&, const Parameters&,
                             const PriceLevel& prices) const final {
    return {"a lead with its screening", (lead_ + most_prospects() * screening_) * prices.scale,
            leads_};
  }

 private:
  std::uint32_t most_prospects() const { return static_cast<std::uint32_t>(prospects_); }

  /// The first prospect that seems to fit, or the last one that did not.
  std::optional<Candidate> search(const PolicyView& view, const Call& call,
                                  const LeadSlot& slot) const {
    std::optional<Candidate> candidate;
    for (std::uint32_t p = 0; p < most_prospects(); ++p) {
      const Key prospect = key_of({slot.key, purpose::prospect.word, p});
      const auto project = project_of(now_of(view), view.world, slot.region, prospect);
      if (!project) return candidate;
      const bool fits =
          call.includes(view.world, project->arrival) && seems_to_fit(view, call, *project);
      candidate = {.project = *project,
                   .contact = fits ? Contact::lead : Contact::lost,
                   .supported = fits,
                   .search = view.per_firm((p + 1) * screening_ + (fits ? lead_ : 0)),
                   .delay = static_cast<std::uint32_t>(delay_ * kStepsPerYear + 0.5)};
      if (fits) return candidate;
    }
    return candidate;
  }

  /// Whether the agency takes the project for one that seeks the knowledge that the region has. One
  /// that knows nothing of motives is right as often as a coin.
  bool seems_to_fit(const PolicyView& view, const Call& call, const ForeignProject& project) const {
    const double information = call.programme.agency.information;
    const std::uint32_t programme = low_word(call.key());
    const Words motive = view.draws.words(purpose::prospect, project.slot, 0, programme);
    const Words error = view.draws.words(purpose::prospect, project.slot, 1, programme);
    const bool is_right = motive.uniform(0) < 0.5 + 0.5 * information;
    const bool seeks_knowledge = project.arrival.seeks_knowledge != 0;
    const double depth = depth_of_fields(view.world.knowledge, project.region,
                                         project.arrival.field, project.arrival.fields);
    const double seen = depth + (1 - information) * view.rule.prospect_error *
                                    math::normal(error.uniform(0), error.uniform(1));
    return is_right == seeks_knowledge && seen > fit_;
  }

  double leads_ = 0.25;
  double lead_ = 256'000;
  double per_job_ = 25'600;
  double prospects_ = 4;
  double screening_ = 9600;
  double fit_ = 0.40;
  double delay_ = 0.75;
};

}  // namespace

extern const InstrumentKind fdi_cluster_fit;
const InstrumentKind fdi_cluster_fit{
    "fdi_cluster_fit",
    "Attracts foreign projects that seek the knowledge in which the region is deep",
    Receiver::project,
    {CommonKey::cap, CommonKey::selection},
    make_instrument<FdiClusterFit>};

}  // namespace spearhead
