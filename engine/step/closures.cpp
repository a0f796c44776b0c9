#include "engine/step/closures.h"

#include <algorithm>

#include "engine/math/elementary.h"
#include "engine/step/affiliates.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// Yearly closure hazard: young and small firms close more often.
double closure_hazard(const Now& now, const Firms& firms, FirmRow row) {
  const Parameters& rule = now.rule();
  const double age = static_cast<double>(now.step) - static_cast<double>(firms.founding_step[row]);
  const double size = std::max(1.0, firms.employment[row]);
  const double young = rule.closure_young * math::exp(-kStepYears / rule.closure_young_decay * age);
  return (rule.closure_base + young) * math::power(size, -rule.closure_size);
}

/// Debt at which creditors close a firm [wu].
double debt_limit(const Parameters& rule, const World& world, SegmentId segment, FirmRow row) {
  const double value_added = world.segments.value_added_share[segment] *
                             (world.firms.home_sales[row] + world.firms.export_sales[row]);
  return rule.credit_limit * value_added + rule.insolvency_allowance;
}

/// Whether a firm in danger closes; affiliates leave when their headquarters say so, and who is too
/// small gives up sooner or later. Chances of one firm join: it survives if it survives each.
bool closes(const Now& now, const World& world, SegmentId segment, FirmRow row, double luck) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  const double winding_up =
      firms.employment[row] < rule.smallest_firm ? rule.liquidation_chance : 0;
  const bool foreign = is_foreign(firms.ownership[row]);
  if (!foreign && firms.cash[row] < -debt_limit(rule, world, segment, row)) return true;
  const double surviving = foreign ? 1 - chance_of_leaving(now, world, segment, row)
                                   : math::exp(-kStepYears * closure_hazard(now, firms, row));
  return luck < 1 - (1 - winding_up) * surviving;
}

/// Lists the rows of a block that may close in this step: bounds pick the few who are looked at.
void list_endangered(const Parameters& rule, const Firms& firms, const Block& block,
                     const std::uint32_t* word, Selected& endangered) {
  // A chance 1 - exp(-x) is at most x, and nobody is younger than new or smaller than one person.
  const double highest = kStepYears * (rule.closure_base + rule.closure_young) * (1 + 1e-9);
  const std::uint32_t limit = word_of_chance(std::max(highest, kStepYears * rule.foreign_review));
  const double allowance = rule.insolvency_allowance;
  const double smallest = rule.smallest_firm;
  const Lane<const double> employment = firms.employment.from(block.begin);
  const Lane<const double> cash = firms.cash.from(block.begin);
  const Lane<const Ownership> owner = firms.ownership.from(block.begin);
  select(
      block.size(),
      [&](std::uint32_t i) {
        return (word[i] <= limit) | ((cash[i] < -allowance) & !is_foreign(owner[i])) |
               (employment[i] < smallest);
      },
      endangered);
}

/// Lists the rows of the block that close in this step.
void choose_in_block(const Now& now, World& world, const Block& block) {
  const BlockWords& lots = world.work.lots.chance[block.begin / kBlockRows];
  Selected endangered;
  list_endangered(now.rule(), world.firms, block, lots.word[Lots::kClosure], endangered);
  std::uint32_t* const list = world.work.selected.data() + block.begin;
  std::uint32_t leaving = 0;
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : endangered) {
    const FirmRow row{block.begin + i};
    while (world.layout.run(run).end <= row.value) ++run;
    const SegmentId segment = world.layout.run(run).segment;
    if (world.segments.market[segment] == 0) continue;
    if (closes(now, world, segment, row, lots.coarse_uniform(i, Lots::kClosure))) {
      list[leaving++] = row.value;
    }
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
