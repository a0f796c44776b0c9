#pragma once

#include <optional>

#include "engine/base/hash.h"
#include "engine/policy/call.h"
#include "engine/policy/selection.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {

/// Calls `act(row, segment)` for the firms of one run that the call is for and that hear of it.
template <class Act>
void for_each_listener(const PolicyView& view, const Call& call, const Run& run, const Act& act) {
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
    act(row, run.segment);
  }
}

/// Adds what `collect(for_each, queue)` puts into the queue of each block, where `for_each(act)`
/// calls `act(row, segment)` for every firm that the call is for and that hears of it. Blocks run
/// in parallel; the settlement sorts, so their order means nothing.
template <class Collect>
void collect_by_block(const PolicyView& view, const Call& call, Proposals& proposals,
                      const Collect& collect) {
  const World& world = view.world;
  std::vector<Proposals> of_block(world.layout.blocks());
  for_each_block(world.layout, [&](const Block& block) {
    const auto for_each = [&](const auto& act) {
      for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
        const Run& run = world.layout.run(r);
        if (!call.programme.target.includes(run.segment)) continue;
        for_each_listener(view, call, run, act);
      }
    };
    collect(for_each, of_block[block.begin / kBlockRows]);
  });
  for (const Proposals& queue : of_block) {
    proposals.insert(proposals.end(), queue.begin(), queue.end());
  }
}

/// Asks `rule(row, segment)` for every firm that the call is for and that hears of it, and adds the
/// proposals that it makes as they are.
template <class Rule>
void collect_proposals(const PolicyView& view, const Call& call, Proposals& proposals,
                       const Rule& rule) {
  collect_by_block(view, call, proposals, [&](const auto& for_each, Proposals& queue) {
    for_each([&](FirmRow row, SegmentId segment) {
      if (std::optional<Proposal> proposal = rule(row, segment)) queue.push_back(*proposal);
    });
  });
}

/// The same where the programme's rule of selection ranks them: `rule` makes applications.
template <class Rule>
void collect_applications(const PolicyView& view, const Call& call, Proposals& proposals,
                          const Rule& rule) {
  collect_by_block(view, call, proposals, [&](const auto& for_each, Proposals& queue) {
    std::vector<Applicant> applicants;
    for_each([&](FirmRow row, SegmentId segment) {
      const std::optional<Application> application = rule(row, segment);
      if (!application) return;
      queue.push_back(application->proposal);
      applicants.push_back(application->applicant);
    });
    rank_proposals(view, call, applicants, queue);
  });
}

}  // namespace spearhead
