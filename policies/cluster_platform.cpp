#include <numeric>
#include <span>
#include <vector>

#include "engine/base/hash.h"
#include "engine/policy/collect.h"

namespace spearhead {
namespace {

/// To which cluster the agency introduces the firms of another.
class Introductions {
 public:
  Introductions(std::uint32_t clusters, std::span<const Overlap> guide)
      : clusters_(clusters), gain_(std::size_t{clusters} * clusters, 0) {
    for (const Overlap& overlap : guide) {
      gain(overlap.first_cluster, overlap.second_cluster) += overlap.value;
      gain(overlap.second_cluster, overlap.first_cluster) += overlap.value;
    }
  }

  /// By chances in proportion to what the two have to gain; kNoCluster where there is nothing.
  std::uint32_t towards(std::uint32_t own, double uniform) const {
    const std::span<const double> gains =
        std::span(gain_).subspan(std::size_t{own} * clusters_, clusters_);
    double left = uniform * std::accumulate(gains.begin(), gains.end(), 0.0);
    for (std::uint32_t c = 0; c < clusters_; ++c) {
      if (gains[c] > 0 && left < gains[c]) return c;
      left -= gains[c];
    }
    return kNoCluster;
  }

 private:
  double& gain(std::uint32_t own, std::uint32_t other) {
    return gain_[std::size_t{own} * clusters_ + other];
  }

  std::uint32_t clusters_;
  std::vector<double> gain_;  // [own][other]
};

/// Cross-cluster platform, open lab: pays for seats at meetings of firms of different clusters.
///
/// Who takes part looks for a partner in this quarter, sees other participants of other clusters at
/// work, and so sees more of what they know than elsewhere. On a guided platform (`allocation:
/// overlap`, or a target of overlaps) the agency introduces each to the cluster from which it
/// believes that the own one has most to gain, by chances in that proportion; where the target
/// names areas, across these only. Else people meet as they come. Whether a partnership follows,
/// and whether it takes the place of a better one, is the firms' business.
///
/// \reads  firms.ties; clusters.of_segment
/// \gives  one Search per participant
class ClusterPlatform final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final {
    visitor.field("seat", seat_, {"money", 100, 100'000, "cost of one participation"});
  }

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    const World& world = view.world;
    const Introductions introductions(world.clusters.size(), call.guide);
    collect_applications(
        view, call, proposals, [&](FirmRow row, SegmentId segment) -> std::optional<Application> {
          const std::uint32_t cluster = world.clusters.of_segment[segment.value];
          if (cluster == kNoCluster) return std::nullopt;
          if (!has_room_to_search(world.firms.ties[row])) return std::nullopt;
          const Words words =
              view.draws.words(purpose::platform, world.firms.key[row], 0, low_word(call.key()));
          const Proposal proposal{
              .receiver = world.firms.key[row],
              .row = row,
              .segment = segment,
              .amount = view.per_firm(seat_),
              .effect = Search{{kPlatform, introductions.towards(cluster, words.uniform(0))}}};
          return Application{proposal,
                             applicant_of(view, call, row, world.firms.project_worth[row], 1)};
        });
  }

  LeastPayment least_payment(const Programme&, const Parameters&,
                             const PriceLevel& prices) const final {
    return {"a seat", seat_ * prices.scale};
  }

 private:
  double seat_ = 3200;
};

}  // namespace

extern const InstrumentKind cluster_platform;
const InstrumentKind cluster_platform{"cluster_platform",
                                      "Brings firms of different clusters together",
                                      Receiver::firm,
                                      {CommonKey::allocation, CommonKey::selection},
                                      make_instrument<ClusterPlatform>};

}  // namespace spearhead
