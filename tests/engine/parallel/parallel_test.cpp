#include "engine/parallel/parallel.h"

#include <atomic>
#include <stdexcept>
#include <vector>

#include <catch2/catch.hpp>

namespace spearhead::parallel {

TEST_CASE("every block is worked on once, with any number of threads", "[parallel]") {
  for (const std::uint32_t threads : {1U, 2U, 7U}) {
    std::vector<std::atomic<int>> visits(1000);
    with_threads(threads, [&] { for_each_block(1000, [&](std::uint32_t i) { ++visits[i]; }); });
    for (const auto& count : visits) REQUIRE(count == 1);
  }
}

TEST_CASE("blocks inside tasks are worked on once each", "[parallel]") {
  std::vector<std::atomic<int>> visits(20 * 50);
  with_threads(3, [&] {
    for_each_task(20, [&](std::uint32_t task) {
      for_each_block(50, [&](std::uint32_t block) { ++visits[task * 50 + block]; });
    });
  });
  for (const auto& count : visits) REQUIRE(count == 1);
}

TEST_CASE("an error in one block reaches the caller", "[parallel]") {
  const auto fail_at_seven = [](std::uint32_t i) {
    if (i == 7) throw std::runtime_error("seven");
  };
  CHECK_THROWS_WITH(with_threads(2, [&] { for_each_block(100, fail_at_seven); }), "seven");
  CHECK_THROWS_WITH(with_threads(2, [&] { for_each_task(100, fail_at_seven); }), "seven");
}

TEST_CASE("an empty loop does nothing", "[parallel]") {
  for_each_block(0, [](std::uint32_t) { FAIL("called"); });
  for_each_task(0, [](std::uint32_t) { FAIL("called"); });
}

}  // namespace spearhead::parallel
