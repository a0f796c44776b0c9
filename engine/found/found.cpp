#include "engine/found/found.h"

#include <algorithm>
#include <cmath>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/step/newcomer.h"
#include "engine/world/blocks.h"
#include "engine/world/production.h"

namespace spearhead {
namespace {

// Slots are the most openings in one quarter. Their number is fixed at founding, because each has
// luck of its own; a sector would have to grow fourfold to run out of them.
constexpr double kSlotsPerFounder = 4;
constexpr std::uint32_t kFewestSlots = 8;

// So little employment is nobody.
constexpr double kNobody = 1e-6;

/// Sizes of one segment's firms; their sum is `employment`.
std::vector<double> draw_sizes(const Parameters& rule, const Draws& draws, Key segment,
                               double employment) {
  std::vector<double> sizes;
  const double largest = std::max(
      rule.size_smallest, std::min(rule.size_largest, rule.size_largest_share * employment));
  double missing = employment;
  for (std::uint32_t k = 0; missing > kNobody; ++k) {
    const double u = draws.words(purpose::founding_size, key_of({segment, k})).uniform(0);
    const double size =
        std::min(largest, rule.size_smallest * math::power(u, -1 / rule.size_exponent));
    // What is too little for a firm of its own joins the last one.
    if (missing < rule.size_smallest && !sizes.empty()) {
      sizes.back() += missing;
      break;
    }
    sizes.push_back(std::min(size, missing));
    missing -= sizes.back();
  }
  return sizes;
}

struct Market {
  double sales = 0;
  double exporters_sales = 0;
};

/// What a firm is before it has a market: who, how large, how good, how old, how keen on research.
void found_firm(const Scenario& scenario, const Draws& draws, SegmentId segment, Key key,
                double employment, FirmRow row, Firms& firms) {
  const Parameters& rule = scenario.rule;
  const Words skill = draws.words(purpose::founding_firm, key, 0);
  const Words routine = draws.words(purpose::founding_firm, key, 1);
  const Words life = draws.words(purpose::founding_firm, key, 2);
  const double age = -rule.firm_age * math::log(life.uniform(0));
  firms.key[row] = key;
  firms.employment[row] = employment;
  firms.productivity[row] =
      rule.productivity_spread * math::normal(skill.uniform(0), skill.uniform(1)) +
      rule.size_productivity * math::log(employment / rule.size_par);
  firms.research_propensity[row] = draw_research_propensity(
      scenario.sector_of(segment).research_norm, routine.uniform(0), routine.uniform(1), rule);
  firms.idea_backlog[row] = life.uniform(1);
  firms.founding_step[row] = -static_cast<std::int32_t>(age * kStepsPerYear);
}

bool exports_at_founding(const Scenario& scenario, const Draws& draws, SegmentId segment, Key key,
                         double employment) {
  const Parameters& rule = scenario.rule;
  const double chance =
      scenario.sector_of(segment).export_intensity *
      (rule.exporter_base + rule.exporter_size * math::log(std::max(1.0, employment)));
  return draws.words(purpose::founding_market, key).uniform(0) < chance;
}

/// Sales from jobs and productivity; exports go to the exporters so that the sector's export
/// intensity is met as far as their sales allow.
void open_markets(const Scenario& scenario, const Draws& draws, SegmentId segment, World& world) {
  const Parameters& rule = scenario.rule;
  const double intensity = scenario.sector_of(segment).export_intensity;
  Firms& firms = world.firms;
  Segments& segments = world.segments;
  const double mean = segments.mean_productivity[segment];
  Market market;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    const double value_added =
        firms.employment[row] * value_added_per_worker(firms.productivity[row], mean,
                                                       segments.local_pricing[segment], rule);
    const double sales = value_added / segments.value_added_share[segment];
    const bool exports =
        exports_at_founding(scenario, draws, segment, firms.key[row], firms.employment[row]);
    firms.home_sales[row] = sales;
    firms.export_sales[row] = exports ? sales : 0;
    firms.cash[row] = rule.founder_cash * value_added;
    market.sales += sales;
    market.exporters_sales += exports ? sales : 0;
  }
  const double share =
      market.exporters_sales > 0
          ? std::min(rule.export_share_largest, intensity * market.sales / market.exporters_sales)
          : 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    firms.export_sales[row] *= share;
    firms.home_sales[row] -= firms.export_sales[row];
  }
}

