#include <algorithm>

#include "engine/math/elementary.h"
#include "engine/step/buyers.h"
#include "engine/step/learner.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// A way of learning: who may, by a bound on the yearly rate, and under which draws.
struct Way {
  Purpose purpose;
  int word;  ///< of the block's words, that decides who learns
};

/// Lets the selected firms act together, each with chance 1 - exp(-dt rate(i)), read from one word
/// of the block's. Details are drawn for these alone, under the mechanism's own purpose.
template <class Rate, class Act>
void let_learn(const Now& now, const World& world, const Block& block, const BlockWords& words,
               const Way& way, const Selected& selected, const Rate& rate, const Act& act) {
  Learners learners;
  Key keys[kBlockRows];
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : selected) {
    if (!happens(words.coarse_uniform(i, way.word), rate(i))) continue;
    const std::uint32_t row = block.begin + i;
    while (world.layout.run(run).end <= row) ++run;
    learners.row[learners.count] = row;
    learners.segment[learners.count] = world.layout.run(run).segment.value;
    keys[learners.count++] = world.firms.key[FirmRow{row}];
  }
  now.draws.fill(way.purpose, keys, learners.count, learners.words);
  act(learners);
}

/// The same where no firm's rate is above `highest`: chance is at most dt times it.
template <class Rate, class Act>
void let_learn_up_to(const Now& now, const World& world, const Block& block,
                     const BlockWords& words, const Way& way, double highest, const Rate& rate,
                     const Act& act) {
  Selected selected;
  select_below(kStepYears * highest, words.word[way.word], block.size(), selected);
  let_learn(now, world, block, words, way, selected, rate, act);
}

/// Absorptive capacity is at most 1; bounds are a hair above the highest rate.
constexpr double kHair = 1 + 1e-9;

void learn_practice(const Now& now, World& world, const Block& block, const BlockWords& words) {
  const Parameters& rule = now.rule();
  const double* const alpha = world.firms.absorptive_capacity.from(block.begin);
  const double* const exports = world.firms.export_sales.from(block.begin);
  const double able = kHair * (rule.imitation_base + 1);
  let_learn_up_to(
      now, world, block, words, {purpose::imitation, 0}, rule.imitation_rate * able,
      [&](std::uint32_t i) { return rule.imitation_rate * (rule.imitation_base + alpha[i]); },
      [&](const Learners& learners) { imitate(now, world, learners); });
  let_learn_up_to(
      now, world, block, words, {purpose::world_practice, 1},
      rule.world_practice * able *
          std::max(rule.world_practice_exporter, rule.world_practice_other),
      [&](std::uint32_t i) {
        const double open =
            exports[i] > 0 ? rule.world_practice_exporter : rule.world_practice_other;
        return rule.world_practice * (rule.imitation_base + alpha[i]) * open;
      },
      [&](const Learners& learners) { see_the_world(now, world, learners); });
}

void learn_from_own_partners(const Now& now, World& world, const Block& block,
                             const BlockWords& words) {
  const double rate = now.rule().partner_learning;
  const double* const alpha = world.firms.absorptive_capacity.from(block.begin);
  let_learn_up_to(
      now, world, block, words, {purpose::partner_learning, 2}, kHair * rate,
      [&](std::uint32_t i) { return rate * alpha[i]; },
      [&](const Learners& learners) { learn_from_partners(now, world, learners); });
}

/// More people come to larger firms. Nearly all firms are below `kUsualSize`, and a bound for those
/// picks who may learn; the others are all looked at.
void learn_from_movers(const Now& now, World& world, const Block& block, const BlockWords& words) {
  constexpr double kUsualSize = 20;
  const Way way{purpose::mobility, 3};
  const double rate = now.rule().mobility_learning;
  const Lane<const double> employment = world.firms.employment.from(block.begin);
  const std::uint32_t limit =
      word_of_chance(kStepYears * rate * (1 + math::log(1 + kUsualSize)) * kHair);
  Selected selected;
  select(
      block.size(),
      [&](std::uint32_t i) {
        return (words.word[way.word][i] <= limit) | (employment[i] > kUsualSize);
      },
      selected);
  let_learn(
      now, world, block, words, way, selected,
      [&](std::uint32_t i) { return rate * (1 + math::log(1 + employment[i])); },
      [&](const Learners& learners) { learn_from_newcomers(now, world, learners); });
}

void learn_from_foreign_buyers(const Now& now, World& world, const Block& block) {
  const double* const alpha = world.firms.absorptive_capacity.from(block.begin);
  const Ownership* const owner = world.firms.ownership.from(block.begin);
  BlockLane exposure;
  spread(world.layout, block, world.work.buyers.exposure, exposure);
  double highest = 0;
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    highest = std::max(highest, world.work.buyers.exposure[world.layout.run(r).segment]);
  }
  let_learn_up_to(
      now, world, block, world.work.lots.market[block.begin / kBlockRows],
      {purpose::buyer, Lots::kForeignBuyer}, kHair * now.rule().backward_spillover * highest,
      [&](std::uint32_t i) {
        const double taught = now.rule().backward_spillover * exposure.of[i] * alpha[i];
        return is_foreign(owner[i]) ? 0 : taught;
      },
      [&](const Learners& learners) { learn_from_buyers(now, world, learners); });
}

void learn_block(const Now& now, World& world, const Block& block, bool buyers) {
  std::fill_n(world.work.outbox.learning.from(block.begin), block.size(), std::int64_t{0});
  BlockWords words;
  now.draws.fill(purpose::learning, world.firms.key.from(block.begin), block.size(), words);
  learn_practice(now, world, block, words);
  learn_from_own_partners(now, world, block, words);
  learn_from_movers(now, world, block, words);
  if (buyers) learn_from_foreign_buyers(now, world, block);
}

}  // namespace

void learn(const Now& now, World& world) {
  const bool buyers = find_buyers(now, world);
  for_each_block(world.layout, [&](const Block& block) { learn_block(now, world, block, buyers); });
}

}  // namespace spearhead
