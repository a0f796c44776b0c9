#include "engine/step/wages.h"

#include <algorithm>

#include "engine/math/elementary.h"
#include "engine/step/phases.h"
#include "engine/world/production.h"

namespace spearhead {
namespace {

/// One pool of labour of one region, as its columns hold it.
struct Pool {
  double& people;
  double& slow_wage;
  double& wage;
  double employed;
  double initial;
  double usual;      ///< unemployment at which wages rest
  double migration;  ///< answer of people [1/year]
};

/// Wages fall and rise with unemployment, at once along the wage curve and slowly for good; people
/// come for wages and work.
void answer(Pool pool, const Parameters& rule) {
  if (pool.people <= 0) return;  // nobody has this skill
  const double unemployment = 1 - pool.employed / pool.people;
  const double felt = unemployment > rule.wage_curve_floor ? unemployment : rule.wage_curve_floor;
  pool.slow_wage += kStepYears * rule.wage_adjustment * (pool.usual - unemployment);
  pool.wage = math::exp(pool.slow_wage) * math::power(pool.usual / felt, rule.wage_curve);
  const double attraction =
      math::log(pool.wage) + rule.migration_unemployment * (pool.usual - unemployment);
  const double growth =
      pool.migration * attraction - rule.migration_return * math::log(pool.people / pool.initial);
  // Who has work stays.
  pool.people = std::max(pool.people * math::exp(kStepYears * growth), pool.employed);
}

/// While a region settles it has the people that its jobs need, at the usual unemployment.
void follow_jobs(Regions& regions, RegionId region) {
  regions.unskilled[region] =
      regions.employed_unskilled[region] / (1 - regions.usual_unskilled[region]);
  regions.skilled[region] = regions.employed_skilled[region] / (1 - regions.usual_skilled[region]);
}

}  // namespace

void price_labour(const Now& now, RegionId region, World& world) {
  const Parameters& rule = now.rule();
  const Regions& regions = world.regions;
  Segments& segments = world.segments;
  const double scale = now.scenario.regions[region.value].scale;
  const double jobs = regions.employed_unskilled[region] + regions.employed_skilled[region];
  const double density = jobs > 0 ? math::log(scale * jobs / rule.agglomeration_par) : 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    const double share = segments.skilled_share[segment];
    const double premium = rule.researcher_wage;
    const double relative = ((1 - share) * regions.wage_unskilled[region] +
                             share * premium * regions.wage_skilled[region]) /
                            (1 - share + share * premium);
    const double labour = math::log(relative) + rule.agglomeration_cost * density;
    const double advantage = rule.agglomeration_gain * density;
    segments.wage[segment] = segments.base_wage[segment] * relative;
    segments.cost[segment] = labour - advantage;
    segments.worker_value[segment] =
        worker_value({segments.base_value[segment], segments.local_pricing[segment],
                      segments.mean_productivity[segment], advantage, labour},
                     rule);
  }
}

void adjust_wages(const Now& now, World& world) {
  const Parameters& rule = now.rule();
  Regions& of = world.regions;
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    const RegionId region{r};
    if (now.running()) {
      answer({of.unskilled[region], of.slow_wage_unskilled[region], of.wage_unskilled[region],
              of.employed_unskilled[region], of.initial_unskilled[region],
              of.usual_unskilled[region], rule.migration_unskilled},
             rule);
      answer({of.skilled[region], of.slow_wage_skilled[region], of.wage_skilled[region],
              of.employed_skilled[region], of.initial_skilled[region], of.usual_skilled[region],
              rule.migration_skilled},
             rule);
    } else {
      follow_jobs(of, region);
    }
    price_labour(now, region, world);
  }
}

}  // namespace spearhead
