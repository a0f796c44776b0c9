#pragma once

#include <optional>

#include "engine/base/hash.h"
#include "engine/policy/call.h"
#include "engine/policy/selection.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {

/// Adds the proposals of one run of firms that the call is for and that hear of it.
template <class Rule>
void collect_in_run(const PolicyView& view, const Call& call, const Run& run, const Rule& rule,
                    Proposals& queue) {
  const World& world = view.world;
  const std::uint32_t block = run.begin / kBlockRows;
  const std::uint32_t first = run.begin % kBlockRows;
  const std::uint32_t programme = low_word(call.key());
  std::uint32_t word[kBlockRows];
  for (std::uint32_t i = 0; i < run.size(); ++i) {
    word[i] = world.work.lots.hearing(block, first + i, programme);
  }
  const bool everybody = call.programme.target.covers(run.segment);
  Selected hearing;
  select_below(highest_awareness(view, run.segment), word, run.size(), hearing);
  for (const std::uint32_t i : hearing) {
    const FirmRow row{run.begin + i};
    if (coarse_uniform_from(word[i]) >= awareness(view, row, run.segment)) continue;
    if (!everybody && !call.includes(world, row, run.segment)) continue;
    if (std::optional<Proposal> proposal = rule(row, run.segment)) queue.push_back(*proposal);
  }
}

/// Asks `rule(row, segment)` for every firm that the call is for and that hears of it, and adds its
/// proposals to the queue in row order. Blocks run in parallel; the settlement sorts, so their
/// order means nothing.
template <class Rule>
void collect_proposals(const PolicyView& view, const Call& call, Proposals& proposals,
                       const Rule& rule) {
  const World& world = view.world;
  std::vector<Proposals> of_block(world.layout.blocks());
  for_each_block(world.layout, [&](const Block& block) {
    for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
      const Run& run = world.layout.run(r);
      if (!call.programme.target.includes(run.segment)) continue;
      collect_in_run(view, call, run, rule, of_block[block.begin / kBlockRows]);
    }
  });
  for (const Proposals& queue : of_block) {
    proposals.insert(proposals.end(), queue.begin(), queue.end());
  }
}

}  // namespace spearhead
