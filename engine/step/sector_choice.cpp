#include "engine/step/sector_choice.h"

#include <algorithm>
#include <span>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/math/fixed.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// Log share of a sector that nobody looks at.
constexpr double kUnseen = -1e300;

/// Sum over the market sectors of a region in fixed point: their order must not matter.
template <class Term>
double sum_of_markets(const World& world, RegionId region, const Term& term) {
  const auto of_sector = [&](std::uint32_t s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    return world.segments.market[segment] != 0 ? term(segment) : 0;
  };
  return math::from_fixed(math::fixed_sum(world.sectors, math::kSectorPoint, of_sector),
                          math::kSectorPoint);
}

double share_of(double part, double whole) { return whole > 0 ? part / whole : 0; }

void see_markets_of(const Now& now, World& world, RegionId region) {
  const Segments& segments = world.segments;
  const double local = now.rule().founder_market_local;
  const auto reference_jobs = [&](SegmentId k) {
    return now.scenario.sector_of(k).national_employment;
  };
  const double demand =
      sum_of_markets(world, region, [&](SegmentId k) { return segments.home_demand[k]; });
  const double jobs = sum_of_markets(world, region, reference_jobs);
  const double sectors = sum_of_markets(world, region, [](SegmentId) { return 1.0; });
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(region, SectorId{s});
    const double elsewhere = jobs > 0 ? reference_jobs(segment) / jobs : 1 / sectors;
    const double seen =
        local * share_of(segments.home_demand[segment], demand) + (1 - local) * elsewhere;
    const bool open = segments.market[segment] != 0 && seen > 0;
    world.work.market_seen[segment] = open ? math::log(seen) : kUnseen;
  }
}

}  // namespace

void see_markets(const Now& now, World& world) {
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    see_markets_of(now, world, RegionId{r});
  }
}

namespace {

/// What speaks for each of a region's sectors from `first` on: market, fit and chance.
void weigh_sectors(const Now& now, const World& world, RegionId region, const Kene& kene,
                   double market_weight, Key cause, std::uint32_t first,
                   std::span<double> utility) {
  const double fit_weight = now.rule().founder_fit;
  const auto count = static_cast<std::uint32_t>(utility.size());
  const SegmentId segment = world.segment(region, SectorId{first});
  const Key* const sector_key = world.segments.key.from(segment.value);
  Key keys[kBlockRows];
  for (std::uint32_t i = 0; i < count; ++i) keys[i] = mix(cause ^ sector_key[i]);
  BlockWords words;
  now.draws.fill(purpose::founder_sector, keys, count, words);
  quick_fit(now.knowledge(), kene, first, utility);
  const double* const market = world.work.market_seen.from(segment.value);
  for (std::uint32_t i = 0; i < count; ++i) {
    const double gumbel = -math::log(-math::log(words.uniform(i, 0)));
    utility[i] = market_weight * market[i] + fit_weight * utility[i] + gumbel;
  }
}

}  // namespace

std::uint32_t choose_sector(const Now& now, const World& world, RegionId region, const Kene& kene,
                            double market_weight, Key cause) {
  std::uint32_t best = kNoSector;
  double highest = 0;
  BlockLane utility;
  for (std::uint32_t first = 0; first < world.sectors; first += kBlockRows) {
    const std::uint32_t count = std::min(kBlockRows, world.sectors - first);
    weigh_sectors(now, world, region, kene, market_weight, cause, first,
                  std::span(utility.of, count));
    for (std::uint32_t i = 0; i < count; ++i) {
      if (world.work.market_seen[world.segment(region, SectorId{first + i})] == kUnseen) continue;
      if (best != kNoSector && utility.of[i] <= highest) continue;
      best = first + i;
      highest = utility.of[i];
    }
  }
  return best;
}

}  // namespace spearhead
