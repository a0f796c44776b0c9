#include "engine/random/draws.h"

#include <algorithm>
#include <array>

#include <Random123/threefry.h>

#include "engine/base/error.h"
#include "engine/base/hash.h"

namespace spearhead {
namespace {

threefry4x32_key_t key_words(Luck luck, Purpose purpose) {
  return {{low_word(luck.seed), high_word(luck.seed), luck.replicate, purpose.word}};
}

}  // namespace

Words Draws::words(Purpose purpose, Key entity, std::uint32_t draw, std::uint32_t partner) const {
  const threefry4x32_ctr_t counter = {
      {low_word(entity), high_word(entity), step_ << 16 | draw, partner}};
  const threefry4x32_ctr_t result = threefry4x32_R(20, counter, key_words(luck_, purpose));
  return {{result.v[0], result.v[1], result.v[2], result.v[3]}};
}

namespace {

/// Entities that the compiler takes at once.
constexpr std::uint32_t kLanes = 8;

/// Words of `count` counters: `when(i)` is the third word of the i-th, `partner` the fourth of all.
template <class When>
void fill_whole(const threefry4x32_key_t& key, const Key* __restrict entities, const When& when,
                std::uint32_t partner, std::uint32_t count,
                const std::array<std::uint32_t*, 4>& out) {
  std::uint32_t* __restrict first = out[0];
  std::uint32_t* __restrict second = out[1];
  std::uint32_t* __restrict third = out[2];
  std::uint32_t* __restrict fourth = out[3];
  for (std::uint32_t i = 0; i < count; ++i) {
    const threefry4x32_ctr_t counter = {
        {low_word(entities[i]), high_word(entities[i]), when(i), partner}};
    const threefry4x32_ctr_t result = threefry4x32_R(20, counter, key);
    first[i] = result.v[0];
    second[i] = result.v[1];
    third[i] = result.v[2];
    fourth[i] = result.v[3];
  }
}

/// The same for any number: what is left over at the end is worked out with blanks beside it,
/// because one by one a call takes six times as long.
template <class When>
void fill_block(const threefry4x32_key_t& key, const Key* entities, const When& when,
                std::uint32_t partner, std::uint32_t count, BlockWords& out) {
  const std::uint32_t whole = count - count % kLanes;
  fill_whole(key, entities, when, partner, whole,
             {out.word[0], out.word[1], out.word[2], out.word[3]});
  if (whole == count) return;
  Key keys[kLanes] = {};
  std::uint32_t third[kLanes] = {};
  for (std::uint32_t i = whole; i < count; ++i) {
    keys[i - whole] = entities[i];
    third[i - whole] = when(i);
  }
  std::uint32_t rest[4][kLanes];
  fill_whole(key, keys, [&](std::uint32_t i) { return third[i]; }, partner, kLanes,
             {rest[0], rest[1], rest[2], rest[3]});
  for (std::uint32_t w = 0; w < 4; ++w) std::copy_n(rest[w], count - whole, out.word[w] + whole);
}

}  // namespace

void Draws::fill(Purpose purpose, const Key* entities, std::uint32_t count, BlockWords& out,
                 std::uint32_t draw, std::uint32_t partner) const {
  const std::uint32_t when = step_ << 16 | draw;
  fill_block(
      key_words(luck_, purpose), entities, [&](std::uint32_t) { return when; }, partner, count,
      out);
}

void Draws::fill(Purpose purpose, const Key* entities, const std::uint32_t* draws,
                 std::uint32_t count, BlockWords& out) const {
  const std::uint32_t step = step_ << 16;
  const std::uint32_t* const __restrict draw = draws;
  fill_block(
      key_words(luck_, purpose), entities, [&](std::uint32_t i) { return step | draw[i]; }, 0,
      count, out);
}

Stream::result_type Stream::operator()() {
  const std::uint32_t position = used_ % 4;
  if (position == 0) {
    require_law(used_ / 4 < 0x10000, "a stream of random words is longer than 65,536 draws");
    words_ = draws_.words(purpose_, entity_, used_ / 4);
  }
  ++used_;
  return words_.word[position];
}

}  // namespace spearhead
