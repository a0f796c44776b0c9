#include <algorithm>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/step/newcomer.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/regroup.h"

namespace spearhead {
namespace {

/// Yearly closure hazard: young and small firms close more often.
void expect_closures(const Now& now, const Firms& firms, const Block& block, BlockLane& hazard) {
  const Parameters& rule = now.rule();
  const double fading = -kStepYears / rule.closure_young_decay;
  const auto step = static_cast<double>(now.step);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const std::int32_t> founded = firms.founding_step.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double age = step - static_cast<double>(founded[i]);
    const double size = employment[i] > 1 ? employment[i] : 1;
    const double young = rule.closure_young * math::exp(fading * age);
    hazard.of[i] = (rule.closure_base + young) * math::power(size, -rule.closure_size);
  }
}

/// Lists the rows of the block that close in this step.
void choose_leavers(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  BlockLane hazard;
  BlockLane share;
  expect_closures(now, firms, block, hazard);
  spread(world.layout, block, world.segments.value_added_share, share);
  BlockWords words;
  now.draws.fill(purpose::closure, firms.key.from(block.begin), block.size(), words);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const double> cash = firms.cash.from(block.begin);
  const Lane<const double> home = firms.home_sales.from(block.begin);
  const Lane<const double> outside = firms.export_sales.from(block.begin);

  const Lane<std::uint32_t> list = world.work.selected.data() + block.begin;
  std::uint32_t leaving = 0;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double debt_limit =
        rule.credit_limit * (share.of[i] * (home[i] + outside[i])) + rule.insolvency_allowance;
    const double chance = 1 - math::exp(-kStepYears * hazard.of[i]);
    const bool closes = words.uniform(i, 0) < chance;
    const bool insolvent = cash[i] < -debt_limit;
    const bool wound_up =
        employment[i] < rule.smallest_firm && words.uniform(i, 1) < rule.liquidation_chance;
    list[leaving] = block.begin + i;
    leaving += static_cast<std::uint32_t>(closes | insolvent | wound_up);
  }
  world.work.selected_of_block[block.begin / kBlockRows] = leaving;
}

/// Puts the blocks' lists together and counts the closures of each segment.
void gather_leavers(World& world) {
  std::vector<FirmRow>& leavers = world.work.leavers;
  leavers.clear();
  for (std::uint32_t b = 0; b < world.layout.blocks(); ++b) {
    const std::uint32_t* list = world.work.selected.data() + world.layout.block(b).begin;
    for (std::uint32_t i = 0; i < world.work.selected_of_block[b]; ++i) {
      leavers.push_back(FirmRow{list[i]});
    }
  }
  std::size_t next = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const std::size_t first = next;
    while (next < leavers.size() && leavers[next].value < world.layout.end(SegmentId{k})) ++next;
    world.segments.deaths[SegmentId{k}] = static_cast<std::int64_t>(next - first);
  }
}

/// Opens firms in the slots from `first_slot` on whose founder comes in this step.
void open_in_slots(const Now& now, SegmentId segment, std::uint32_t first_slot, std::uint32_t slots,
                   double chance, World& world) {
  Firms& entrants = world.work.entrants;
  Key founders[kBlockRows] = {};
  const Key home = world.segments.key[segment];
  for (std::uint32_t i = 0; i < slots; ++i) founders[i] = key_of({home, first_slot + i});
  BlockWords words;
  now.draws.fill(purpose::founder, founders, slots, words);
  for (std::uint32_t i = 0; i < slots; ++i) {
    if (words.uniform(i, 0) >= chance) continue;
    const FirmRow row{entrants.size()};
    resize_columns(entrants, row.value + 1);
    open_firm(now.scenario, now.draws, world.segments, segment, key_of({founders[i], now.step}),
              row, entrants);
  }
}

/// Jobs and home demand of a region, from which its founders come and at which they look.
struct Region {
  double employment = 0;
  double home_demand = 0;
};

Region region_of(const World& world, RegionId region) {
  // In fixed point: the order of sectors must not decide who opens a firm.
  const auto sum_of = [&](const Column<SegmentId, double>& column) {
    return math::from_fixed(math::fixed_sum(world.sectors, math::kSectorPoint,
                                            [&](std::uint32_t s) {
                                              return column[world.segment(region, SectorId{s})];
                                            }),
                            math::kSectorPoint);
  };
  return {sum_of(world.segments.employment), sum_of(world.segments.home_demand)};
}

/// Founders expected in a quarter: most open in the sector in which they worked, some where there
/// is demand, so that a sector without firms can begin again.
double expected_founders(const Parameters& rule, const Segments& segments, SegmentId segment,
                         const Region& region) {
  const double share =
      region.home_demand > 0 ? segments.home_demand[segment] / region.home_demand : 0;
  const double people = (1 - rule.founder_opportunity) * segments.employment[segment] +
                        rule.founder_opportunity * share * region.employment;
  return kStepYears * rule.founder_flow * people;
}

/// Founders come through slots whose luck is the same in every arm: one more start-up somewhere
/// shifts nobody else's.
void open_firms(const Now& now, World& world) {
  const Segments& segments = world.segments;
  resize_columns(world.work.entrants, 0);
  Region region;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    if (k % world.sectors == 0) region = region_of(world, RegionId{k / world.sectors});
    const SegmentId segment{k};
    const std::uint32_t slots = segments.founder_slots[segment];
    const double expected = expected_founders(now.rule(), segments, segment, region);
    const double chance = slots == 0 ? 0 : expected / slots;
    const std::uint32_t before = world.work.entrants.size();
    for (std::uint32_t first = 0; first < slots; first += kBlockRows) {
      open_in_slots(now, segment, first, std::min(kBlockRows, slots - first), chance, world);
    }
    const std::uint32_t opened = world.work.entrants.size() - before;
    world.work.entrants_of_segment[k] = opened;
    world.segments.births[segment] = opened;
  }
}

/// Jobs of each segment as they stand at the end of the quarter.
void count_jobs(World& world) {
  for_each_block(world.layout, [&](const Block& block) {
    const Lane<const double> employment = world.firms.employment.from(block.begin);
    sum_runs(
        world.layout, block, math::kPersonsPoint, [&](std::uint32_t i) { return employment[i]; },
        world.work.first_sum.data());
  });
  sum_segments(world.layout, world.work.first_sum.data(), 1 / math::kPersonsPoint.scale(),
               world.segments.employment);
}

}  // namespace

void close_and_open(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { choose_leavers(now, world, block); });
  gather_leavers(world);
  open_firms(now, world);
  regroup(world.firms, world.layout, world.work.leavers, world.work.entrants,
          world.work.entrants_of_segment, world.work.plan);
  world.prepare_work();
  count_jobs(world);
}

}  // namespace spearhead
