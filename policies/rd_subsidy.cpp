#include <algorithm>

#include "engine/policy/collect.h"
#include "engine/policy/research.h"
#include "engine/policy/selection.h"

namespace spearhead {
namespace {

/// R&D subsidy: public money pays a share of the cost of one firm's R&D activity for a year.
///
/// A firm applies when its project pays at the lower cost, and when it could carry its own part out
/// of what it plans for R&D and has. The activity is its routine plan, or the smallest activity
/// worth running when the plan is smaller: so for some firms the award pays what they would have
/// done anyway, and for others it makes the first activity possible. Which of the two is not looked
/// at; a lottery decides.
///
/// \reads  firms.home_sales, export_sales, employment, cash, research_propensity, project_worth,
///         grant_fund
/// \gives  one Award per winner; no firm holds two awards of this kind at a time
class RdSubsidy final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final {
    visitor.field("duration", duration_, {"years", 0.25, 5, "time over which an award is spent"});
    visitor.field("smallest_plan", smallest_plan_,
                  {"share", 0, 1,
                   "R&D plan of an applicant, as a share of the smallest activity worth running"});
  }

  void propose(const PolicyView& view, const Programme& programme,
               Proposals& proposals) const final {
    const Key programme_key = programme.key();
    collect_proposals(view.world, programme, proposals, [&](FirmRow row, SegmentId segment) {
      return application(view, programme, programme_key, row, segment);
    });
  }

 private:
  std::optional<Proposal> application(const PolicyView& view, const Programme& programme,
                                      Key programme_key, FirmRow row, SegmentId segment) const {
    const Firms& firms = view.world.firms;
    const Parameters& rule = view.rule;
    if (firms.grant_fund[row] > 0) return std::nullopt;
    const ResearchPlan plan = research_plan_of(view, row, segment);
    if (plan.planned < smallest_plan_ * rule.research_unit) return std::nullopt;

    const double yearly = supported_activity(plan, rule);
    const Cents cost = view.rate.cents(yearly * duration_);
    Cents amount = static_cast<Cents>(static_cast<double>(cost) * programme.aid);
    const auto cap = static_cast<Cents>(static_cast<double>(programme.cap) * view.scale);
    if (cap > 0 && amount > cap) amount = cap;
    if (amount <= 0) return std::nullopt;
    const double grant = view.rate.wu(amount) / duration_;
    const double own = yearly - grant;
    if (own > plan.planned || own > plan.means) return std::nullopt;
    if (!carries_project(plan, grant, rule)) return std::nullopt;

    const double windfall = grant - additional_research(plan, grant, rule);
    return Proposal{.firm = firms.key[row],
                    .row = row,
                    .segment = segment,
                    .rank = lot(view.draws, firms.key[row], programme_key),
                    .effect = Award{amount, duration_},
                    .own_contribution = cost - amount,
                    .infra_marginal = view.rate.cents(std::max(0.0, windfall) * duration_)};
  }

  double duration_ = 1;
  double smallest_plan_ = 0.25;
};

}  // namespace

extern const InstrumentKind rd_subsidy;
const InstrumentKind rd_subsidy{"rd_subsidy",
                                "Pays a share of the cost of a firm's own R&D activity",
                                make_instrument<RdSubsidy>};

}  // namespace spearhead
