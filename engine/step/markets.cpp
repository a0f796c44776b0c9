#include <algorithm>
#include <cmath>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/step/contracts.h"
#include "engine/step/phases.h"
#include "engine/world/blocks.h"
#include "engine/world/listed.h"
#include "engine/world/select.h"

namespace spearhead {
namespace {

/// Firms that a shock hits, with how hard.
struct Shocks {
  Selected rows;
  BlockLane jobs;
  BlockLane luck;  ///< uniform
  BlockLane size;  ///< log
};

/// Sizes of shocks: Laplace, smaller for larger firms. A Laplace number of scale b multiplies sales
/// by 1 / (1 - b^2) in the mean; that is taken off, so that shocks are neutral.
void size_shocks(const Parameters& rule, Shocks& shocks) {
  for (std::uint32_t k = 0; k < shocks.rows.count; ++k) {
    const double jobs = shocks.jobs.of[k] > 1 ? shocks.jobs.of[k] : 1;
    const double b = rule.shock_scale * math::power(jobs, -rule.shock_size_exponent);
    shocks.size.of[k] = b * math::laplace(shocks.luck.of[k]) + math::log(1 - b * b);
  }
}

/// Log shocks to sales: rare and lumpy.
void draw_shocks(const Now& now, const World& world, const Block& block, BlockLane& shock) {
  const BlockWords& lots = world.work.lots.market[block.begin / kBlockRows];
  const std::uint32_t limit = word_of_chance(now.rule().shock_chance);
  const std::uint32_t* const word = lots.word[Lots::kShock];
  Shocks shocks;
  select(
      block.size(), [&](std::uint32_t i) { return word[i] < limit; }, shocks.rows);
  const Lane<const double> employment = world.firms.employment.from(block.begin);
  std::uint32_t place = 0;
  for (const std::uint32_t i : shocks.rows) {
    shocks.jobs.of[place] = employment[i];
    shocks.luck.of[place++] = lots.uniform(i, Lots::kShockSize / 2);
  }
  size_shocks(now.rule(), shocks);
  std::fill_n(shock.of, block.size(), 0.0);
  for (std::uint32_t k = 0; k < place; ++k) shock.of[shocks.rows.offset[k]] = shocks.size.of[k];
}

/// Sales that firms would make if home markets had room for all.
void sell_at_home(const Now& now, World& world, const Block& block, const BlockLane& shock) {
  Firms& firms = world.firms;
  const double speed = kStepYears * now.rule().home_selection * now.rule().pass_through;
  BlockLane mean;
  spread(world.layout, block, world.segments.mean_productivity, mean);
  const Lane<double> sales = firms.home_sales.from(block.begin);
  const Lane<const double> productivity = firms.productivity.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    sales[i] *= math::exp(speed * (productivity[i] - mean.of[i]) + shock.of[i]);
  }
  sum_runs(
      world.layout, block, math::kMoneyPoint, [&](std::size_t i) { return sales[i]; },
      world.work.sums[0].data());
}

/// Exports follow fitness against the outside world and the world's demand; what market access does
/// not support, and size, hold them back.
void sell_outside(const Now& now, World& world, const Block& block, const BlockLane& shock) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  const double speed = kStepYears * rule.export_selection;
  const double drag = kStepYears * rule.export_size_drag;
  const double free_size = rule.export_size_free;
  BlockLane pull;
  spread(world.layout, block, world.work.export_pull, pull);
  const Lane<double> sales = firms.export_sales.from(block.begin);
  const Lane<const double> productivity = firms.productivity.from(block.begin);
  const Lane<const double> employment = firms.employment.from(block.begin);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const double beyond = employment[i] > free_size ? employment[i] / free_size : 1;
    const double growth = speed * (rule.pass_through * productivity[i]) + pull.of[i] -
                          drag * math::log(beyond) + shock.of[i];
    sales[i] *= math::exp(growth);
  }
}

