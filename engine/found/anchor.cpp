#include "engine/found/anchor.h"

#include <algorithm>

#include "engine/found/accounts.h"
#include "engine/math/elementary.h"
#include "engine/step/demand.h"
#include "engine/step/income.h"
#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/step/wages.h"
#include "engine/world/blocks.h"
#include "engine/world/regroup.h"
#include "engine/world/research.h"

namespace spearhead {
namespace {

// Slots are the most founders in one quarter. Their number is fixed at founding, because each has
// luck of its own; a region would have to grow fourfold to run out of them.
constexpr double kSlotsPerFounder = 4;
constexpr std::uint32_t kFewestSlots = 8;

/// Jobs of a segment, researchers included [persons].
double jobs_in(const Scenario& scenario, const World& world, SegmentId segment) {
  const double skilled_wage = world.regions.wage_skilled[world.region_of(segment)];
  return world.segments.employment[segment] +
         researchers_of(world.segments.research[segment], skilled_wage, scenario.rule);
}

/// Firms in segments of which the figures say nothing leave.
void empty_absent_segments(const Scenario& scenario, World& world) {
  std::vector<FirmRow>& leavers = world.work.leavers;
  leavers.clear();
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    if (scenario.region_of(segment).employment[world.sector_of(segment)] > 0) continue;
    for (std::uint32_t row = world.layout.begin(segment); row < world.layout.end(segment); ++row) {
      leavers.push_back(FirmRow{row});
    }
  }
  resize_columns(world.work.entrants, 0);
  std::fill(world.work.entrants_of_segment.begin(), world.work.entrants_of_segment.end(), 0);
  regroup(world.firms, world.layout, leavers, world.work.entrants, world.work.entrants_of_segment,
          world.work.plan);
  world.prepare_work();
}

/// Makes every firm of a segment larger by `factor`.
void resize_firms(World& world, SegmentId segment, double factor) {
  Firms& firms = world.firms;
  Segments& segments = world.segments;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    for (auto* column : {&firms.employment, &firms.home_sales, &firms.export_sales, &firms.cash,
                         &firms.research, &firms.research_stock, &firms.mandate}) {
      (*column)[row] *= factor;
    }
    for (float& past : firms.past_employment[row]) past *= static_cast<float>(factor);
  }
  for (auto* column : {&segments.home_sales, &segments.export_sales, &segments.domestic_exports,
                       &segments.value_added, &segments.local_purchases,
                       &segments.foreign_purchases, &segments.research, &segments.wages,
                       &segments.payout, &segments.profit_tax, &segments.foreign_surplus}) {
    (*column)[segment] *= factor;
  }
}

/// The clock of firms runs from the beginning of the run.
void restart_time(std::uint32_t steps, World& world) {
  const auto shift = static_cast<std::int32_t>(steps);
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    for (auto* column :
         {&world.firms.founding_step, &world.firms.last_launch, &world.firms.last_radical}) {
      std::int32_t& step = (*column)[row];
      step = step == kNever ? kNever : step - shift;
    }
    world.firms.project[row].begun = static_cast<std::int16_t>(world.firms.project[row].begun -
                                                               static_cast<std::int16_t>(shift));
  }
  for (Arrival& arrival : world.arrivals) {
    arrival.opens = arrival.opens > steps ? arrival.opens - steps : 0;
  }
  world.step = 0;
}

/// Shares of home firms in the region's use of every product, so that demand is what they sell.
void anchor_demand(const Scenario& scenario, RegionId region, World& world) {
  const Parameters& rule = scenario.rule;
  Segments& segments = world.segments;
  const std::vector<double> budget = budget_shares(scenario);
  const double spending =
      rule.consumption_share * world.regions.income[region] + world.regions.investment[region];
  const double most = rule.local_share_highest;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    const double demand = segments.home_sales[segment];
    const double purchases = purchases_of(scenario, world, region, s);
    const double known = budget.empty() ? 0 : budget[s];
    const double use = purchases + known * spending;
    // Where home firms sell more than the region seems to use, it uses more.
    const double missing = std::max(0.0, demand / most - use);
    segments.budget_share[segment] = spending > 0 ? known + missing / spending : 0;
    const double share = use + missing > 0 ? demand / (use + missing) : most;
    segments.local_share[segment] = share;
    segments.local_odds[segment] = share / (1 - share);
    segments.home_demand[segment] = demand;
    segments.imports_unserved[segment] = 0;
    segments.reference_demand[segment] = demand;
    segments.export_reference[segment] = segments.domestic_exports[segment];
    segments.reference_fitness[segment] = home_fitness(segments, segment, rule);
  }
}

}  // namespace

void settle_accounts(const Scenario& scenario, RegionId region, World& world) {
  add_up_income(scenario.rule, region, world);
  anchor_demand(scenario, region, world);
}

void fill_pools(const Scenario& scenario, World& world) {
  Regions& regions = world.regions;
  for (std::uint32_t r = 0; r < regions.size(); ++r) {
    const RegionId region{r};
    regions.unskilled[region] =
        regions.employed_unskilled[region] / (1 - regions.usual_unskilled[region]);
    regions.skilled[region] =
        regions.employed_skilled[region] / (1 - regions.usual_skilled[region]);
    regions.initial_unskilled[region] = regions.unskilled[region];
    regions.initial_skilled[region] = regions.skilled[region];
    const double people = regions.unskilled[region] + regions.skilled[region];
    const double expected = kStepYears * scenario.rule.founder_rate * people;
    regions.founder_slots[region] =
        static_cast<std::uint32_t>(kSlotsPerFounder * expected) + kFewestSlots;
  }
}

std::vector<double> anchor(const Scenario& scenario, std::uint32_t steps, World& world) {
  const Now now{scenario, 0, Draws({}, 0), Stage::settling};
  std::vector<double> jobs_found;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    jobs_found.push_back(jobs_in(scenario, world, SegmentId{k}));
  }
  empty_absent_segments(scenario, world);
  count_jobs(now, world);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    const double wanted = scenario.region_of(segment).employment[world.sector_of(segment)];
    const double present = jobs_in(scenario, world, segment);
    resize_firms(world, segment, present > 0 ? wanted / present : 0);
  }
  restart_time(steps, world);
  count_jobs(now, world);
  fill_pools(scenario, world);
  compare_productivity(now, world);  // as the first quarter will find it
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    price_labour(now, RegionId{r}, world);
    settle_accounts(scenario, RegionId{r}, world);
  }
  check_state(world);
  return jobs_found;
}

}  // namespace spearhead
