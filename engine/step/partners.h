#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/step/now.h"
#include "engine/world/matching.h"
#include "engine/world/world.h"

/// What the phases of partnerships and of cluster organisations share.
namespace spearhead {

/// Small firms without R&D look for partners, and join organisations, less.
inline bool is_idle(const Parameters& rule, const Firms& firms, FirmRow row) {
  return firms.research[row] == 0 && firms.employment[row] < rule.search_idle_size;
}

/// The segment in which a row lies.
inline SegmentId segment_of(const Layout& layout, FirmRow row) {
  const Block& block = layout.block(row.value / kBlockRows);
  const auto runs = layout.all_runs().subspan(block.first_run, block.last_run - block.first_run);
  return std::ranges::partition_point(runs, [&](const Run& run) { return run.end <= row.value; })
      ->segment;
}

inline std::uint32_t cluster_of(const World& world, SegmentId segment) {
  return world.clusters.size() == 0 ? kNoCluster : world.clusters.of_segment[segment.value];
}

/// The cluster whose organisation the firm is a member of, or `kNoCluster`.
inline std::uint32_t organisation_of(const World& world, FirmRow row, SegmentId segment) {
  return world.firms.member[row] != 0 ? cluster_of(world, segment) : kNoCluster;
}

/// Trust between two firms: that of the organisation of which both are members, else none.
/// `organisation` is the first one's.
inline double trust_between(const World& world, std::uint32_t organisation, FirmRow other) {
  if (organisation == kNoCluster || world.firms.member[other] == 0) return 0;
  const std::uint32_t its = cluster_of(world, segment_of(world.layout, other));
  return its == organisation ? world.clusters.trust[organisation] : 0;
}

/// Lists the proposals of a block's firms. Reads ties and writes none.
void search_partners(const Now& now, const World& world, const Block& block,
                     std::vector<TieProposal>& proposals);

}  // namespace spearhead
