#include "engine/step/demand.h"

#include <algorithm>

#include "engine/math/elementary.h"
#include "engine/math/fixed.h"
#include "engine/step/phases.h"

namespace spearhead {
namespace {

/// The first firms of a sector that the region had not got open its home market: the share of its
/// use that they can serve stays theirs, at their fitness.
void open_home_market(const World& world, SegmentId segment, double use, const Parameters& rule,
                      Segments& segments) {
  const double served = world.work.customers[segment];
  if (served <= 0 || use <= 0) return;
  const double share = std::min(served / use, rule.local_share_highest);
  segments.local_odds[segment] = share / (1 - share);
  segments.reference_fitness[segment] = home_fitness(segments, segment, rule);
}

/// Part of a product's use that is bought from firms of the region.
double share_bought_here(const Now& now, const Segments& segments, SegmentId segment) {
  const Parameters& rule = now.rule();
  const double fitness = home_fitness(segments, segment, rule);
  const double change = std::clamp(fitness - segments.reference_fitness[segment],
                                   -rule.import_limit, rule.import_limit);
  const double tradability = now.scenario.sector_of(segment).tradability;
  const double odds =
      segments.local_odds[segment] * math::exp(rule.import_competition * tradability * change);
  return odds / (1 + odds);
}

void set_demand_of(const Now& now, RegionId region, World& world) {
  Segments& segments = world.segments;
  const Regions& regions = world.regions;
  const double spending =
      now.rule().consumption_share * regions.income[region] + regions.investment[region];
  const double people = (regions.unskilled[region] + regions.skilled[region]) /
                        (regions.initial_unskilled[region] + regions.initial_skilled[region]);
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    if (segments.market[segment] == 0) {
      segments.home_demand[segment] = segments.reference_demand[segment] * people;
      continue;
    }
    const double use =
        purchases_of(now.scenario, world, region, s) + segments.budget_share[segment] * spending;
    if (segments.local_odds[segment] == 0) {
      open_home_market(world, segment, use, now.rule(), segments);
    }
    segments.local_share[segment] = share_bought_here(now, segments, segment);
    segments.home_demand[segment] = segments.local_share[segment] * use;
  }
}

}  // namespace

double home_fitness(const Segments& segments, SegmentId segment, const Parameters& rule) {
  return rule.pass_through * (segments.mean_productivity[segment] - segments.cost[segment]);
}

double purchases_of(const Scenario& scenario, const World& world, RegionId region,
                    std::uint32_t supplier) {
  if (scenario.inputs.empty()) return 0;
  const double* coefficient = &scenario.inputs[std::size_t{supplier} * world.sectors];
  const double* purchases =
      world.segments.local_purchases.from(world.segment(region, SectorId{0}).value);
  const auto of_user = [&](std::size_t user) { return coefficient[user] * purchases[user]; };
  return math::from_fixed(math::fixed_sum(std::size_t{world.sectors}, math::kSectorPoint, of_user),
                          math::kSectorPoint);
}

void set_demand(const Now& now, World& world) {
  if (!now.running()) return;  // held where founding put it
  for (std::uint32_t r = 0; r < world.region_count(); ++r) set_demand_of(now, RegionId{r}, world);
}

}  // namespace spearhead
