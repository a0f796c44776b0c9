#include "engine/policy/hearing.h"

#include "engine/world/blocks.h"

namespace spearhead {

void draw_hearing(const Draws& draws, World& world) {
  std::vector<BlockWords>& words = world.work.lots.call;
  words.resize(world.layout.blocks());
  for_each_block(world.layout, [&](const Block& block) {
    draws.fill(purpose::awareness, world.firms.key.from(block.begin), block.size(),
               words[block.begin / kBlockRows]);
  });
}

}  // namespace spearhead
