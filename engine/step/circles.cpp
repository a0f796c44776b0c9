#include "engine/step/phases.h"

namespace spearhead {

void draw_circles(const Now& now, World& world) {
  const Words words = now.draws.words(purpose::circle, Key{0});
  const std::uint64_t salt = std::uint64_t{words.word[0]} << 32 | words.word[1];
  world.work.picks.build(world.firms, world.layout, world.sectors, salt);
}

}  // namespace spearhead
