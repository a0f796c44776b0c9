#include "engine/found/found.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/found/accounts.h"
#include "engine/found/anchor.h"
#include "engine/found/clusters.h"
#include "engine/found/first_firms.h"
#include "engine/found/sizes.h"
#include "engine/step/jobs.h"
#include "engine/step/wages.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

void set_segments(const Scenario& scenario, World& world) {
  Segments& segments = world.segments;
  resize_columns(segments, scenario.segments());
  for (std::uint32_t k = 0; k < segments.size(); ++k) {
    const SegmentId segment{k};
    const SectorFacts& sector = scenario.sector_of(segment);
    const RegionFacts& region = scenario.region_of(segment);
    const std::uint32_t s = world.sector_of(segment);
    const JobAtPar job = job_at_par(sector, region.relative_pay[s], scenario.rule);
    segments.key[segment] = key_of({key_of(region.code), key_of(sector.code)});
    segments.market[segment] = region.market[s];
    segments.value_added_share[segment] = sector.value_added_share;
    segments.base_wage[segment] = job.wage;
    segments.base_value[segment] = job.value_added;
    segments.capital_cost_share[segment] = job.capital_share;
    segments.skilled_share[segment] = sector.skilled_share;
    segments.local_pricing[segment] =
        1 - std::min(1.0, scenario.rule.local_pricing * sector.tradability);
  }
}

void set_regions(const Scenario& scenario, World& world) {
  Regions& regions = world.regions;
  resize_columns(regions, static_cast<std::uint32_t>(scenario.regions.size()));
  for (std::uint32_t r = 0; r < regions.size(); ++r) {
    const RegionId region{r};
    const RegionFacts& facts = scenario.regions[r];
    regions.key[region] = key_of(facts.code);
    regions.usual_unskilled[region] = facts.unemployment_unskilled;
    regions.usual_skilled[region] = facts.unemployment_skilled;
    regions.wage_unskilled[region] = 1;
    regions.wage_skilled[region] = 1;
    regions.unskilled_served[region] = 1;
    regions.skilled_served[region] = 1;
    regions.culture[region] = 1;
  }
}

void set_knowledge(const Scenario& scenario, World& world) {
  const std::uint32_t fields = scenario.knowledge.size();
  const std::size_t regions = scenario.regions.size();
  world.knowledge.fields = fields;
  world.knowledge.depth.assign(regions * fields, 0);
  world.knowledge.pair_use.assign(regions * fields * fields, 0);
  world.universities.fields = fields;
  for (std::uint32_t r = 0; r < regions; ++r) {
    const Key region = world.regions.key[RegionId{r}];
    std::vector<std::pair<Key, const UniversityFacts*>> universities;
    for (const UniversityFacts& university : scenario.regions[r].universities) {
      universities.emplace_back(key_of({region, key_of(university.name)}), &university);
    }
    // Their order in the input decides nothing.
    std::ranges::sort(universities, {}, [](const auto& one) { return one.first; });
    for (const auto& [key, university] : universities) {
      world.universities.key.push_back(key);
      world.universities.region.push_back(r);
      world.universities.strength.insert(world.universities.strength.end(),
                                         university->strength.begin(), university->strength.end());
    }
  }
}

/// Sums that the first step starts from. Rows of a fresh world stand in the order of their numbers,
/// so plain sums are the same on every machine.
void balance(const Scenario& scenario, SegmentId segment, World& world) {
  const Firms& firms = world.firms;
  Segments& segments = world.segments;
  double home = 0;
  double exports = 0;
  double domestic = 0;
  double research = 0;
  double exporters_productivity = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    home += firms.home_sales[row];
    exports += firms.export_sales[row];
    research += firms.research[row];
    domestic += firms.mandate[row] > 0 ? 0 : firms.export_sales[row];
    exporters_productivity += firms.export_sales[row] * firms.productivity[row];
  }
  segments.research[segment] = research;
  segments.home_demand[segment] = home;
  segments.reference_demand[segment] = home;
  segments.home_sales[segment] = home;
  segments.export_sales[segment] = exports;
  segments.domestic_exports[segment] = domestic;
  segments.export_reference[segment] = domestic;
  segments.local_purchases[segment] = home + exports;
  segments.outside_fitness[segment] =
      exports > 0 ? scenario.rule.pass_through * exporters_productivity / exports : 0;
  segments.value_added[segment] = segments.value_added_share[segment] * (home + exports);
}

std::vector<std::vector<double>> all_sizes(const Scenario& scenario, const Draws& draws,
                                           const World& world) {
  std::vector<std::vector<double>> sizes(scenario.segments());
  parallel::for_each_block(scenario.segments(), [&](std::uint32_t k) {
    const SegmentId segment{k};
    const RegionFacts& region = scenario.region_of(segment);
    const std::uint32_t s = world.sector_of(segment);
    sizes[k] = draw_sizes(scenario.rule, draws, world.segments.key[segment], region.employment[s],
                          region.firms[s]);
  });
  return sizes;
}

}  // namespace

World found(const Scenario& scenario, Luck luck) {
  const Draws draws(luck, 0);
  World world;
  world.sectors = scenario.sector_count();
  world.ledger = Ledger(static_cast<std::uint32_t>(scenario.programmes.size()));
  set_segments(scenario, world);
  set_regions(scenario, world);
  set_knowledge(scenario, world);
  set_clusters(scenario, world);

  const std::vector<std::vector<double>> sizes = all_sizes(scenario, draws, world);
  std::vector<std::uint32_t> rows;
  for (const auto& of_segment : sizes) {
    rows.push_back(static_cast<std::uint32_t>(of_segment.size()));
  }
  world.layout.assign(rows);
  resize_columns(world.firms, world.layout.rows());
  world.prepare_work();

  const Now now{scenario, 0, draws, Stage::settling};
  parallel::for_each_block(scenario.segments(), [&](std::uint32_t k) {
    found_firms(scenario, draws, SegmentId{k}, sizes[k], world);
  });
  count_jobs(now, world);
  std::vector<std::vector<double>> outside;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    outside.push_back(outside_shares(scenario, scenario.regions[r]));
    price_labour(now, RegionId{r}, world);
  }
  parallel::for_each_block(scenario.segments(), [&](std::uint32_t k) {
    const SegmentId segment{k};
    const double share = outside[k / world.sectors][world.sector_of(segment)];
    open_markets(scenario, draws, segment, share, world);
    balance(scenario, segment, world);
  });
  count_jobs(now, world);
  fill_pools(scenario, world);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    settle_accounts(scenario, RegionId{r}, world);
  }
  check_state(world);
  return world;
}

}  // namespace spearhead
