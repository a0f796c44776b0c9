#include "engine/step/founders.h"

#include <algorithm>
#include <span>
#include <utility>

#include "engine/base/hash.h"
#include "engine/parallel/parallel.h"
#include "engine/step/newcomer.h"
#include "engine/step/partners.h"
#include "engine/step/sector_choice.h"

namespace spearhead {

double founder_chance(const Now& now, const World& world, RegionId region) {
  const Regions& regions = world.regions;
  const std::uint32_t slots = regions.founder_slots[region];
  const double people = regions.unskilled[region] + regions.skilled[region];
  const double expected = kStepYears * now.rule().founder_rate * people * regions.culture[region];
  return slots == 0 ? 0 : std::min(1.0, expected / slots);
}

Kene take_along(const Kene& employer, const Words& words, const Parameters& rule) {
  std::uint32_t known[Kene::kSlots];
  std::uint32_t count = 0;
  for (std::uint32_t k = 0; k < Kene::kSlots; ++k) {
    known[count] = k;
    count += employer.knows(k) ? 1 : 0;
  }
  Kene kene;
  constexpr std::uint32_t kTaken = 2;
  for (std::uint32_t i = 0; i < kTaken && i < count; ++i) {
    const auto other = static_cast<std::uint32_t>(coarse_uniform_from(words.word[i]) * (count - i));
    std::swap(known[i], known[i + other]);
    kene.field[i] = employer.field[known[i]];
    kene.set_expertise(i, rule.founder_knowledge * employer.expertise(known[i]));
  }
  return kene;
}

namespace {

/// Founders are worked out in groups of so many by one thread.
constexpr std::uint32_t kGroup = 64;

Key slot_key(const World& world, RegionId region, std::uint32_t slot) {
  return key_of({world.regions.key[region], slot});
}

/// Lists the slots of one block of slots whose founder comes and finds finance.
void choose_slots(const Now& now, World& world, RegionId region, double chance,
                  std::uint32_t group) {
  const std::uint32_t first = group * kBlockRows;
  const std::uint32_t count = std::min(kBlockRows, world.regions.founder_slots[region] - first);
  Key slots[kBlockRows] = {};
  for (std::uint32_t i = 0; i < count; ++i) slots[i] = slot_key(world, region, first + i);
  BlockWords words;
  now.draws.fill(purpose::founder, slots, count, words);
  const double finance = now.rule().founder_finance;
  std::uint32_t* list = world.work.chosen.data() + first;
  std::uint32_t chosen = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    list[chosen] = first + i;
    const bool opens = words.uniform(i, 0) < chance && words.uniform(i, 1) < finance;
    chosen += static_cast<std::uint32_t>(opens);
  }
  world.work.chosen_of_group[group] = chosen;
}

/// Number of the region's slots that bring a founder; they stand at the front of `work.chosen`.
std::uint32_t choose_founders(const Now& now, World& world, RegionId region) {
  const std::uint32_t slots = world.regions.founder_slots[region];
  const std::uint32_t groups = (slots + kBlockRows - 1) / kBlockRows;
  std::vector<std::uint32_t>& chosen = world.work.chosen;
  chosen.resize(slots);
  world.work.chosen_of_group.resize(groups);
  const double chance = founder_chance(now, world, region);
  parallel::for_each_block(
      groups, [&](std::uint32_t group) { choose_slots(now, world, region, chance, group); });
  std::uint32_t count = 0;
  for (std::uint32_t group = 0; group < groups; ++group) {
    const std::uint32_t first = group * kBlockRows;
    for (std::uint32_t i = 0; i < world.work.chosen_of_group[group]; ++i) {
      chosen[count++] = chosen[first + i];
    }
  }
  return count;
}

/// What chance holds for the founders of a group.
struct FounderLuck {
  Key cause[kGroup];
  BlockWords origin;
  BlockWords knowledge;
  BlockWords start;
  BlockWords skill;
};

void draw_founder_luck(const Now& now, const World& world, RegionId region,
                       const std::uint32_t* slots, std::uint32_t count, FounderLuck& luck) {
  for (std::uint32_t i = 0; i < count; ++i) luck.cause[i] = slot_key(world, region, slots[i]);
  std::uint32_t draw = 0;
  for (BlockWords* words : {&luck.origin, &luck.knowledge, &luck.start, &luck.skill}) {
    now.draws.fill(purpose::founder_firm, luck.cause, count, *words, draw++);
  }
}

/// Finds the firms from which the founders of a group come, together: most of it is waiting for
/// memory.
void find_employers(const World& world, RegionId region, const FounderLuck& luck,
                    std::span<Pick> employers) {
  for (std::uint32_t i = 0; i < employers.size(); ++i) {
    const Words origin = luck.origin.of(i);
    employers[i] = {region.value, i, std::uint64_t{origin.word[0]} << 32 | origin.word[1], kNobody};
  }
  world.work.picks.by_size(employers);
  for (const Pick& employer : employers) {
    if (employer.row != kNobody) __builtin_prefetch(world.firms.kene.from(employer.row));
  }
}

/// The firm that the i-th founder of a group opens; without staff if there is nowhere to come from.
Newcomer founder_of(const Now& now, const World& world, RegionId region, const FounderLuck& luck,
                    std::uint32_t i, std::uint32_t employer) {
  const Parameters& rule = now.rule();
  const Key cause = luck.cause[i];
  const Words origin = luck.origin.of(i);
  Newcomer newcomer;
  if (employer == kNobody) return newcomer;

  newcomer.kene = take_along(world.firms.kene[FirmRow{employer}], luck.knowledge.of(i), rule);
  SegmentId segment = segment_of(world.layout, FirmRow{employer});
  const bool at_home = origin.uniform(1) < rule.founder_home;
  if (!at_home || world.segments.market[segment] == 0) {
    const std::uint32_t sector =
        choose_sector(now, world, region, newcomer.kene, rule.founder_market, cause);
    if (sector == kNoSector) return newcomer;
    segment = world.segment(region, SectorId{sector});
  }
  settle_in(now, world, segment, newcomer);
  const StartLuck start = luck_of_start(luck.start.of(i), luck.skill.of(i));
  newcomer.key = newcomer_key(now, cause);
  newcomer.productivity = founder_productivity(now, world, start, newcomer);
  start_small(now, start, newcomer);
  return newcomer;
}

}  // namespace

void find_founders(const Now& now, World& world) {
  std::vector<Newcomer>& newcomers = world.work.newcomers;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const RegionId region{r};
    const std::uint32_t count = choose_founders(now, world, region);
    const std::size_t before = newcomers.size();
    newcomers.resize(before + count);
    parallel::for_each_block((count + kGroup - 1) / kGroup, [&](std::uint32_t group) {
      const std::uint32_t first = group * kGroup;
      const std::uint32_t size = std::min(count - first, kGroup);
      FounderLuck luck;
      draw_founder_luck(now, world, region, &world.work.chosen[first], size, luck);
      Pick employers[kGroup];
      find_employers(world, region, luck, std::span(employers).first(size));
      for (std::uint32_t i = 0; i < size; ++i) {
        newcomers[before + first + i] = founder_of(now, world, region, luck, i, employers[i].row);
      }
    });
  }
}

}  // namespace spearhead
