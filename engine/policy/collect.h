#pragma once

#include <optional>

#include "engine/policy/call.h"
#include "engine/policy/selection.h"
#include "engine/world/blocks.h"

namespace spearhead {

/// Asks `rule(row, segment)` for every firm that the call is for and that hears of it, and adds its
/// proposals to the queue in row order. Blocks run in parallel; the settlement sorts, so their
/// order means nothing.
template <class Rule>
void collect_proposals(const PolicyView& view, const Call& call, Proposals& proposals,
                       const Rule& rule) {
  const World& world = view.world;
  std::vector<Proposals> of_block(world.layout.blocks());
  for_each_block(world.layout, [&](const Block& block) {
    Proposals& queue = of_block[block.begin / kBlockRows];
    for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
      const Run& run = world.layout.run(r);
      if (!call.programme.target.includes(run.segment)) continue;
      for (FirmRow row{run.begin}; row.value < run.end; ++row.value) {
        if (!call.includes(world, row, run.segment)) continue;
        if (!hears_of(view, call, row, run.segment)) continue;
        if (std::optional<Proposal> proposal = rule(row, run.segment)) queue.push_back(*proposal);
      }
    }
  });
  for (const Proposals& queue : of_block) {
    proposals.insert(proposals.end(), queue.begin(), queue.end());
  }
}

}  // namespace spearhead
