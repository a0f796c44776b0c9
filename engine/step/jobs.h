#pragma once

#include "engine/step/now.h"
#include "engine/world/blocks.h"
#include "engine/world/world.h"

namespace spearhead {

/// Persons of both pools of labour.
struct Labour {
  double unskilled = 0;
  double skilled = 0;
};

/// Skilled staff of a segment / its staff in production. Where the pool of one skill was short when
/// staff was hired, firms have less of it than they wanted.
double skilled_at_work(const World& world, SegmentId segment);

/// Who is at work in a region, by the jobs and the R&D of its segments: production by the skills
/// that each segment's staff has, researchers all skilled.
Labour labour_at_work(const Now& now, const World& world, RegionId region);

/// Annual pay of a researcher where each firm of the block is [wu/year].
void spread_researcher_pay(const Now& now, const World& world, const Block& block, BlockLane& pay);

/// Jobs in production of a region.
double jobs_of(const World& world, RegionId region);

/// Takes the jobs of one firm off its segment until `count_jobs` counts again. In fixed point, so
/// that the order of firms does not matter.
void release(World& world, SegmentId segment, double jobs);

/// Counts the jobs of all firms as they stand.
/// \reads  firms.employment, ownership; segments.research; regions.wage_skilled
/// \writes segments.employment, payroll, foreign_employment; regions.employed_unskilled,
/// employed_skilled
void count_jobs(const Now& now, World& world);

}  // namespace spearhead
