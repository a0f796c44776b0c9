#pragma once

#include <cstdint>

#include "engine/base/hash.h"
#include "engine/policy/programme.h"

namespace spearhead {

/// A firm's place in a programme's lottery of this step: the same in every arm, so a larger budget
/// never drops an earlier winner, and one more applicant moves nobody else.
inline std::uint64_t lot(const Draws& draws, Key firm, Key programme) {
  const Words words = draws.words(purpose::lottery, firm, 0, low_word(programme));
  return std::uint64_t{words.word[0]} << 32 | words.word[1];
}

}  // namespace spearhead