/// Affiliates sell under a mandate of their parent, not on the market access of domestic firms;
/// mandates erode, slower where the affiliate has local partners.
void keep_mandates(const Now& now, World& world, const Block& block) {
  const Parameters& rule = now.rule();
  Firms& firms = world.firms;
  Selected affiliates;
  list_foreign(firms, block, affiliates);
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : affiliates) {
    const FirmRow row{block.begin + i};
    while (world.layout.run(run).end <= row.value) ++run;
    double& mandate = firms.mandate[row];
    double& sales = firms.export_sales[row];
    if (mandate <= 0 || sales <= 0) continue;
    const double own = math::log(sales / mandate);
    const double crowding = world.work.crowding[world.layout.run(run).segment];
    sales *= math::exp(kStepYears * rule.export_crowding * (crowding - own));
    const double ties = tie_count(firms.ties[row]);
    const double erosion = rule.mandate_erosion * math::power(rule.mandate_tie, ties);
    mandate *= math::exp(-kStepYears * erosion);
  }
}

/// Growth of exports that all firms of a segment share, from outside fitness, the place's cost,
/// crowding and the swing of world demand.
void set_export_pull(const Now& now, World& world) {
  const Parameters& rule = now.rule();
  Segments& segments = world.segments;
  const double memory = math::power(rule.world_cycle_memory, kStepYears);
  const double swing = rule.world_cycle * std::sqrt(1 - memory * memory);
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double exports = segments.domestic_exports[segment];
    const double reference = segments.export_reference[segment];
    const double crowding = exports > 0 && reference > 0 ? math::log(exports / reference) : 0;
    // The same world for all regions: the key is the sector's.
    const Words luck =
        now.draws.words(purpose::world_demand, key_of(now.scenario.sector_of(segment).code));
    const double before = segments.world_demand[segment];
    const double after = memory * before + swing * math::normal(luck.uniform(0), luck.uniform(1));
    segments.world_demand[segment] = after;
    const double against =
        rule.pass_through * segments.cost[segment] + segments.outside_fitness[segment];
    world.work.crowding[segment] = crowding;
    world.work.export_pull[segment] =
        after - before -
        kStepYears * (rule.export_selection * against + rule.export_crowding * crowding);
  }
}

/// Firms whose export spell is looked at, with what decides about it.
struct Spells {
  Selected rows;
  Key key[kBlockRows];
  BlockLane fitness;  ///< against the outside world
  BlockLane jobs;
  BlockLane most;  ///< the rate at fitness nil, where readiness is full
  BlockLane rate;  ///< a year

  FirmRow row(const Block& block, std::uint32_t k) const {
    return FirmRow{block.begin + rows.offset[k]};
  }
};

/// Lists the firms of the block that export nothing or little, in their quarter.
void list_spells(const Now& now, const World& world, const Block& block, Spells& spells) {
  const Parameters& rule = now.rule();
  const Firms& firms = world.firms;
  const Lane<const Key> key = firms.key.from(block.begin);
  const Lane<const double> outside = firms.export_sales.from(block.begin);
  const Lane<const double> home = firms.home_sales.from(block.begin);
  select(
      block.size(),
      [&](std::uint32_t i) {
        return has_its_quarter(key[i], now.step) &
               !(outside[i] >= rule.export_small * (home[i] + outside[i]));
      },
      spells.rows);
  std::uint32_t run = block.first_run;
  for (std::uint32_t k = 0; k < spells.rows.count; ++k) {
    const FirmRow row = spells.row(block, k);
    while (world.layout.run(run).end <= row.value) ++run;
    const SegmentId segment = world.layout.run(run).segment;
    const double against =
        rule.pass_through * world.segments.cost[segment] + world.segments.outside_fitness[segment];
    const bool exports = firms.export_sales[row] > 0;
    const bool open = world.segments.market[segment] != 0;
    const double begins = rule.export_entry * now.scenario.sector_of(segment).tradability;
    spells.key[k] = firms.key[row];
    spells.fitness.of[k] = rule.pass_through * firms.productivity[row] - against;
    spells.jobs.of[k] = firms.employment[row];
    spells.most.of[k] = !open ? 0 : exports ? -rule.export_failure : begins;
  }
}

/// Rate at which a spell ends or begins in a year; `most` is below nil where there is one that may
/// end.
void expect_changes(const Parameters& rule, Spells& spells) {
  for (std::uint32_t k = 0; k < spells.rows.count; ++k) {
    const double most = spells.most.of[k];
    const bool ends = most < 0;
    const double ready =
        rule.export_entry_base + rule.export_entry_size * math::log(1 + spells.jobs.of[k]);
    const double pull = rule.export_entry_fitness * spells.fitness.of[k];
    const double factor = math::exp(ends ? -pull : pull);
    spells.rate.of[k] = ends ? -most * factor : most * factor * (ready < 1 ? ready : 1);
  }
}

