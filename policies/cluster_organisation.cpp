#include <cmath>

#include "engine/base/time.h"
#include "engine/policy/call.h"

namespace spearhead {
namespace {

/// Cluster organisation funding: pays the teams of the organisations of the target's clusters.
///
/// The money of each quarter goes to the clusters by the rule of allocation. What the teams make of
/// it, whether people stay in them for as long as the funding is believed in, whether trust grows
/// and firms join, is the business of the organisations; money below the cost of the smallest team
/// does nothing.
///
/// \reads  clusters; the call's shares and horizon
/// \gives  one Place per cluster and quarter, of its part of the quarter's money
class ClusterOrganisation final : public Instrument {
 public:
  void describe(FieldVisitor&) final {}

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    const World& world = view.world;
    for (std::uint32_t c = 0; c < world.clusters.size(); ++c) {
      const double share = call.share_of_cluster[c];
      if (share <= 0) continue;
      proposals.push_back({.receiver = world.clusters.key[c],
                           .segment = first_segment(world, c),
                           .rank = c,
                           .amount = quarter_of(call.programme, share),
                           .effect = Place{ClusterId{c}, call.horizon}});
    }
  }

  LeastPayment least_payment(const Programme&, const Parameters& rule,
                             const PriceLevel& prices) const final {
    return {"the smallest team", rule.team_cost * prices.currency_per_wu / prices.scale};
  }

 private:
  static SegmentId first_segment(const World& world, std::uint32_t cluster) {
    std::uint32_t k = 0;
    while (world.clusters.of_segment[k] != cluster) ++k;
    return SegmentId{k};
  }

  /// A cluster's part of a quarter of the yearly budget, administration included: rounded down, so
  /// that all parts together can be paid.
  static Cents quarter_of(const Programme& programme, double share) {
    const double quarter = static_cast<double>(programme.yearly_budget) / kStepsPerYear;
    return static_cast<Cents>(std::floor(quarter * share / (1 + programme.administration)));
  }
};

}  // namespace

extern const InstrumentKind cluster_organisation;
const InstrumentKind cluster_organisation{"cluster_organisation",
                                          "Pays the teams of cluster organisations",
                                          Receiver::cluster,
                                          {CommonKey::allocation, CommonKey::announced},
                                          make_instrument<ClusterOrganisation>};

}  // namespace spearhead
