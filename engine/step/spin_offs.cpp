#include "engine/step/spin_offs.h"

#include <algorithm>
#include <cmath>

#include "engine/math/elementary.h"
#include "engine/step/jobs.h"
#include "engine/step/newcomer.h"
#include "engine/step/sector_choice.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// Firms of a block that are large enough, as offsets, and their yearly rates of spin-offs.
struct Parents {
  std::uint32_t offset[kBlockRows];
  Key key[kBlockRows];
  double rate[kBlockRows];
  std::uint32_t count = 0;
};

void list_parents(const Now& now, const World& world, const Block& block, Parents& parents) {
  const Firms& firms = world.firms;
  const double smallest = now.rule().spin_off_smallest;
  const Lane<const double> employment = firms.employment.from(block.begin);
  BlockLane market;
  spread(world.layout, block, world.segments.market, market);
  Selected large;
  select(
      block.size(),
      [&](std::uint32_t i) { return (employment[i] >= smallest) & (market.of[i] != 0); }, large);
  for (const std::uint32_t i : large) {
    parents.offset[parents.count] = i;
    parents.key[parents.count++] = firms.key[FirmRow{block.begin + i}];
  }
}

/// Large firms have more spin-offs, good ones and those with a recent recombination too.
void expect_spin_offs(const Now& now, const Firms& firms, const Block& block, Parents& parents) {
  const Parameters& rule = now.rule();
  const double recent = now.step - rule.spin_off_recent * kStepsPerYear;
  const double most = rule.spin_off_productivity_most;
  for (std::uint32_t j = 0; j < parents.count; ++j) {
    const FirmRow row{block.begin + parents.offset[j]};
    const double size = std::sqrt(firms.employment[row] / rule.spin_off_par);
    const double radical = firms.last_radical[row] >= recent ? rule.spin_off_radical : 0;
    const double lead = std::clamp(firms.productivity[row], -most, most);
    parents.rate[j] =
        rule.spin_off_rate * size * (1 + radical) * math::exp(rule.spin_off_productivity * lead);
  }
}

/// Lists the rows of the block that have a spin-off in this step.
void choose_in_block(const Now& now, World& world, const Block& block) {
  Parents parents;
  list_parents(now, world, block, parents);
  expect_spin_offs(now, world.firms, block, parents);
  BlockWords words;
  now.draws.fill(purpose::spin_off, parents.key, parents.count, words);
  const std::vector<FirmRow>& leavers = world.work.leavers;
  std::uint32_t* list = world.work.selected.data() + block.begin;
  std::uint32_t chosen = 0;
  for (std::uint32_t j = 0; j < parents.count; ++j) {
    if (!happens(words.uniform(j, 0), parents.rate[j])) continue;
    const FirmRow row{block.begin + parents.offset[j]};
    if (!std::binary_search(leavers.begin(), leavers.end(), row)) list[chosen++] = row.value;
  }
  world.work.selected_of_block[block.begin / kBlockRows] = chosen;
}

Kene inherit(const Kene& parent, const Words& words, const Parameters& rule) {
  const double range = rule.spin_off_knowledge_high - rule.spin_off_knowledge_low;
  Kene kene = parent;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    const double share = rule.spin_off_knowledge_low + range * coarse_uniform_from(words.word[k]);
    kene.set_expertise(k, share * parent.expertise(k));
  }
  return kene;
}

/// Staff that leave: as many as the rule says, but the parent stays a firm.
double staff_that_leaves(double employment, const Parameters& rule) {
  return std::max(0.0, std::min(rule.spin_off_loss, employment - rule.smallest_firm));
}

double spin_off_productivity(const Now& now, const World& world, FirmRow parent,
                             const StartLuck& luck, const Newcomer& newcomer) {
  const Parameters& rule = now.rule();
  const double suits = newcomer.fit - rule.spin_off_fit_par;
  return rule.spin_off_inheritance * world.firms.productivity[parent] - rule.spin_off_handicap +
         rule.spin_off_fit_gain * suits + rule.spin_off_spread * luck.skill;
}

/// Where a spin-off goes that looks beyond the parent's sector.
SegmentId elsewhere(const Now& now, const World& world, SegmentId home, const Kene& kene,
                    Key cause) {
  const RegionId region = world.region_of(home);
  const std::uint32_t sector =
      choose_sector(now, world, region, kene, now.rule().spin_off_market, cause);
  return sector == kNoSector ? home : world.segment(region, SectorId{sector});
}

/// The spin-off of a firm; without staff if nobody leaves.
Newcomer spin_off_of(const Now& now, const World& world, SegmentId home, FirmRow parent) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  const Key cause = firms.key[parent];
  const Words origin = now.draws.words(purpose::spin_off_firm, cause, 0);
  Newcomer newcomer;
  newcomer.kene =
      inherit(firms.kene[parent], now.draws.words(purpose::spin_off_firm, cause, 1), rule);
  const bool stays = origin.uniform(0) < rule.spin_off_home;
  settle_in(now, world, stays ? home : elsewhere(now, world, home, newcomer.kene, cause), newcomer);
  const StartLuck luck = luck_of_start(now, purpose::spin_off_firm, cause);
  newcomer.key = newcomer_key(now, cause);
  newcomer.productivity = spin_off_productivity(now, world, parent, luck, newcomer);
  start_small(now, luck, newcomer);
  newcomer.employment = staff_that_leaves(firms.employment[parent], rule);
  newcomer.recombined_knowledge = rule.spin_off_recombined * firms.recombined_knowledge[parent];
  newcomer.ownership = Ownership::spin_off;
  return newcomer;
}

/// Opens the spin-offs of one block's list.
void leave_parents(const Now& now, World& world, const Block& block) {
  const std::uint32_t* list = world.work.selected.data() + block.begin;
  const std::uint32_t count = world.work.selected_of_block[block.begin / kBlockRows];
  std::uint32_t r = block.first_run;
  for (std::uint32_t i = 0; i < count; ++i) {
    while (world.layout.run(r).end <= list[i]) ++r;
    const FirmRow parent{list[i]};
    const SegmentId home = world.layout.run(r).segment;
    const Newcomer newcomer = spin_off_of(now, world, home, parent);
    world.firms.employment[parent] -= newcomer.employment;
    release(world, home, newcomer.employment);
    world.work.newcomers.push_back(newcomer);
  }
}

}  // namespace

void find_spin_offs(const Now& now, World& world) {
  for_each_block(world.layout, [&](const Block& block) { choose_in_block(now, world, block); });
  for (std::uint32_t b = 0; b < world.layout.blocks(); ++b) {
    leave_parents(now, world, world.layout.block(b));
  }
}

}  // namespace spearhead
