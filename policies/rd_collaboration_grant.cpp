#include "engine/policy/collect.h"
#include "engine/policy/grant.h"

namespace spearhead {
namespace {

/// R&D collaboration grant: as an R&D subsidy, but for firms that work with a partner.
///
/// The call asks for a partner in the project: another firm or a university with which the firm has
/// a partnership. A firm that has none, and would apply, is told of the call and looks for one; if
/// it finds one it can apply in a later quarter. What comes out of the cooperation is the business
/// of the partners.
///
/// \reads  as rd_subsidy; firms.ties
/// \gives  one Award per winner; to firms without a partner a Search that costs nothing
class RdCollaborationGrant final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final { terms_.describe(visitor); }

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    collect_applications(view, call, proposals, [&](FirmRow row, SegmentId segment) {
      std::optional<Application> grant = grant_application(view, call, terms_, row, segment);
      const bool alone = tie_count(view.world.firms.ties[row]) == 0;
      if (grant && alone) grant->proposal = invitation(grant->proposal);
      return grant;
    });
  }

  LeastPayment least_payment(const Programme& programme, const Parameters& rule,
                             const PriceLevel& prices) const final {
    return {"the smallest award", terms_.least_award(programme, rule, prices)};
  }

 private:
  /// The search of a firm that would apply if it had a partner.
  static Proposal invitation(const Proposal& grant) {
    return Proposal{.receiver = grant.receiver,
                    .row = grant.row,
                    .segment = grant.segment,
                    .effect = Search{{kPartnerCall, kNoCluster}}};
  }

  GrantTerms terms_;
};

}  // namespace

extern const InstrumentKind rd_collaboration_grant;
const InstrumentKind rd_collaboration_grant{
    "rd_collaboration_grant",
    "Pays a share of the cost of R&D that a firm does with a partner",
    Receiver::firm,
    {CommonKey::aid, CommonKey::cap, CommonKey::allocation, CommonKey::selection,
     CommonKey::cumulation, CommonKey::announced},
    make_instrument<RdCollaborationGrant>};

}  // namespace spearhead
