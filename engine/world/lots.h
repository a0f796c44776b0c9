#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/hash.h"
#include "engine/random/draws.h"
#include "engine/world/firms.h"

namespace spearhead {

/// Two random words of each row of a block.
struct alignas(64) HearingWords {
  std::uint32_t word[2][kBlockRows];
};

/// What chance holds for each firm in this quarter: a random word for every choice that all firms
/// have in every quarter. A call of the generator gives four words, so those that most firms need
/// one of are drawn together, by the quarter's first phase; details are drawn later for the few who
/// act.
struct Lots {
  /// Words of `market`.
  enum Market { kShock, kForeignBuyer, kShockSize };  ///< the size of a shock takes two words
  /// Words of `chance`.
  enum Chance { kImprovement, kTieEnd, kSearch, kClosure };

  std::vector<BlockWords> market;         ///< [block]
  std::vector<BlockWords> chance;         ///< [block]
  std::vector<HearingWords> call;         ///< [block] for hearing of calls, while programmes run
  std::vector<std::uint32_t> university;  ///< [university] for the end of partnerships

  /// The word that says whether a row of a block hears of a call. All calls of a quarter share two
  /// words of a firm, joined by the programme's own number: such words are independent in pairs.
  std::uint32_t hearing(std::uint32_t block, std::uint32_t row, std::uint32_t programme) const {
    return call[block].word[0][row] + programme * call[block].word[1][row];
  }

  /// The word of an end of a partnership, a firm's or a university's.
  const std::uint32_t& tie_end(std::uint32_t tie) const {
    return is_firm(tie) ? chance[tie / kBlockRows].word[kTieEnd][tie % kBlockRows]
                        : university[tie & ~kUniversityTie];
  }
  /// The number that says whether a partnership ends, from both ends' words: the same from either
  /// side. Mixed, because words joined bit by bit alone would make the third side of a triangle
  /// follow from the other two.
  static std::uint32_t joined(std::uint32_t own, std::uint32_t other) { return mix32(own ^ other); }
};

}  // namespace spearhead