/// Once a year firms may begin to export, and small spells may end.
void begin_and_end_exports(const Now& now, World& world, const Block& block) {
  Spells spells;
  list_spells(now, world, block, spells);
  expect_changes(now.rule(), spells);
  BlockWords words;
  now.draws.fill(purpose::export_spell, spells.key, spells.rows.count, words);
  for (std::uint32_t k = 0; k < spells.rows.count; ++k) {
    const double u = words.uniform(k, 0);
    const double rate = spells.rate.of[k];
    if (u >= rate || u >= 1 - math::exp(-rate)) continue;
    const FirmRow row = spells.row(block, k);
    double& outside = world.firms.export_sales[row];
    outside = outside > 0 ? 0 : now.rule().export_founder_share * world.firms.home_sales[row];
  }
}

/// Home markets clear: the factor that brings each segment's sales to its demand.
void set_clearing(World& world) {
  Column<SegmentId, double>& factor = world.work.clearing;
  sum_segments(world.layout, world.work.sums[0].data(), 1 / math::kMoneyPoint.scale(), factor);
  const Segments& segments = world.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double wanted = factor[segment];
    factor[segment] = wanted > 0 ? segments.home_demand[segment] / wanted : 0;
  }
}

void clear_home_markets(World& world, const Block& block) {
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = world.layout.run(r);
    const double factor = world.work.clearing[run.segment];
    double* const sales = world.firms.home_sales.from(run.begin);
    for (std::uint32_t i = 0; i < run.size(); ++i) sales[i] *= factor;
  }
}

/// Market access follows what is exported; outside the run it stands still, and when the outside is
/// sought, fitness there moves until exports stay.
void follow_exports(const Now& now, World& world) {
  const Parameters& rule = now.rule();
  Segments& segments = world.segments;
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const double exports = segments.domestic_exports[segment];
    double& reference = segments.export_reference[segment];
    if (reference == 0) reference = exports;  // the first exporters open the market
    const double gap = exports > 0 && reference > 0 ? math::log(exports / reference) : 0;
    if (now.stage == Stage::searching) {
      segments.outside_fitness[segment] += kStepYears * rule.outside_learning * gap;
    } else if (now.running()) {
      reference *= math::exp(kStepYears * rule.export_reference_drift * gap);
      segments.outside_fitness[segment] += kStepYears * rule.world_drift;
    }
  }
}

}  // namespace

void compare_productivity(const Now&, World& world) {
  const Firms& firms = world.firms;
  for_each_block(world.layout, [&](const Block& block) {
    const Lane<const double> sales = firms.home_sales.from(block.begin);
    const Lane<const double> productivity = firms.productivity.from(block.begin);
    sum_runs(
        world.layout, block, math::kMoneyPoint, [&](std::size_t i) { return sales[i]; },
        world.work.sums[0].data());
    sum_runs(
        world.layout, block, math::kMoneyPoint,
        [&](std::size_t i) { return sales[i] * productivity[i]; }, world.work.sums[1].data());
  });
  Column<SegmentId, double>& mean = world.segments.mean_productivity;
  const double unit = 1 / math::kMoneyPoint.scale();
  sum_segments(world.layout, world.work.sums[0].data(), unit, world.work.customers);
  sum_segments(world.layout, world.work.sums[1].data(), unit, world.work.weighted);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    if (world.work.customers[segment] > 0) {
      mean[segment] = world.work.weighted[segment] / world.work.customers[segment];
    }
  }
}

void trade(const Now& now, World& world) {
  set_export_pull(now, world);
  const bool contracts = now.running() && now.step <= world.contracts_until;
  for_each_block(world.layout, [&](const Block& block) {
    if (contracts) set_contracts_aside(now, world, block);
    BlockLane shock;
    draw_shocks(now, world, block, shock);
    sell_at_home(now, world, block, shock);
    sell_outside(now, world, block, shock);
    keep_mandates(now, world, block);
  });
  set_clearing(world);
  for_each_block(world.layout, [&](const Block& block) {
    clear_home_markets(world, block);
    begin_and_end_exports(now, world, block);
    if (contracts) deliver_contracts(world.firms, block);
  });
  if (contracts) add_contracts_to_demand(world);
  follow_exports(now, world);
}

}  // namespace spearhead
