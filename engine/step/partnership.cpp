#include <algorithm>
#include <tuple>

#include "engine/base/hash.h"
#include "engine/step/partners.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/ties.h"

namespace spearhead {
namespace {

/// Both sides keep a partnership up.
void pay_upkeep(const Now& now, World& world, const Block& block) {
  Firms& firms = world.firms;
  const double cost = kStepYears * now.rule().tie_cost;
  sum_runs(
      world.layout, block, math::kMoneyPoint,
      [&](std::uint32_t i) { return cost * tie_count(firms.ties[FirmRow{block.begin + i}]); },
      world.work.sums[0].data());
  for (FirmRow row{block.begin}; row.value < block.end; ++row.value) {
    firms.cash[row] -= cost * tie_count(firms.ties[row]);
  }
}

/// Asks for the keys of the block's partners early: waiting for them one by one takes most of the
/// time of the phase.
void fetch_partners(const Firms& firms, const Block& block) {
  for (FirmRow row{block.begin}; row.value < block.end; ++row.value) {
    for (const std::uint32_t other : firms.ties[row]) {
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
  for (std::uint32_t i = 0; i < batch.count; ++i) {
    const double u = words.uniform(i, 0);
    if (u >= bound) continue;
    const TieEnd& tie = batch.tie[i];
    const std::uint32_t organisation = organisation_of(world, tie.row, batch.segment[i]);
    const double trust =
        is_firm(tie.other) ? trust_between(world, organisation, FirmRow{tie.other}) : 0;
    if (u < chance_of(rule.tie_dissolution * (1 - rule.tie_trust * trust))) ends.push_back(tie);
  }
  batch.count = 0;
}

/// Lists the partnerships that end in this step. One between firms is the business of the smaller
/// key, so that it is looked at once.
void find_ends(const Now& now, const World& world, const Block& block, std::vector<TieEnd>& ends) {
  const Firms& firms = world.firms;
  TieBatch batch;
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = world.layout.run(r);
    for (FirmRow row{run.begin}; row.value < run.end; ++row.value) {
      const Key own = firms.key[row];
      for (const std::uint32_t other : firms.ties[row]) {
        if (other == kNobody) break;
        const Key its = is_firm(other) ? firms.key[FirmRow{other}]
                                       : world.universities.key[other & ~kUniversityTie];
        if (is_firm(other) && its < own) continue;
        batch.key[batch.count] = key_of({own, its});
        batch.tie[batch.count] = {row, other};
        batch.segment[batch.count] = run.segment;
        if (++batch.count == kBlockRows) draw_ends(now, world, batch, ends);
      }
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
    fetch_partners(world.firms, block);
    pay_upkeep(now, world, block);
    find_ends(now, world, block, emptied(matching.ends, block));
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
