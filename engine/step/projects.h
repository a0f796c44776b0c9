#pragma once

#include <cstdint>

#include "engine/step/effort.h"

/// Firms' projects: begun, worked on, won or lost, and brought to the market.
namespace spearhead {

/// Innovations that reach the market, counted per run of the layout.
struct ProjectTally {
  std::int64_t* innovations;
  std::int64_t* radical_innovations;
  std::int64_t* cluster_crossings;
  std::int64_t* launches;  ///< spent on them, in units of kMoneyPoint
};

/// A quarter of the block's projects: what waits may be launched, work goes on, finished projects
/// succeed or fail, stale ones are dropped, and firms without one begin one.
void run_projects(const Now& now, World& world, const Block& block, const Effort& effort,
                  const ProjectTally& tally);

}  // namespace spearhead
