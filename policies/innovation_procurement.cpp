#include <algorithm>
#include <cmath>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/policy/collect.h"

namespace spearhead {
namespace {

/// Innovation procurement: public bodies order something that has to be developed first.
///
/// Each tender asks for one field of technology: one of the target's, or any in which the region
/// works, in proportion to its depth. Firms that know the field, are large enough for the contract
/// and have no other one may bid. Bids are weighed by quality, as the agency sees it, and by price.
/// The winner sells what it is paid for, beside its market, spends a part on R&D, and has a
/// customer who takes its next product sooner.
///
/// \reads  firms.kene, productivity, home_sales, export_sales, contract; knowledge.depth
/// \gives  one Tender per need that finds a bidder
class InnovationProcurement final : public Instrument {
 public:
  void describe(FieldVisitor& visitor) final {
    visitor.field("contract", contract_, {"money", 10'000, 50e6, "value of one contract"});
    visitor.field("duration", duration_, {"years", 0.25, 5, "time over which it is delivered"});
    visitor.field("research", research_, {"share", 0, 1, "part of a contract that is R&D"});
    visitor.field("quality", quality_, {"share", 0, 1, "weight of quality beside price"});
    visitor.field("largest_share", largest_share_,
                  {"share", 0.01, 1, "largest contract of a bidder, of its sales a year"});
  }

  void propose(const PolicyView& view, const Call& call, Proposals& proposals) const final {
    Proposals bids;
    collect_proposals(view, call, bids,
                      [&](FirmRow row, SegmentId segment) { return bid(view, row, segment); });
    const Cents amount = view.per_firm(contract_);
    // There are no more needs than the money released so far can pay for.
    const auto needs = static_cast<std::uint32_t>(
        std::min(kMostNeeds,
                 static_cast<double>(std::max(Cents{0}, call.left)) / static_cast<double>(amount)));
    for (std::uint32_t n = 0; n < needs && !bids.empty(); ++n) {
      const auto best = best_bid(view, call, field_of_need(view, call, n), n, bids);
      if (best == bids.end()) continue;
      best->rank = n;
      proposals.push_back(*best);
      bids.erase(best);
    }
  }

  LeastPayment least_payment(const Programme&, const Parameters&,
                             const PriceLevel& prices) const final {
    return {"a contract", contract_ * prices.scale};
  }

 private:
  static constexpr double kMostNeeds = 1000;

  /// A firm that could deliver.
  std::optional<Proposal> bid(const PolicyView& view, FirmRow row, SegmentId segment) const {
    const Firms& firms = view.world.firms;
    const Cents amount = view.per_firm(contract_);
    const double sales = firms.home_sales[row] + firms.export_sales[row];
    const bool able = view.rate.wu(amount) <= largest_share_ * duration_ * sales;
    if (!able || firms.contract[row] > 0 || view.world.segments.market[segment] == 0) {
      return std::nullopt;
    }
    return Proposal{.receiver = firms.key[row],
                    .row = row,
                    .segment = segment,
                    .amount = amount,
                    .effect = Tender{duration_, research_}};
  }

  /// Whether a sector of the region is in the target.
  static bool is_meant(const World& world, const Call& call, RegionId region) {
    const std::uint32_t first = world.segment(region, SectorId{0}).value;
    for (std::uint32_t k = first; k < first + world.sectors; ++k) {
      if (call.programme.target.includes(SegmentId{k})) return true;
    }
    return false;
  }

  /// The field that the n-th need of the quarter asks for.
  static std::uint32_t field_of_need(const PolicyView& view, const Call& call, std::uint32_t n) {
    const RegionKnowledge& knowledge = view.world.knowledge;
    const std::vector<std::uint8_t>& wanted = call.programme.target.fields;
    const auto weight = [&](std::uint32_t f) {
      if (!wanted.empty()) return wanted[f] != 0 ? 1.0 : 0.0;
      double depth = 0;
      for (std::uint32_t r = 0; r < view.world.region_count(); ++r) {
        if (is_meant(view.world, call, RegionId{r})) depth += knowledge.depth_of(RegionId{r}, f);
      }
      return depth;
    };
    double all = 0;
    for (std::uint32_t f = 0; f < knowledge.fields; ++f) all += weight(f);
    double left = all * view.draws.words(purpose::need, call.key(), n).uniform(0);
    std::uint32_t chosen = 0;
    for (std::uint32_t f = 0; f < knowledge.fields && left >= 0; ++f) {
      if (weight(f) <= 0) continue;
      chosen = f;
      left -= weight(f);
    }
    return chosen;
  }

  /// Quality and price, log; the agency sees quality with an error of its own.
  double score(const PolicyView& view, const Call& call, std::uint32_t field, const Words& words,
               const Proposal& bid) const {
    const Firms& firms = view.world.firms;
    const double error = (1 - call.programme.agency.information) * view.rule.information_noise *
                         math::normal(words.uniform(0), words.uniform(1));
    const double quality =
        firms.productivity[bid.row] + math::log(expertise_in(firms.kene[bid.row], field)) + error;
    const double cheapness = view.rule.pass_through *
                             (firms.productivity[bid.row] - view.world.segments.cost[bid.segment]);
    return quality_ * quality + (1 - quality_) * cheapness;
  }

  /// Bids of those who know a field, as numbers in the list of all bids, and the agency's luck with
  /// each of them.
  struct Contest {
    std::uint32_t count = 0;
    std::uint32_t bid[kBlockRows];
    Key bidder[kBlockRows];
    BlockWords words;
  };

  /// The contest of the n-th need among at most `kBlockRows` bids from `first` on.
  static void open_contest(const PolicyView& view, const Call& call, std::uint32_t field,
                           std::uint32_t n, const Proposals& bids, std::size_t first,
                           Contest& contest) {
    const std::size_t end = std::min(bids.size(), first + kBlockRows);
    contest.count = 0;
    for (std::size_t i = first; i < end; ++i) {
      if (expertise_in(view.world.firms.kene[bids[i].row], field) <= 0) continue;
      contest.bid[contest.count] = static_cast<std::uint32_t>(i);
      contest.bidder[contest.count++] = bids[i].receiver;
    }
    view.draws.fill(purpose::bid, contest.bidder, contest.count, contest.words, n,
                    low_word(call.key()));
  }

  Proposals::iterator best_bid(const PolicyView& view, const Call& call, std::uint32_t field,
                               std::uint32_t n, Proposals& bids) const {
    auto best = bids.end();
    double highest = 0;
    Contest contest;
    for (std::size_t first = 0; first < bids.size(); first += kBlockRows) {
      open_contest(view, call, field, n, bids, first, contest);
      for (std::uint32_t k = 0; k < contest.count; ++k) {
        const auto each = bids.begin() + contest.bid[k];
        const double its = score(view, call, field, contest.words.of(k), *each);
        const bool better = best == bids.end() || its > highest ||
                            (its == highest && each->receiver < best->receiver);
        if (!better) continue;
        best = each;
        highest = its;
      }
    }
    return best;
  }

  double contract_ = 300'000;
  double duration_ = 2;
  double research_ = 0.35;
  double quality_ = 0.7;
  double largest_share_ = 0.2;
};

}  // namespace

extern const InstrumentKind innovation_procurement;
const InstrumentKind innovation_procurement{"innovation_procurement",
                                            "Orders something new from firms that can develop it",
                                            Receiver::firm,
                                            {CommonKey::allocation, CommonKey::first_come},
                                            make_instrument<InnovationProcurement>};

}  // namespace spearhead
