#include "engine/policy/hearing.h"

#include <algorithm>

#include "engine/world/blocks.h"

namespace spearhead {

void draw_hearing(const Draws& draws, World& world) {
  std::vector<HearingWords>& words = world.work.lots.call;
  words.resize(world.layout.blocks());
  for_each_block(world.layout, [&](const Block& block) {
    BlockWords drawn;
    draws.fill(purpose::awareness, world.firms.key.from(block.begin), block.size(), drawn);
    HearingWords& kept = words[block.begin / kBlockRows];
    for (int w : {0, 1}) std::copy_n(drawn.word[w], block.size(), kept.word[w]);
  });
}

}  // namespace spearhead
