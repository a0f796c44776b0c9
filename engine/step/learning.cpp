#include "engine/math/elementary.h"
#include "engine/step/buyers.h"
#include "engine/step/learner.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// Lets each firm act with chance 1 - exp(-dt rate), read from one word of the block's: the bound
/// dt rate picks the few who may act. Details are drawn for these alone, under the mechanism's own
/// purpose and draw.
template <class Act>
void let_learn(const Now& now, const World& world, const Block& block, const BlockWords& words,
               int word, const BlockLane& rate, Purpose purpose, std::uint32_t draw,
               const Act& act) {
  std::uint32_t chosen[kBlockRows];
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    chosen[count] = i;
    count += words.coarse_uniform(i, word) < kStepYears * rate.of[i] ? 1 : 0;
  }
  std::uint32_t run = block.first_run;
  for (std::uint32_t k = 0; k < count; ++k) {
    const std::uint32_t i = chosen[k];
    while (world.layout.run(run).end <= block.begin + i) ++run;
    if (words.coarse_uniform(i, word) >= chance_of(rate.of[i])) continue;
    const FirmRow row{block.begin + i};
    act(Learner{row, world.layout.run(run).segment,
                now.draws.words(purpose, world.firms.key[row], draw)});
  }
}

template <class Rate>
void set_rate(const Block& block, const Rate& rate, BlockLane& out) {
  for (std::uint32_t i = 0; i < block.size(); ++i) out.of[i] = rate(i);
}

void learn_practice(const Now& now, World& world, const Block& block, const BlockWords& words) {
  const Parameters& rule = now.rule();
  const double* const alpha = world.firms.absorptive_capacity.from(block.begin);
  const double* const exports = world.firms.export_sales.from(block.begin);
  BlockLane rate;
  set_rate(
      block,
      [&](std::uint32_t i) { return rule.imitation_rate * (rule.imitation_base + alpha[i]); },
      rate);
  let_learn(now, world, block, words, 0, rate, purpose::imitation, 0,
            [&](const Learner& learner) { imitate(now, world, learner); });
  set_rate(
      block,
      [&](std::uint32_t i) {
        const double open =
            exports[i] > 0 ? rule.world_practice_exporter : rule.world_practice_other;
        return rule.world_practice * (rule.imitation_base + alpha[i]) * open;
      },
      rate);
  let_learn(now, world, block, words, 1, rate, purpose::world_practice, 0,
            [&](const Learner& learner) { see_the_world(now, world, learner); });
}

void learn_fields(const Now& now, World& world, const Block& block, const BlockWords& words) {
  const Parameters& rule = now.rule();
  const double* const alpha = world.firms.absorptive_capacity.from(block.begin);
  const double* const employment = world.firms.employment.from(block.begin);
  BlockLane rate;
  set_rate(
      block, [&](std::uint32_t i) { return rule.partner_learning * alpha[i]; }, rate);
  let_learn(now, world, block, words, 2, rate, purpose::partner_learning, 0,
            [&](const Learner& learner) { learn_from_partner(now, world, learner); });
  set_rate(
      block,
      [&](std::uint32_t i) { return rule.mobility_learning * (1 + math::log(1 + employment[i])); },
      rate);
  let_learn(now, world, block, words, 3, rate, purpose::mobility, 0,
            [&](const Learner& learner) { learn_from_newcomers(now, world, learner); });
}

void learn_from_buyers(const Now& now, World& world, const Block& block) {
  const double* const alpha = world.firms.absorptive_capacity.from(block.begin);
  const Ownership* const owner = world.firms.ownership.from(block.begin);
  BlockLane exposure;
  BlockLane rate;
  spread(world.layout, block, world.work.buyers.exposure, exposure);
  set_rate(
      block,
      [&](std::uint32_t i) {
        const double taught = now.rule().backward_spillover * exposure.of[i] * alpha[i];
        return is_foreign(owner[i]) ? 0 : taught;
      },
      rate);
  BlockWords words;
  now.draws.fill(purpose::buyer, world.firms.key.from(block.begin), block.size(), words);
  let_learn(now, world, block, words, 0, rate, purpose::buyer, 1,
            [&](const Learner& learner) { learn_from_buyer(now, world, learner); });
}

void learn_block(const Now& now, World& world, const Block& block, bool buyers) {
  const Lane<std::int64_t> gain = world.work.outbox.learning.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) gain[i] = 0;
  BlockWords words;
  now.draws.fill(purpose::learning, world.firms.key.from(block.begin), block.size(), words);
  learn_practice(now, world, block, words);
  learn_fields(now, world, block, words);
  if (buyers) learn_from_buyers(now, world, block);
}

}  // namespace

void learn(const Now& now, World& world) {
  const bool buyers = find_buyers(now, world);
  for_each_block(world.layout, [&](const Block& block) { learn_block(now, world, block, buyers); });
}

}  // namespace spearhead
