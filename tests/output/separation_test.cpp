#include "output/analysis/separation.h"

#include <algorithm>
#include <set>
#include <utility>

#include <catch2/catch.hpp>

namespace spearhead::output {
namespace {

using Groups = std::vector<std::vector<std::size_t>>;
using Pairs = std::set<std::pair<std::size_t, std::size_t>>;

Groups groups(std::size_t things, const Pairs& apart) {
  return inseparable_groups(things, [&](std::size_t i, std::size_t j) {
    return apart.contains({std::min(i, j), std::max(i, j)});
  });
}

}  // namespace

TEST_CASE("what nothing separates is one group", "[compare][separation]") {
  CHECK(groups(3, {}) == Groups{{0, 1, 2}});
  CHECK(groups(1, {}) == Groups{{0}});
  CHECK(groups(0, {}).empty());
}

TEST_CASE("what everything separates stands alone", "[compare][separation]") {
  CHECK(groups(3, {{0, 1}, {0, 2}, {1, 2}}) == Groups{{0}, {1}, {2}});
}

TEST_CASE("what is apart from neither end stands with both", "[compare][separation]") {
  CHECK(groups(3, {{0, 2}}) == Groups{{0, 1}, {1, 2}});
  CHECK(groups(4, {{0, 2}, {0, 3}, {1, 3}}) == Groups{{0, 1}, {1, 2}, {2, 3}});
}

TEST_CASE("groups hold neighbours in no order of their own", "[compare][separation]") {
  // The middle one is apart from both ends, which are not apart from each other.
  CHECK(groups(3, {{0, 1}, {1, 2}}) == Groups{{0, 2}, {1}});
}

TEST_CASE("two share a group exactly when they are not apart, and no group is in another",
          "[compare][separation]") {
  const Pairs apart{{0, 3}, {0, 5}, {1, 4}, {1, 5}, {2, 5}, {3, 6}, {0, 6}, {4, 6}};
  const Groups found = groups(7, apart);
  for (std::size_t i = 0; i < 7; ++i) {
    for (std::size_t j = i + 1; j < 7; ++j) {
      const bool together = std::ranges::any_of(found, [&](const auto& group) {
        return std::ranges::count(group, i) > 0 && std::ranges::count(group, j) > 0;
      });
      CHECK(together == !apart.contains({i, j}));
    }
  }
  for (const auto& one : found) {
    for (const auto& other : found) {
      CHECK((&one == &other || !std::ranges::includes(other, one)));
    }
  }
}

}  // namespace spearhead::output
