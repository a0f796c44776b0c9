#include "engine/parallel/parallel.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
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

TEST_CASE("an error in one task leaves the loops inside the others whole", "[parallel]") {
  std::atomic<bool> at_work{false};
  std::atomic<bool> failing{false};
  std::atomic<int> torn{0};
  const auto fail = [&] {
    // The other task may never begin, on a machine that has no thread for it.
    for (int i = 0; i < 2000 && !at_work; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    failing = true;
    throw std::runtime_error("one");
  };
  const auto work = [&] {
    at_work = true;
    int after = 0;
    for (int loop = 0; loop < 100'000 && after < 500; ++loop) {
      std::atomic<int> visits{0};
      for_each_block(50, [&](std::uint32_t) { ++visits; });
      torn += visits == 50 ? 0 : 1;
      after += failing ? 1 : 0;
    }
  };
  CHECK_THROWS_WITH(with_threads(2,
                                 [&] {
                                   for_each_task(2, [&](std::uint32_t task) {
                                     if (task == 0) fail();
                                     work();
                                   });
                                 }),
                    "one");
  CHECK(torn == 0);
}

TEST_CASE("an empty loop does nothing", "[parallel]") {
  for_each_block(0, [](std::uint32_t) { FAIL("called"); });
  for_each_task(0, [](std::uint32_t) { FAIL("called"); });
}

}  // namespace spearhead::parallel
