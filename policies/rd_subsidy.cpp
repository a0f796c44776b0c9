#include "engine/policy/collect.h"
#include "engine/policy/grant.h"

namespace spearhead {
namespace {

/// R&D subsidy: public money pays a share of the cost of one firm's R&D activity for a year.
///
/// A firm applies when its project pays at the lower cost, and when it could carry its own part out
/// of what it plans for R&D and has. The activity is its routine plan, or the smallest activity
/// worth running when the plan is smaller: so for some firms the award pays what they would have
/// done anyway, and for others it makes the first activity possible. Which of the two is not looked
/// at; the rule of selection decides.
///
/// \reads  firms.home_sales, export_sales, employment, cash, research_propensity, project_worth,
///         grant_fund, funders, management, ties
/// \gives  one Award per winner
class RdSubsidy final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final { terms_.describe(visitor); }

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    collect_applications(view, call, proposals, [&](FirmRow row, SegmentId segment) {
      return grant_application(view, call, terms_, row, segment);
    });
  }

  LeastPayment least_payment(const Programme& programme, const Parameters& rule,
                             const PriceLevel& prices) const final {
    return {"the smallest award", terms_.least_award(programme, rule, prices)};
  }

 private:
  GrantTerms terms_;
};

}  // namespace

extern const InstrumentKind rd_subsidy;
const InstrumentKind rd_subsidy{"rd_subsidy",
                                "Pays a share of the cost of a firm's own R&D activity",
                                Receiver::firm,
                                {CommonKey::aid, CommonKey::cap, CommonKey::allocation,
                                 CommonKey::selection, CommonKey::cumulation, CommonKey::announced},
                                make_instrument<RdSubsidy>};

}  // namespace spearhead
