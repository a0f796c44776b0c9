#include "engine/world/select.h"

#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"

using namespace spearhead;

namespace {

std::vector<std::uint32_t> listed(const Selected& selected) {
  return {selected.begin(), selected.end()};
}

}  // namespace

TEST_CASE("what is selected are all rows that act and no others, in order", "[select]") {
  for (const std::uint32_t count : {0U, 1U, 7U, 8U, 9U, 1000U, 1023U, 1024U}) {
    for (const std::uint64_t every : {1U, 2U, 3U, 50U, 5000U}) {
      const auto acts = [&](std::uint32_t i) { return mix(i + 7 * every) % every == 0; };
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < count; ++i) {
        if (acts(i)) expected.push_back(i);
      }
      Selected selected;
      select(count, acts, selected);
      CHECK(listed(selected) == expected);
    }
  }
}

TEST_CASE("a list that is used again holds nothing of what it held before", "[select]") {
  Selected selected;
  select(
      20, [](std::uint32_t) { return true; }, selected);
  select(
      20, [](std::uint32_t i) { return i == 3; }, selected);
  CHECK(listed(selected) == std::vector<std::uint32_t>{3});
}

TEST_CASE("a bound on words lists every row whose uniform number is below it", "[select]") {
  const Draws draws(Luck{3, 1}, 5);
  std::vector<Key> keys(kBlockRows);
  for (std::uint32_t i = 0; i < kBlockRows; ++i) keys[i] = mix(i);
  BlockWords words;
  draws.fill(purpose::circle, keys.data(), kBlockRows, words);
  for (const double bound : {0.0, 1e-9, 0.01, 0.5, 1.0, 3.0}) {
    Selected selected;
    select_below(bound, words.word[0], kBlockRows, selected);
    std::uint32_t below = 0;
    std::uint32_t coarsely = 0;
    for (std::uint32_t i = 0; i < kBlockRows; ++i) {
      const bool in = std::binary_search(selected.begin(), selected.end(), i);
      below += words.uniform(i, 0) < bound ? 1 : 0;
      coarsely += words.coarse_uniform(i, 0) < bound ? 1 : 0;
      if (words.uniform(i, 0) < bound || words.coarse_uniform(i, 0) < bound) CHECK(in);
    }
    CHECK(selected.count - below <= 1);
    CHECK(selected.count - coarsely <= 1);
  }
}

TEST_CASE("a uniform number just below a bound is listed, whatever the words behind it",
          "[select]") {
  const std::uint32_t word = 0x20000000;
  Selected selected;
  for (const double above : {0x1p-3 + 0x1p-50, 0x1p-3 + 0x1p-34, 0x1p-3 + 0x1p-33}) {
    select_below(above, &word, 1, selected);
    CHECK(selected.count == 1);
  }
  select_below(0x1p-3 - 0x1p-32, &word, 1, selected);
  CHECK(selected.count == 0);
}
