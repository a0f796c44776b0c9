#include "engine/base/hash.h"
#include "engine/policy/collect.h"

namespace spearhead {
namespace {

/// Cross-cluster platform, open lab: pays for seats at meetings of firms of different clusters.
///
/// Who takes part looks for a partner in this quarter, sees other participants of other clusters at
/// work, and so sees more of what they know than elsewhere. On a guided platform (`allocation:
/// overlap`) the agency introduces each to the cluster from which it believes that the own one has
/// most to gain, by chances in that proportion; else people meet as they come. Whether a
/// partnership follows, and whether it takes the place of a better one, is the firms' business.
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
    collect_proposals(
        view, call, proposals, [&](FirmRow row, SegmentId segment) -> std::optional<Proposal> {
          if (world.clusters.of_segment[segment.value] == kNoCluster) return std::nullopt;
          if (!has_room_to_search(world.firms.ties[row])) return std::nullopt;
          return Proposal{
              .receiver = world.firms.key[row],
              .row = row,
              .segment = segment,
              .rank = place_in_queue(view, call,
                                     applicant_of(view, row, world.firms.project_worth[row], 1)),
              .amount = view.per_firm(seat_),
              .effect = Search{{Meeting::platform, towards(view, call, row, segment)}}};
        });
  }

  LeastPayment least_payment(const Programme&, const Parameters&,
                             const PriceLevel& prices) const final {
    return {"a seat", seat_ * prices.scale};
  }

 private:
  /// The cluster to which the firm is introduced.
  static std::uint32_t towards(const PolicyView& view, const Call& call, FirmRow row,
                               SegmentId segment) {
    const World& world = view.world;
    const std::uint32_t own = world.clusters.of_segment[segment.value];
    double all = 0;
    for (std::uint32_t c = 0; c < world.clusters.size(); ++c) all += overlap_of(call.seen, own, c);
    const Words words =
        view.draws.words(purpose::platform, world.firms.key[row], 0, low_word(call.key()));
    double left = all * words.uniform(0);
    for (std::uint32_t c = 0; c < world.clusters.size(); ++c) {
      const double gain = overlap_of(call.seen, own, c);
      if (gain > 0 && left < gain) return c;
      left -= gain;
    }
    return kNoCluster;
  }

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
