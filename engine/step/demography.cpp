#include <algorithm>
#include <span>
#include <tuple>

#include "engine/parallel/parallel.h"
#include "engine/step/affiliates.h"
#include "engine/step/closures.h"
#include "engine/step/founders.h"
#include "engine/step/jobs.h"
#include "engine/step/newcomer.h"
#include "engine/step/phases.h"
#include "engine/step/sector_choice.h"
#include "engine/step/spin_offs.h"
#include "engine/world/blocks.h"
#include "engine/world/regroup.h"

namespace spearhead {
namespace {

/// Everybody who wants to open a firm in this step, by segment and key.
void gather_newcomers(const Now& now, World& world) {
  std::vector<Newcomer>& newcomers = world.work.newcomers;
  newcomers.clear();
  see_markets(now, world);
  find_founders(now, world);
  find_spin_offs(now, world);
  find_university_spin_offs(now, world);
  open_affiliates(now, world);
  std::erase_if(newcomers, [](const Newcomer& newcomer) { return newcomer.employment <= 0; });
  std::ranges::sort(newcomers, [](const Newcomer& one, const Newcomer& other) {
    return std::tie(one.segment, one.key) < std::tie(other.segment, other.key);
  });
}

/// Takes the staff of those who leave off their segments' jobs.
void release_staff(World& world) {
  std::uint32_t k = 0;
  for (const FirmRow leaver : world.work.leavers) {
    while (world.layout.end(SegmentId{k}) <= leaver.value) ++k;
    release(world, SegmentId{k}, world.firms.employment[leaver]);
  }
}

bool brings_staff(const Newcomer& newcomer) { return newcomer.ownership == Ownership::spin_off; }

/// People whom those newcomers want who bring their staff along, or the others.
Labour wanted_by(const World& world, std::span<const Newcomer> newcomers, bool bringing) {
  const auto sum = [&](const auto& share_of) {
    const auto of_one = [&](std::uint32_t i) {
      const Newcomer& one = newcomers[i];
      return brings_staff(one) == bringing ? share_of(one.segment) * one.employment : 0;
    };
    const auto count = static_cast<std::uint32_t>(newcomers.size());
    return math::from_fixed(math::fixed_sum(count, math::kPersonsPoint, of_one),
                            math::kPersonsPoint);
  };
  return {sum([&](SegmentId segment) { return 1 - skilled_at_work(world, segment); }),
          sum([&](SegmentId segment) { return skilled_at_work(world, segment); })};
}

/// Part of the wanted jobs that can be filled when so many are at work and `limit` of each pool may
/// be: the same for all, as in a lottery on average.
double part_served(const Labour& pool, double limit, const Labour& at_work, const Labour& wanted) {
  const auto served = [&](double people, double working, double more) {
    const double free = std::max(0.0, limit * people - working);
    return more > free ? free / more : 1;
  };
  return std::min(served(pool.unskilled, at_work.unskilled, wanted.unskilled),
                  served(pool.skilled, at_work.skilled, wanted.skilled));
}

/// Newcomers of one region begin with the staff that they can find. Spin-offs come first: their
/// staff has only changed places, and reaches them unless a pool is short of their skills.
void staff_newcomers_of(const Now& now, World& world, RegionId region,
                        std::span<Newcomer> newcomers) {
  const Labour pool{world.regions.unskilled[region], world.regions.skilled[region]};
  const Labour at_work = labour_at_work(now, world, region);
  const Labour moving = wanted_by(world, newcomers, true);
  const double kept = part_served(pool, 1, at_work, moving);
  const Labour then{at_work.unskilled + kept * moving.unskilled,
                    at_work.skilled + kept * moving.skilled};
  const double hired =
      part_served(pool, now.rule().pool_limit, then, wanted_by(world, newcomers, false));
  for (Newcomer& newcomer : newcomers) newcomer.employment *= brings_staff(newcomer) ? kept : hired;
}

void staff_newcomers(const Now& now, World& world) {
  if (!now.running()) return;  // the pools are filled when the region is anchored
  std::vector<Newcomer>& newcomers = world.work.newcomers;
  std::size_t first = 0;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const RegionId region{r};
    std::size_t end = first;
    while (end < newcomers.size() && world.region_of(newcomers[end].segment) == region) ++end;
    staff_newcomers_of(now, world, region, std::span(newcomers).subspan(first, end - first));
    first = end;
  }
}

/// Makes the rows of the newcomers and counts them.
void open_firms(const Now& now, World& world) {
  const std::vector<Newcomer>& newcomers = world.work.newcomers;
  const auto count = static_cast<std::uint32_t>(newcomers.size());
  resize_columns(world.work.entrants, count);
  parallel::for_each_block((count + kBlockRows - 1) / kBlockRows, [&](std::uint32_t group) {
    const std::uint32_t end = std::min(count, (group + 1) * kBlockRows);
    for (std::uint32_t i = group * kBlockRows; i < end; ++i) {
      open_firm(now, world, newcomers[i], FirmRow{i}, world.work.entrants);
    }
  });
  std::ranges::fill(world.work.entrants_of_segment, 0U);
  for (const Newcomer& newcomer : newcomers) {
    ++world.work.entrants_of_segment[newcomer.segment.value];
  }
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    world.segments.births[SegmentId{k}] = world.work.entrants_of_segment[k];
  }
}

}  // namespace

void close_and_open(const Now& now, World& world) {
  choose_leavers(now, world);
  gather_newcomers(now, world);
  release_staff(world);
  staff_newcomers(now, world);
  open_firms(now, world);
  regroup(world.firms, world.layout, world.work.leavers, world.work.entrants,
          world.work.entrants_of_segment, world.work.plan);
  world.prepare_work();
  count_jobs(now, world);
}

}  // namespace spearhead
