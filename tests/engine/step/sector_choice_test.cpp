#include "engine/step/sector_choice.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr RegionId kRegion{0};

/// The choice with every sector's luck worked out: no bound, one sector after the other.
std::uint32_t choice_of_all(const Now& now, const World& world, const Kene& kene, double market,
                            Key cause) {
  const std::uint32_t draws = (world.sectors + 3) / 4;
  std::vector<double> fit(world.sectors);
  quick_fit(now.knowledge(), kene, 0, fit);
  std::uint32_t best = kNoSector;
  double highest = 0;
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    const SegmentId segment = world.segment(kRegion, SectorId{s});
    if (world.segments.market[segment] == 0) continue;
    const Words words = now.draws.words(purpose::founder_sector, cause, s % draws);
    const double utility = market * world.work.market_seen[segment] +
                           now.rule().founder_fit * fit[s] +
                           math::gumbel(coarse_uniform_from(words.word[s / draws]));
    if (best == kNoSector || utility > highest) {
      best = s;
      highest = utility;
    }
  }
  return best;
}

}  // namespace

TEST_CASE("sectors that a bound rules out would not have been chosen", "[step][founders]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  std::set<std::uint32_t> chosen;
  for (std::uint32_t step = 0; step < 20; ++step) {
    const Now now = support::now_at(scenario, step);
    see_markets(now, world);
    for (std::uint32_t row = 0; row < 100; ++row) {
      const Kene& kene = world.firms.kene[FirmRow{row}];
      const Key cause = key_of({row, step});
      const std::uint32_t sector = choose_sector(now, world, kRegion, kene, 0.7, cause);
      REQUIRE(sector == choice_of_all(now, world, kene, 0.7, cause));
      chosen.insert(sector);
    }
  }
  CHECK(chosen.size() > 1);
}

TEST_CASE("nobody chooses a sector where no sector is a market", "[step][founders]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  world.segments.market.fill(0);
  const Now now = support::now_at(scenario, 0);
  see_markets(now, world);
  CHECK(choose_sector(now, world, kRegion, world.firms.kene[FirmRow{0}], 0, 1) == kNoSector);
}

}  // namespace spearhead