/// Sums that the first step starts from. Rows of a fresh world stand in the order of their numbers,
/// so plain sums are the same on every machine.
void balance(const Scenario& scenario, SegmentId segment, World& world) {
  const Parameters& rule = scenario.rule;
  const Firms& firms = world.firms;
  Segments& segments = world.segments;
  double home = 0;
  double exports = 0;
  double employment = 0;
  double exporters_productivity = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    home += firms.home_sales[row];
    exports += firms.export_sales[row];
    employment += firms.employment[row];
    exporters_productivity += firms.export_sales[row] * firms.productivity[row];
  }
  segments.home_demand[segment] = home;
  segments.home_sales[segment] = home;
  segments.export_sales[segment] = exports;
  segments.export_reference[segment] = exports;
  segments.outside_fitness[segment] =
      exports > 0 ? rule.pass_through * exporters_productivity / exports : 0;
  segments.value_added[segment] = segments.value_added_share[segment] * (home + exports);
  segments.employment[segment] = employment;
  const double expected = kStepYears * rule.founder_flow * employment;
  segments.founder_slots[segment] =
      static_cast<std::uint32_t>(kSlotsPerFounder * expected) + kFewestSlots;
}

void set_constants(const Scenario& scenario, World& world) {
  Segments& segments = world.segments;
  resize_columns(segments, scenario.segments());
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const SectorFacts& sector = scenario.sector_of(segment);
    const RegionFacts& region = scenario.regions[k / scenario.sectors.size()];
    segments.key[segment] = key_of({key_of(region.code), key_of(sector.code)});
    segments.value_added_share[segment] = sector.value_added_share;
    segments.local_pricing[segment] =
        1 - std::min(1.0, scenario.rule.local_pricing * sector.export_intensity);
  }
}

/// Productivity that customers compare with, weighted by sales, which are in proportion to jobs
/// times the firm's own value added per worker.
double mean_productivity(const World& world, SegmentId segment, const Parameters& rule) {
  double weighted = 0;
  double weights = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    const double productivity = world.firms.productivity[row];
    const double sales =
        world.firms.employment[row] * value_added_per_worker(productivity, 0, 0, rule);
    weighted += sales * productivity;
    weights += sales;
  }
  return weights > 0 ? weighted / weights : 0;
}

}  // namespace

World found(const Scenario& scenario, Luck luck) {
  const Draws draws(luck, 0);
  World world;
  world.sectors = static_cast<std::uint32_t>(scenario.sectors.size());
  world.ledger = Ledger(static_cast<std::uint32_t>(scenario.programmes.size()));
  set_constants(scenario, world);

  std::vector<std::vector<double>> sizes(scenario.segments());
  parallel::for_each_block(scenario.segments(), [&](std::uint32_t k) {
    const RegionFacts& region = scenario.regions[k / world.sectors];
    sizes[k] = draw_sizes(scenario.rule, draws, world.segments.key[SegmentId{k}],
                          region.employment[k % world.sectors]);
  });
  std::vector<std::uint32_t> rows;
  for (const auto& of_segment : sizes)
    rows.push_back(static_cast<std::uint32_t>(of_segment.size()));
  world.layout.assign(rows);
  resize_columns(world.firms, world.layout.rows());
  world.prepare_work();

  parallel::for_each_block(scenario.segments(), [&](std::uint32_t k) {
    const SegmentId segment{k};
    const Key key = world.segments.key[segment];
    for (std::uint32_t i = 0; i < rows[k]; ++i) {
      found_firm(scenario, draws, segment, key_of({key, i}), sizes[k][i],
                 FirmRow{world.layout.begin(segment) + i}, world.firms);
    }
    world.segments.mean_productivity[segment] = mean_productivity(world, segment, scenario.rule);
    open_markets(scenario, draws, segment, world);
    balance(scenario, segment, world);
  });
  check_state(world);
  return world;
}

}  // namespace spearhead
