#include "engine/random/draws.h"

#include <cmath>
#include <set>
#include <vector>

#include <boost/random/normal_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <catch2/catch.hpp>

#include "engine/base/error.h"
#include "engine/base/hash.h"

namespace spearhead {
namespace {

/// Words for a key and a counter given as the published vectors give them.
Words words_of(std::array<std::uint32_t, 4> key, std::array<std::uint32_t, 4> counter) {
  Purpose purpose("known answer");
  purpose.word = key[3];
  const Draws draws(Luck{std::uint64_t{key[1]} << 32 | key[0], key[2]}, counter[2] >> 16);
  return draws.words(purpose, std::uint64_t{counter[1]} << 32 | counter[0], counter[2] & 0xFFFF,
                     counter[3]);
}

std::vector<std::uint32_t> listed(const Words& words) {
  return {words.word[0], words.word[1], words.word[2], words.word[3]};
}

}  // namespace

TEST_CASE("words are Threefry4x32-20 as published", "[random]") {
  // Known-answer vectors of the Random123 library (Salmon et al. 2011).
  CHECK(listed(words_of({0, 0, 0, 0}, {0, 0, 0, 0})) ==
        std::vector<std::uint32_t>{0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8});
  const std::uint32_t ones = 0xffffffff;
  CHECK(listed(words_of({ones, ones, ones, ones}, {ones, ones, ones, ones})) ==
        std::vector<std::uint32_t>{0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732});
  CHECK(listed(words_of({0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89},
                        {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344})) ==
        std::vector<std::uint32_t>{0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84});
}

TEST_CASE("words in bulk are the words of each entity", "[random]") {
  const Draws draws(Luck{42, 7}, 13);
  std::vector<Key> keys;
  for (std::uint64_t i = 0; i < 1000; ++i) keys.push_back(mix(i));
  BlockWords block;
  for (const std::uint32_t partner : {0U, 99U}) {
    draws.fill(purpose::circle, keys.data(), 1000, block, 5, partner);
    for (std::uint32_t i = 0; i < 1000; ++i) {
      const Words one = draws.words(purpose::circle, keys[i], 5, partner);
      for (int w = 0; w < 4; ++w) REQUIRE(block.word[w][i] == one.word[w]);
    }
  }
}

TEST_CASE("words in bulk are the same for lists of any length, each with a draw of its own",
          "[random]") {
  const Draws draws(Luck{42, 7}, 13);
  std::vector<Key> keys;
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t i = 0; i < 20; ++i) {
    keys.push_back(mix(i));
    numbers.push_back(i * i);
  }
  BlockWords block;
  for (std::uint32_t count = 0; count <= 20; ++count) {
    for (auto& word : block.word) std::fill_n(word, 21, 99U);
    draws.fill(purpose::circle, keys.data(), numbers.data(), count, block);
    for (std::uint32_t i = 0; i < count; ++i) {
      REQUIRE(listed(block.of(i)) == listed(draws.words(purpose::circle, keys[i], numbers[i])));
    }
    REQUIRE(block.word[0][count] == 99);
  }
}

TEST_CASE("each part of the key and of the counter gives other words", "[random]") {
  std::set<std::vector<std::uint32_t>> seen;
  seen.insert(listed(Draws(Luck{1, 0}, 0).words(purpose::circle, 9)));
  seen.insert(listed(Draws(Luck{2, 0}, 0).words(purpose::circle, 9)));
  seen.insert(listed(Draws(Luck{1ULL << 32 | 1, 0}, 0).words(purpose::circle, 9)));
  seen.insert(listed(Draws(Luck{1, 1}, 0).words(purpose::circle, 9)));
  seen.insert(listed(Draws(Luck{1, 0}, 1).words(purpose::circle, 9)));
  seen.insert(listed(Draws(Luck{1, 0}, 0).words(purpose::founder, 9)));
  seen.insert(listed(Draws(Luck{1, 0}, 0).words(purpose::circle, 10)));
  seen.insert(listed(Draws(Luck{1, 0}, 0).words(purpose::circle, 9ULL << 32 | 9)));
  seen.insert(listed(Draws(Luck{1, 0}, 0).words(purpose::circle, 9, 1)));
  seen.insert(listed(Draws(Luck{1, 0}, 0).words(purpose::circle, 9, 0, 1)));
  CHECK(seen.size() == 10);
}

TEST_CASE("no two purposes share a word", "[random]") {
  std::set<std::uint32_t> words;
  for (const Purpose& one : purpose::kAll) words.insert(one.word);
  CHECK(words.size() == purpose::kAll.size());
}

TEST_CASE("uniform numbers lie strictly between 0 and 1", "[random]") {
  CHECK(uniform_from(0, 0) == 0x1p-53);
  CHECK(uniform_from(0xffffffff, 0xffffffff) == 1 - 0x1p-53);
  CHECK(coarse_uniform_from(0) == 0x1p-33);
  CHECK(coarse_uniform_from(0xffffffff) == 1 - 0x1p-33);
}

TEST_CASE("uniform numbers of neighbouring keys and steps are uniform and unrelated", "[random]") {
  constexpr int kEntities = 20'000;
  double sum = 0;
  double product = 0;
  std::vector<int> bins(64);
  for (int i = 0; i < kEntities; ++i) {
    const auto key = static_cast<Key>(i);
    const double now = Draws(Luck{1, 0}, 3).words(purpose::founder, key).uniform(0);
    const double next = Draws(Luck{1, 0}, 4).words(purpose::founder, key).uniform(0);
    sum += now;
    product += (now - 0.5) * (next - 0.5);
    ++bins[static_cast<std::size_t>(now * 64)];
  }
  double chi_square = 0;
  const double expected = kEntities / 64.0;
  for (const int count : bins) chi_square += (count - expected) * (count - expected) / expected;
  CHECK(sum / kEntities == Approx(0.5).margin(5 / std::sqrt(12.0 * kEntities)));
  CHECK(product / kEntities == Approx(0).margin(5 / (12 * std::sqrt(1.0 * kEntities))));
  CHECK(chi_square < 63 + 5 * std::sqrt(2 * 63.0));
}

TEST_CASE("a stream gives the words of its entity, draw by draw", "[random]") {
  const Draws draws(Luck{5, 2}, 8);
  Stream stream(draws, purpose::founder, 77);
  for (std::uint32_t draw = 0; draw < 3; ++draw) {
    for (const std::uint32_t word : listed(draws.words(purpose::founder, 77, draw))) {
      REQUIRE(stream() == word);
    }
  }
}

TEST_CASE("a stream feeds Boost's distributions with numbers that are pinned", "[random][bits]") {
  Stream stream(Draws(Luck{5, 2}, 8), purpose::founder, 77);
  boost::random::poisson_distribution<int> poisson(3.5);
  std::vector<int> counts;
  for (int i = 0; i < 8; ++i) counts.push_back(poisson(stream));
  CHECK(counts == std::vector<int>{3, 2, 3, 1, 3, 4, 4, 2});
}

TEST_CASE("an endless stream ends with an error instead of repeating itself", "[random]") {
  Stream stream(Draws(Luck{5, 2}, 8), purpose::founder, 77);
  for (int i = 0; i < 4 * 0x10000; ++i) stream();
  CHECK_THROWS_AS(stream(), ModelError);
}

TEST_CASE("keys of names and causes are pinned, because luck hangs on them", "[random][bits]") {
  CHECK(key_of("UKC1") == 0x916535a3c742f3c7);
  CHECK(key_of({1, 2}) == 0xd97d4205fdab0823);
  CHECK(key_of({1, 2}) != key_of({2, 1}));
}

}  // namespace spearhead
