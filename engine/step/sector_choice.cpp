#include "engine/step/sector_choice.h"

#include <algorithm>
#include <span>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/math/fixed.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// Log share, and utility, of a sector that nobody looks at.
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

/// Uniform numbers of `count` sectors from `first` on, which is a multiple of four. Four sectors
/// take their words from one draw: the n-th quarter of the list the n-th words.
void draw_luck(const Now& now, Key cause, std::uint32_t first, std::uint32_t count,
               BlockLane& luck) {
  constexpr std::uint32_t kWords = 4;
  const std::uint32_t draws = (count + kWords - 1) / kWords;
  Key keys[kBlockRows / kWords];
  std::uint32_t draw[kBlockRows / kWords];
  for (std::uint32_t d = 0; d < draws; ++d) {
    keys[d] = cause;
    draw[d] = first / kWords + d;
  }
  BlockWords words;
  now.draws.fill(purpose::founder_sector, keys, draw, draws, words);
  for (std::uint32_t w = 0; w < kWords && w * draws < count; ++w) {
    const std::uint32_t end = std::min(draws, count - w * draws);
    const Lane<double> part = luck.of + w * draws;
    for (std::uint32_t d = 0; d < end; ++d) part[d] = coarse_uniform_from(words.word[w][d]);
  }
}

/// What speaks for each of a region's sectors from `first` on, without chance: market and fit.
void weigh_sectors(const Now& now, const World& world, SegmentId segment, std::uint32_t first,
                   const Kene& kene, double market_weight, std::span<double> weight) {
  const double fit_weight = now.rule().founder_fit;
  quick_fit(now.knowledge(), kene, first, weight);
  const Lane<const double> market = world.work.market_seen.from(segment.value);
  const Lane<double> of_sector = weight.data();
  for (std::size_t i = 0; i < weight.size(); ++i) {
    const double seen = market_weight * market[i] + fit_weight * of_sector[i];
    of_sector[i] = market[i] == kUnseen ? kUnseen : seen;
  }
}

/// The sector held best, and its utility.
struct Choice {
  std::uint32_t sector = kNoSector;
  double utility = kUnseen;
};

/// Looks at the sectors from `first` on: the exact luck of one costs two logarithms, so that it is
/// worked out for those alone that a bound does not rule out.
void choose_among(std::uint32_t first, std::uint32_t count, const BlockLane& weight,
                  const BlockLane& luck, Choice& best) {
  BlockLane most;
  for (std::uint32_t i = 0; i < count; ++i) {
    most.of[i] = weight.of[i] + math::gumbel_bound(luck.of[i]);
  }
  const auto look_at = [&](std::uint32_t i) {
    const double utility = weight.of[i] + math::gumbel(luck.of[i]);
    if (weight.of[i] > kUnseen && utility > best.utility) best = {first + i, utility};
  };
  look_at(static_cast<std::uint32_t>(std::max_element(most.of, most.of + count) - most.of));
  for (std::uint32_t i = 0; i < count; ++i) {
    if (most.of[i] > best.utility) look_at(i);
  }
}

}  // namespace

std::uint32_t choose_sector(const Now& now, const World& world, RegionId region, const Kene& kene,
                            double market_weight, Key cause) {
  Choice best;
  BlockLane weight;
  BlockLane luck;
  for (std::uint32_t first = 0; first < world.sectors; first += kBlockRows) {
    const std::uint32_t count = std::min(kBlockRows, world.sectors - first);
    weigh_sectors(now, world, world.segment(region, SectorId{first}), first, kene, market_weight,
                  std::span(weight.of, count));
    draw_luck(now, cause, first, count, luck);
    choose_among(first, count, weight, luck, best);
  }
  return best.sector;
}

}  // namespace spearhead
