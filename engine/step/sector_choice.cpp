#include "engine/step/sector_choice.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/math/fixed.h"

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

std::uint32_t choose_sector(const Now& now, const World& world, RegionId region, const Kene& kene,
                            double market_weight, Key cause) {
  const double fit_weight = now.rule().founder_fit;
  std::uint32_t best = kNoSector;
  double highest = 0;
  Key keys[kBlockRows];
  BlockWords words;
  for (std::uint32_t first = 0; first < world.sectors; first += kBlockRows) {
    const std::uint32_t count = std::min(kBlockRows, world.sectors - first);
    for (std::uint32_t i = 0; i < count; ++i) {
      keys[i] = mix(cause ^ world.segments.key[world.segment(region, SectorId{first + i})]);
    }
    now.draws.fill(purpose::founder_sector, keys, count, words);
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t s = first + i;
      const double market = world.work.market_seen[world.segment(region, SectorId{s})];
      if (market == kUnseen) continue;
      const double gumbel = -math::log(-math::log(words.uniform(i, 0)));
      const double utility =
          market_weight * market + fit_weight * quick_fit(now.knowledge(), kene, s) + gumbel;
      if (best == kNoSector || utility > highest) {
        best = s;
        highest = utility;
      }
    }
  }
  return best;
}

}  // namespace spearhead
