#include "engine/step/jobs.h"

#include "engine/world/blocks.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

/// Jobs of each run: of all firms and of foreign ones.
void count_block(World& world, const Block& block) {
  const Lane<const double> employment = world.firms.employment.from(block.begin);
  const Lane<const Ownership> owner = world.firms.ownership.from(block.begin);
  sum_runs(
      world.layout, block, math::kPersonsPoint, [&](std::uint32_t i) { return employment[i]; },
      world.work.first_sum.data());
  sum_runs(
      world.layout, block, math::kPersonsPoint,
      [&](std::uint32_t i) { return is_foreign(owner[i]) ? employment[i] : 0; },
      world.work.second_sum.data());
}

/// Sum over the sectors of a region in fixed point: their order must not matter.
template <class Term>
double sum_of_sectors(const World& world, RegionId region, const Term& term) {
  const auto of_sector = [&](std::uint32_t s) { return term(world.segment(region, SectorId{s})); };
  return math::from_fixed(math::fixed_sum(world.sectors, math::kPersonsPoint, of_sector),
                          math::kPersonsPoint);
}

}  // namespace

double jobs_of(const World& world, RegionId region) {
  return sum_of_sectors(world, region, [&](SegmentId k) { return world.segments.employment[k]; });
}

Labour labour_at_work(const Now& now, const World& world, RegionId region) {
  const Segments& segments = world.segments;
  const double wage = world.regions.wage_skilled[region];
  const double unskilled = sum_of_sectors(world, region, [&](SegmentId k) {
    return (1 - segments.skilled_share[k]) * segments.employment[k];
  });
  const double skilled = sum_of_sectors(world, region, [&](SegmentId k) {
    return segments.skilled_share[k] * segments.employment[k] +
           researchers_of(segments.research[k], wage, now.rule());
  });
  return {unskilled, skilled};
}

void release(World& world, SegmentId segment, double jobs) {
  // Differences of multiples of the unit are exact.
  const double scale = math::kPersonsPoint.scale();
  const double rounded = static_cast<double>(math::to_fixed(jobs, scale)) / scale;
  world.segments.employment[segment] -= rounded;
}

void count_jobs(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { count_block(world, block); });
  const double unit = 1 / math::kPersonsPoint.scale();
  sum_segments(world.layout, world.work.first_sum.data(), unit, world.segments.employment);
  sum_segments(world.layout, world.work.second_sum.data(), unit, world.segments.foreign_employment);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const RegionId region{r};
    const Labour labour = labour_at_work(now, world, region);
    world.regions.employed_unskilled[region] = labour.unskilled;
    world.regions.employed_skilled[region] = labour.skilled;
  }
}

}  // namespace spearhead
