#include "engine/step/phases.h"
#include "engine/world/blocks.h"

namespace spearhead {

void draw_lots(const Now& now, World& world) {
  Lots& lots = world.work.lots;
  for_each_block(world.layout, [&](const Block& block) {
    const Key* const key = world.firms.key.from(block.begin);
    const std::uint32_t index = block.begin / kBlockRows;
    now.draws.fill(purpose::market_lot, key, block.size(), lots.market[index]);
    now.draws.fill(purpose::chance_lot, key, block.size(), lots.chance[index]);
  });
  const Universities& universities = world.universities;
  lots.university.resize(universities.size());
  for (std::uint32_t u = 0; u < universities.size(); ++u) {
    lots.university[u] = now.draws.words(purpose::tie_end, universities.key[u]).word[0];
  }
}

}  // namespace spearhead
