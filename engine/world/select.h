#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "engine/random/draws.h"

/// Select, compact, act: who acts in a phase is found for all rows of a block at once, listed, and
/// only then worked on one by one.
namespace spearhead {

/// Rows of a block that act, as offsets in it, in ascending order.
struct Selected {
  std::uint32_t count = 0;
  std::uint32_t offset[kBlockRows];

  const std::uint32_t* begin() const { return offset; }
  const std::uint32_t* end() const { return offset + count; }
};

/// Lists the rows `i` below `count`, at most `kBlockRows`, of which `acts(i)` is true. Predicates
/// without branches become vector code, and rows that do not act cost next to nothing.
template <class Acts>
void select(std::uint32_t count, const Acts& acts, Selected& selected) {
  static_assert(std::endian::native == std::endian::little, "bytes are listed from the lowest");
  constexpr std::uint32_t kAtOnce = 8;
  alignas(64) std::uint8_t flag[kBlockRows];
  for (std::uint32_t i = 0; i < count; ++i) flag[i] = acts(i) ? 1 : 0;
  std::fill(flag + count, flag + (count + kAtOnce - 1) / kAtOnce * kAtOnce, std::uint8_t{0});
  selected.count = 0;
  for (std::uint32_t i = 0; i < count; i += kAtOnce) {
    std::uint64_t flags;
    std::memcpy(&flags, flag + i, kAtOnce);
    for (; flags != 0; flags &= flags - 1) {
      selected.offset[selected.count++] =
          i + static_cast<std::uint32_t>(std::countr_zero(flags)) / 8;
    }
  }
}

/// Lists the rows whose uniform number, coarse or not, with this leading word may be below `bound`:
/// all of those, and next to no others.
inline void select_below(double bound, const std::uint32_t* word, std::uint32_t count,
                         Selected& selected) {
  const std::uint32_t limit = word_of_chance(bound);
  select(
      count, [&](std::uint32_t i) { return word[i] <= limit; }, selected);
}

}  // namespace spearhead
