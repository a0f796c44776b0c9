#include <algorithm>
#include <tuple>

#include "engine/base/hash.h"
#include "engine/step/partners.h"
#include "engine/step/phases.h"
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

/// Both sides keep a partnership up.
void pay_upkeep(const Now& now, World& world, const Block& block, const Selected& partnered) {
  const double each = kStepYears * now.rule().tie_cost;
  const Lane<const Ties> ties = world.firms.ties.from(block.begin);
  const Lane<double> cash = world.firms.cash.from(block.begin);
  BlockLane cost{};
  for (const std::uint32_t i : partnered) {
    cost.of[i] = each * tie_count(ties[i]);
    cash[i] -= cost.of[i];
  }
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::size_t i) { return cost.of[i]; },
      world.work.sums[0].data());
}

/// Asks for the keys of the block's partners early: waiting for them one by one takes most of the
/// time of the phase.
void fetch_partners(const Firms& firms, const Block& block, const Selected& partnered) {
  for (const std::uint32_t i : partnered) {
    for (const std::uint32_t other : firms.ties[FirmRow{block.begin + i}]) {
      if (other == kNobody) break;
      if (is_firm(other)) __builtin_prefetch(firms.key.from(other));
    }
  }
}

/// Partnerships of a block, a bufferful at a time, with a key each that both sides agree on.
struct TieBatch {
  Key key[kBlockRows];
  TieEnd tie[kBlockRows];
  SegmentId segment[kBlockRows];
  std::uint32_t count = 0;
};

/// Draws which ones of a batch end. Members of one organisation who trust it stay together longer.
void draw_ends(const Now& now, const World& world, TieBatch& batch, std::vector<TieEnd>& ends) {
  const Parameters& rule = now.rule();
  const double bound = kStepYears * rule.tie_dissolution;
  BlockWords words;
  now.draws.fill(purpose::tie_end, batch.key, batch.count, words);
  Selected selected;
  select_below(bound, words.word[0], batch.count, selected);
  for (const std::uint32_t i : selected) {
    const TieEnd& tie = batch.tie[i];
    const std::uint32_t organisation = organisation_of(world, tie.row, batch.segment[i]);
    const double trust =
        is_firm(tie.other) ? trust_between(world, organisation, FirmRow{tie.other}) : 0;
    const double rate = rule.tie_dissolution * (1 - rule.tie_trust * trust);
    if (happens(words.uniform(i, 0), rate)) ends.push_back(tie);
  }
  batch.count = 0;
}

/// Lists the partnerships that end in this step. One between firms is the business of the smaller
/// key, so that it is looked at once.
void find_ends(const Now& now, const World& world, const Block& block, const Selected& partnered,
               std::vector<TieEnd>& ends) {
  const Firms& firms = world.firms;
  TieBatch batch;
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : partnered) {
    const FirmRow row{block.begin + i};
    while (world.layout.run(run).end <= row.value) ++run;
    const Key own = firms.key[row];
    for (const std::uint32_t other : firms.ties[row]) {
      if (other == kNobody) break;
      const Key its = is_firm(other) ? firms.key[FirmRow{other}]
                                     : world.universities.key[other & ~kUniversityTie];
      if (is_firm(other) && its < own) continue;
      batch.key[batch.count] = key_of({own, its});
      batch.tie[batch.count] = {row, other};
      batch.segment[batch.count] = world.layout.run(run).segment;
      if (++batch.count == kBlockRows) draw_ends(now, world, batch, ends);
    }
  }
  draw_ends(now, world, batch, ends);
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
    fetch_partners(world.firms, block, partnered);
    pay_upkeep(now, world, block, partnered);
    find_ends(now, world, block, partnered, emptied(matching.ends, block));
  });
  sum_segments(world.layout, world.work.sums[0].data(), 1 / math::kMoneyPoint.scale(),
               world.segments.upkeep);
  for (std::uint32_t b = 0; b < blocks; ++b) end_ties(world.firms, matching.ends[b]);
  for_each_block(world.layout, [&](const Block& block) {
    search_partners(now, world, block, emptied(matching.proposals, block));
  });
  queue_proposals(world);
  decide_proposals(world);
}

}  // namespace spearhead
