#include <algorithm>
#include <tuple>

#include "engine/base/hash.h"
#include "engine/step/partners.h"
#include "engine/step/phases.h"
#include "engine/step/tie_score.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"
#include "engine/world/ties.h"

namespace spearhead {
namespace {

/// Lists the firms of a block that have partnerships.
void list_partnered(const Firms& firms, const Block& block, Selected& partnered) {
  const Lane<const Ties> ties = firms.ties.from(block.begin);
  select(
      block.size(), [&](std::uint32_t i) { return ties[i][0] != kNobody; }, partnered);
}

/// Both sides keep a partnership up; the price is a multiple of the unit of money, so that runs are
/// charged by their numbers of partnerships. On the way the words of partners are asked for early:
/// waiting for them one by one takes most of the time of the phase.
void pay_upkeep(const Now& now, World& world, const Block& block, const Selected& partnered) {
  const double each = math::rounded(kStepYears * now.rule().tie_cost, math::kMoneyPoint);
  const std::int64_t fixed = math::to_fixed(each, math::kMoneyPoint.scale());
  const Lots& lots = world.work.lots;
  const Lane<const Ties> ties = world.firms.ties.from(block.begin);
  const Lane<double> cash = world.firms.cash.from(block.begin);
  std::int64_t* const paid = world.work.sums[0].data();
  std::fill(paid + block.first_run, paid + block.last_run, std::int64_t{0});
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : partnered) {
    while (world.layout.run(run).end <= block.begin + i) ++run;
    std::uint32_t count = 0;
    for (; count < ties[i].size() && ties[i][count] != kNobody; ++count) {
      __builtin_prefetch(&lots.tie_end(ties[i][count]));
    }
    cash[i] -= each * count;
    paid[run] += fixed * count;
  }
}

/// Whether a partnership ends. Members of one organisation who trust it stay together longer.
bool ends(const Now& now, const World& world, const TieEnd& tie, SegmentId segment, double u) {
  const Parameters& rule = now.rule();
  const std::uint32_t organisation = organisation_of(world, tie.row, segment);
  const double trust =
      is_firm(tie.other) ? trust_between(world, organisation, FirmRow{tie.other}) : 0;
  return happens(u, rule.tie_dissolution * (1 - rule.tie_trust * trust));
}

/// Lists the partnerships that end in this step. One between firms is the business of the smaller
/// key, so that it is looked at once.
void find_ends(const Now& now, const World& world, const Block& block, const Selected& partnered,
               std::vector<TieEnd>& found) {
  const Firms& firms = world.firms;
  const Lots& lots = world.work.lots;
  const std::uint32_t limit = word_of_chance(kStepYears * now.rule().tie_dissolution);
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : partnered) {
    const FirmRow row{block.begin + i};
    const std::uint32_t own = lots.tie_end(row.value);
    for (const std::uint32_t other : firms.ties[row]) {
      if (other == kNobody) break;
      const std::uint32_t word = Lots::joined(own, lots.tie_end(other));
      if (word > limit) continue;
      if (is_firm(other) && firms.key[FirmRow{other}] < firms.key[row]) continue;
      while (world.layout.run(run).end <= row.value) ++run;
      const TieEnd tie{row, other};
      if (ends(now, world, tie, world.layout.run(run).segment, coarse_uniform_from(word))) {
        found.push_back(tie);
      }
    }
  }
}

void end_ties(Firms& firms, std::span<const TieEnd> ends) {
  for (const TieEnd& end : ends) {
    if (is_university(end.other)) {
      end_tie(firms, end.row, UniversityId{end.other & ~kUniversityTie});
    } else {
      end_tie(firms, end.row, FirmRow{end.other});
    }
  }
}

/// Everybody's proposals in the order of decision: each receiver likes the best ones first. Keys
/// break ties, so rows and blocks decide nothing.
void queue_proposals(World& world) {
  Matching& matching = world.work.matching;
  matching.queue.clear();
  for (std::uint32_t b = 0; b < world.layout.blocks(); ++b) {
    const std::vector<TieProposal>& proposals = matching.proposals[b];
    matching.queue.insert(matching.queue.end(), proposals.begin(), proposals.end());
  }
  std::ranges::sort(matching.queue, [](const TieProposal& a, const TieProposal& b) {
    return std::tuple(a.receiver_key, -a.score, a.proposer_key) <
           std::tuple(b.receiver_key, -b.score, b.proposer_key);
  });
}

/// A receiver accepts while it has room; who waits for an answer itself keeps a place for it.
bool accepts(const World& world, const TieProposal& proposal) {
  const FirmRow receiver{proposal.receiver};
  if (tied(world.firms, receiver, proposal.proposer.value)) return false;
  const std::uint32_t kept = world.work.matching.waiting[receiver.value];
  return tie_count(world.firms.ties[receiver]) + kept < world.firms.ties[receiver].size();
}

void decide_proposals(World& world) {
  Matching& matching = world.work.matching;
  if (matching.waiting.size() < world.firms.size()) matching.waiting.resize(world.firms.size(), 0);
  for (const TieProposal& proposal : matching.queue) matching.waiting[proposal.proposer.value] = 1;
  for (const TieProposal& proposal : matching.queue) {
    matching.waiting[proposal.proposer.value] = 0;
    if (is_university(proposal.receiver)) {
      begin_tie(world.firms, proposal.proposer, UniversityId{proposal.receiver & ~kUniversityTie});
    } else if (accepts(world, proposal)) {
      begin_tie(world.firms, proposal.proposer, FirmRow{proposal.receiver});
    }
  }
}

/// Which university of each region is strongest in each field.
void find_chairs(World& world) {
  const std::size_t fields = world.universities.fields;
  std::vector<BestChair>& chairs = world.work.matching.chairs;
  chairs.resize(world.region_count() * fields);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    find_chairs(world.universities, RegionId{r}, std::span(chairs).subspan(r * fields, fields));
  }
}

template <class T>
std::vector<T>& emptied(std::vector<std::vector<T>>& lists, const Block& block) {
  std::vector<T>& list = lists[block.begin / kBlockRows];
  list.clear();
  return list;
}

}  // namespace

void find_partners(const Now& now, World& world) {
  Matching& matching = world.work.matching;
  const std::uint32_t blocks = world.layout.blocks();
  if (matching.ends.size() < blocks) {
    matching.ends.resize(blocks);
    matching.proposals.resize(blocks);
  }
  for_each_block(world.layout, [&](const Block& block) {
    Selected partnered;
    list_partnered(world.firms, block, partnered);
    pay_upkeep(now, world, block, partnered);
    find_ends(now, world, block, partnered, emptied(matching.ends, block));
  });
  sum_segments(world.layout, world.work.sums[0].data(), 1 / math::kMoneyPoint.scale(),
               world.segments.upkeep);
  for (std::uint32_t b = 0; b < blocks; ++b) end_ties(world.firms, matching.ends[b]);
  find_chairs(world);
  for_each_block(world.layout, [&](const Block& block) {
    search_partners(now, world, block, emptied(matching.proposals, block));
  });
  queue_proposals(world);
  decide_proposals(world);
}

}  // namespace spearhead
