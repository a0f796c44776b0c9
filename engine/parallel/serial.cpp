#ifdef SPEARHEAD_SERIAL

#include "engine/parallel/parallel.h"

namespace spearhead::parallel {

void for_each_block(std::uint32_t count, const LoopBody& body) {
  for (std::uint32_t i = 0; i < count; ++i) body(i);
}

void for_each_part(std::uint32_t count, std::uint32_t, const LoopBody& body) {
  for_each_block(count, body);
}

void for_each_task(std::uint32_t count, const LoopBody& body) { for_each_block(count, body); }

void with_threads(std::uint32_t, const std::function<void()>& work) { work(); }

std::uint32_t machine_threads() { return 1; }

}  // namespace spearhead::parallel

#endif
