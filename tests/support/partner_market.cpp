#include "tests/support/partner_market.h"

#include <algorithm>

#include "engine/base/hash.h"
#include "engine/random/draws.h"
#include "engine/step/phases.h"
#include "tests/support/worlds.h"

namespace spearhead::support {
namespace {

double uniform_of(std::uint64_t bits) { return uniform_from(high_word(bits), low_word(bits)); }

/// A firm with three fields near its sector's; every second one carries out R&D.
void make_firm(const Scenario& scenario, std::uint32_t sector, Key key, FirmRow row, Firms& firms) {
  const std::uint32_t fields = scenario.knowledge.size();
  const std::uint32_t home = sector * fields / scenario.sector_count();
  firms.key[row] = key;
  firms.employment[row] = 0.5 / uniform_of(mix(key));
  firms.research[row] = key % 2 == 0 ? 1 : 0;
  firms.absorptive_capacity[row] = 0.1 + 0.6 * uniform_of(mix(key + 1));
  firms.ties[row].fill(kNobody);
  for (std::uint32_t k = 0; k < 3; ++k) {
    firms.kene[row].field[k] = static_cast<std::uint16_t>((home + mix(key + k) % 5) % fields);
    firms.kene[row].set_expertise(k, 0.3 + 0.6 * uniform_of(mix(key + 10 + k)));
  }
}

}  // namespace

Market market_of(std::uint32_t firms_per_sector) {
  Market market{small_scenario(), World()};
  market.scenario.knowledge = latent_space(4, 12, 0.2, market.scenario.rule);
  World& world = market.world;
  world.sectors = 4;
  world.layout.assign(std::vector<std::uint32_t>(4, firms_per_sector));
  resize_columns(world.regions, 1);
  resize_columns(world.segments, 4);
  resize_columns(world.firms, world.layout.rows());
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    make_firm(market.scenario, row.value / firms_per_sector, mix(mix(0) + row.value), row,
              world.firms);
  }
  world.universities.key = {77};
  world.universities.region = {0};
  world.universities.fields = 12;
  world.universities.strength.assign(12, 0.5);
  world.clusters.key = {1, 2};
  world.clusters.region = {0, 0};
  for (auto* column : {&world.clusters.quality, &world.clusters.trust, &world.clusters.funding,
                       &world.clusters.horizon}) {
    column->assign(2, 0);
  }
  world.clusters.of_segment = {0, 0, kNoCluster, 1};
  world.prepare_work();
  return market;
}

void live(Market& market, std::uint32_t quarters) {
  for (std::uint32_t q = 0; q < quarters; ++q) {
    const std::uint32_t step = market.world.step++;
    const Now now{market.scenario, step, Draws({7, 0}, step)};
    draw_lots(now, market.world);
    draw_circles(now, market.world);
    find_partners(now, market.world);
  }
}

void organise(World& world, double quality, double trust) {
  world.clusters.quality = {quality, quality};
  world.clusters.trust = {trust, trust};
  std::fill_n(world.firms.member.from(0), world.firms.size(), std::uint8_t{1});
}

void forget_other_fields(Firms& firms) {
  for (FirmRow row{0}; row.value < firms.size(); ++row.value) {
    for (std::uint32_t k = 1; k < Kene::kSlots; ++k) firms.kene[row].fixed[k] = 0;
  }
}

double mean_ties(const World& world) {
  double ties = 0;
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    ties += tie_count(world.firms.ties[row]);
  }
  return ties / world.firms.size();
}

std::map<Key, std::vector<Key>> partners_of(const Firms& firms) {
  std::map<Key, std::vector<Key>> partners;
  for (FirmRow row{0}; row.value < firms.size(); ++row.value) {
    for (const std::uint32_t tie : firms.ties[row]) {
      if (is_firm(tie)) partners[firms.key[row]].push_back(firms.key[FirmRow{tie}]);
      if (is_university(tie)) partners[firms.key[row]].push_back(tie);
    }
  }
  return partners;
}

}  // namespace spearhead::support
