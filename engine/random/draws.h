#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

#include "engine/base/id.h"
#include "engine/random/purpose.h"

/// Random numbers are looked up, not drawn from a generator: Threefry4x32-20 (Salmon et al. 2011,
/// SC'11) maps a key (seed, replicate, purpose) and a counter (entity, step, draw, partner) to four
/// words. There is no state, so order, threads, machines and other agents' draws change nothing,
/// and every arm of a replicate sees the same luck. The scenario is never part of the key.
namespace spearhead {

/// Rows that one call of a kernel works on at most.
inline constexpr std::uint32_t kBlockRows = 1024;

/// Which luck: the seed of the study and the number of the future.
struct Luck {
  std::uint64_t seed = 1;
  std::uint32_t replicate = 0;
};

/// Four random words of one entity.
struct Words {
  std::uint32_t word[4];

  double uniform(int half) const;
};

/// Four random words of each of up to `kBlockRows` entities.
struct alignas(64) BlockWords {
  std::uint32_t word[4][kBlockRows];

  Words of(std::uint32_t row) const {
    return {{word[0][row], word[1][row], word[2][row], word[3][row]}};
  }

  /// Uniform number in (0, 1), 52 bits, from words 0 and 1 (`half` 0) or 2 and 3 (`half` 1).
  double uniform(std::uint32_t row, int half) const;
  /// Uniform number in (0, 1) from one word; for choices that need no tail, 32 bits.
  double coarse_uniform(std::uint32_t row, int which) const;
};

/// Uniform number in (0, 1): odd multiples of 2^-53, so 0 and 1 never come and 1 - u is as likely
/// as u.
inline double uniform_from(std::uint32_t high, std::uint32_t low) {
  const std::uint64_t bits = (std::uint64_t{high} << 32 | low) >> 12;
  return (std::bit_cast<double>(0x3FF0000000000000ULL | bits) - 1) + 0x1p-53;
}

inline double coarse_uniform_from(std::uint32_t word) {
  return (std::bit_cast<double>(0x3FF0000000000000ULL | std::uint64_t{word} << 20) - 1) + 0x1p-33;
}

/// A word is below this number with `chance`, 0 to 1, to within 2^-32: the cheapest way to select.
inline std::uint32_t word_of_chance(double chance) {
  const double scaled = chance * 0x1p32;
  return scaled < 0x1p32 ? static_cast<std::uint32_t>(scaled) : 0xFFFFFFFFU;
}

inline double BlockWords::uniform(std::uint32_t row, int half) const {
  const std::size_t first = static_cast<std::size_t>(half) * 2;
  return uniform_from(word[first][row], word[first + 1][row]);
}
inline double BlockWords::coarse_uniform(std::uint32_t row, int which) const {
  return coarse_uniform_from(word[which][row]);
}
inline double Words::uniform(int half) const {
  const std::size_t first = static_cast<std::size_t>(half) * 2;
  return uniform_from(word[first], word[first + 1]);
}

/// The random numbers of one step of one future.
class Draws {
 public:
  /// `step` counts quarters from the start of the future; at most 65,535.
  Draws(Luck luck, std::uint32_t step) : luck_(luck), step_(step) {}

  /// Words of one entity. `draw` numbers repeated draws for the same purpose and step (16 bits).
  /// `partner` is 0 or a hash of what the draw is about besides, a programme's key say.
  Words words(Purpose purpose, Key entity, std::uint32_t draw = 0, std::uint32_t partner = 0) const;

  /// The same words for `count` entities at once, in vector code; `count` at most `kBlockRows`.
  void fill(Purpose purpose, const Key* entities, std::uint32_t count, BlockWords& out,
            std::uint32_t draw = 0, std::uint32_t partner = 0) const;

  /// The same where each entry of the list has a number of draw of its own.
  void fill(Purpose purpose, const Key* entities, const std::uint32_t* draws, std::uint32_t count,
            BlockWords& out) const;

  Luck luck() const { return luck_; }
  std::uint32_t step() const { return step_; }

 private:
  Luck luck_;
  std::uint32_t step_;
};

/// Endless words of one entity for one purpose, as the generator that Boost.Random's distributions
/// take. For rare draws with a variable number of words; kernels use `Draws::fill`.
class Stream {
 public:
  using result_type = std::uint32_t;
  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return 0xFFFFFFFFU; }

  Stream(const Draws& draws, Purpose purpose, Key entity)
      : draws_(draws), purpose_(purpose), entity_(entity) {}

  /// \throws ModelError after 65,536 draws of four words.
  result_type operator()();

 private:
  Draws draws_;
  Purpose purpose_;
  Key entity_;
  std::uint32_t used_ = 0;
  Words words_{};
};

}  // namespace spearhead
