#include "engine/step/closures.h"

#include "engine/math/elementary.h"
#include "engine/step/affiliates.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// Which rows of a block.
struct BlockFlags {
  std::uint8_t of[kBlockRows];
};

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

/// Debt at which creditors close a firm [wu].
void find_debt_limits(const Now& now, const World& world, const Block& block, BlockLane& limit) {
  const Parameters& rule = now.rule();
  BlockLane share;
  spread(world.layout, block, world.segments.value_added_share, share);
  const Lane<const double> home = world.firms.home_sales.from(block.begin);
  const Lane<const double> outside = world.firms.export_sales.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double value_added = share.of[i] * (home[i] + outside[i]);
    limit.of[i] = rule.credit_limit * value_added + rule.insolvency_allowance;
  }
}

/// Marks the block's affiliates that headquarters take elsewhere.
void review_affiliates(const Now& now, const World& world, const Block& block, BlockFlags& leaves) {
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = world.layout.run(r);
    for (FirmRow row{run.begin}; row.value < run.end; ++row.value) {
      const bool leaving = is_foreign(world.firms.ownership[row]) &&
                           headquarters_leave(now, world, run.segment, row);
      leaves.of[row.value - block.begin] = leaving ? 1 : 0;
    }
  }
}

/// Lists the rows of the block that close in this step.
void choose_in_block(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  BlockLane hazard;
  BlockLane debt_limit;
  BlockLane market;
  BlockFlags leaves;
  expect_closures(now, firms, block, hazard);
  find_debt_limits(now, world, block, debt_limit);
  spread(world.layout, block, world.segments.market, market);
  review_affiliates(now, world, block, leaves);
  BlockWords words;
  now.draws.fill(purpose::closure, firms.key.from(block.begin), block.size(), words);
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const double> cash = firms.cash.from(block.begin);
  const Lane<const Ownership> owner = firms.ownership.from(block.begin);

  const Lane<std::uint32_t> list = world.work.selected.data() + block.begin;
  std::uint32_t leaving = 0;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double chance = 1 - math::exp(-kStepYears * hazard.of[i]);
    const bool closes = words.uniform(i, 0) < chance;
    const bool insolvent = cash[i] < -debt_limit.of[i];
    const bool wound_up =
        employment[i] < rule.smallest_firm && words.uniform(i, 1) < rule.liquidation_chance;
    const bool gives_up = is_foreign(owner[i]) ? leaves.of[i] != 0 : (closes | insolvent);
    list[leaving] = block.begin + i;
    leaving += static_cast<std::uint32_t>((market.of[i] != 0) & (gives_up | wound_up));
  }
  world.work.selected_of_block[block.begin / kBlockRows] = leaving;
}

/// Puts the blocks' lists together, in order of rows.
void gather_leavers(World& world) {
  std::vector<FirmRow>& leavers = world.work.leavers;
  leavers.clear();
  for (std::uint32_t b = 0; b < world.layout.blocks(); ++b) {
    const std::uint32_t* list = world.work.selected.data() + world.layout.block(b).begin;
    for (std::uint32_t i = 0; i < world.work.selected_of_block[b]; ++i) {
      leavers.push_back(FirmRow{list[i]});
    }
  }
}

/// Before time begins a sector that the region has keeps its last firm: which one, keys decide, so
/// that it is the same in all futures.
void keep_last_firms(const Now& now, World& world) {
  std::vector<FirmRow>& leavers = world.work.leavers;
  std::size_t kept = 0;
  std::size_t next = 0;
  for (std::uint32_t k = 0; k < world.segments.size() && next < leavers.size(); ++k) {
    const std::size_t first = next;
    while (next < leavers.size() && leavers[next].value < world.layout.end(SegmentId{k})) ++next;
    const SegmentId segment{k};
    const bool had = now.scenario.region_of(segment).employment[world.sector_of(segment)] > 0;
    const bool emptied = had && next > first && next - first == world.layout.size(segment);
    std::size_t stays = next;
    for (std::size_t i = first; emptied && i < next; ++i) {
      const auto key = [&](std::size_t j) { return world.firms.key[leavers[j]]; };
      if (stays == next || key(i) < key(stays)) stays = i;
    }
    for (std::size_t i = first; i < next; ++i) {
      if (i != stays) leavers[kept++] = leavers[i];
    }
  }
  leavers.resize(kept);
}

void count_closures(World& world) {
  const std::vector<FirmRow>& leavers = world.work.leavers;
  std::size_t next = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const std::size_t first = next;
    while (next < leavers.size() && leavers[next].value < world.layout.end(SegmentId{k})) ++next;
    world.segments.deaths[SegmentId{k}] = static_cast<std::int64_t>(next - first);
  }
}

}  // namespace

void choose_leavers(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { choose_in_block(now, world, block); });
  gather_leavers(world);
  if (!now.running()) keep_last_firms(now, world);
  count_closures(world);
}

}  // namespace spearhead
