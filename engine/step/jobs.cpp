#include "engine/step/jobs.h"

#include "engine/world/blocks.h"
#include "engine/world/finance.h"
#include "engine/world/listed.h"
#include "engine/world/research.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// Jobs of each run: in production of all firms, and in foreign ones with their researchers.
void count_block(const Now& now, World& world, const Block& block) {
  const Lane<const double> employment = world.firms.employment.from(block.begin);
  const Lane<const double> research = world.firms.research.from(block.begin);
  sum_runs(
      world.layout, block, math::kPersonsPoint, [&](std::size_t i) { return employment[i]; },
      world.work.sums[0].data());
  sum_runs(
      world.layout, block, math::kPersonsPoint,
      [&](std::size_t i) { return payroll_of(employment[i], now.rule()); },
      world.work.sums[2].data());
  BlockLane pay;
  spread_researcher_pay(now, world, block, pay);
  Selected foreign;
  list_foreign(world.firms, block, foreign);
  sum_listed(
      world.layout, block, math::kPersonsPoint, foreign,
      [&](std::uint32_t i) { return employment[i] + research[i] / pay.of[i]; },
      world.work.sums[1].data());
}

}  // namespace

void spread_researcher_pay(const Now& now, const World& world, const Block& block, BlockLane& pay) {
  spread_by(
      world.layout, block,
      [&](SegmentId k) {
        return researcher_pay(world.regions.wage_skilled[world.region_of(k)], now.rule());
      },
      pay);
}

double jobs_of(const World& world, RegionId region) {
  return sum_of_sectors(world, region, math::kPersonsPoint,
                        [&](SegmentId k) { return world.segments.employment[k]; });
}

double skilled_at_work(const World& world, SegmentId segment) {
  const RegionId region = world.region_of(segment);
  const double share = world.segments.skilled_share[segment];
  const double skilled = share * world.regions.skilled_served[region];
  const double staff = (1 - share) * world.regions.unskilled_served[region] + skilled;
  return staff > 0 ? skilled / staff : share;
}

Labour labour_at_work(const Now& now, const World& world, RegionId region) {
  const Segments& segments = world.segments;
  const double wage = world.regions.wage_skilled[region];
  const double unskilled = sum_of_sectors(world, region, math::kPersonsPoint, [&](SegmentId k) {
    return (1 - skilled_at_work(world, k)) * segments.employment[k];
  });
  const double skilled = sum_of_sectors(world, region, math::kPersonsPoint, [&](SegmentId k) {
    return skilled_at_work(world, k) * segments.employment[k] +
           researchers_of(segments.research[k], wage, now.rule());
  });
  return {unskilled, skilled};
}

void release(World& world, SegmentId segment, double jobs) {
  // Differences of multiples of the unit are exact.
  world.segments.employment[segment] -= math::rounded(jobs, math::kPersonsPoint);
}

void count_jobs(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { count_block(now, world, block); });
  const double unit = 1 / math::kPersonsPoint.scale();
  sum_segments(world.layout, world.work.sums[0].data(), unit, world.segments.employment);
  sum_segments(world.layout, world.work.sums[1].data(), unit, world.segments.foreign_employment);
  sum_segments(world.layout, world.work.sums[2].data(), unit, world.segments.payroll);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const RegionId region{r};
    const Labour labour = labour_at_work(now, world, region);
    world.regions.employed_unskilled[region] = labour.unskilled;
    world.regions.employed_skilled[region] = labour.skilled;
  }
}

}  // namespace spearhead
