#ifndef SPEARHEAD_SERIAL

#include <algorithm>

#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "engine/parallel/parallel.h"

namespace spearhead::parallel {
namespace {

// A block of rows takes some tens of microseconds; below a few of them a fork costs more than it
// gains.
constexpr std::uint32_t kBlocksWorthAFork = 4;
constexpr std::uint32_t kRowsWorthAFork = kBlocksWorthAFork * 1024;

void run(std::uint32_t count, const LoopBody& body) {
  // A loop's own context: an exception in one task must not cancel the loops inside its siblings,
  // which would go on with what was left undone.
  tbb::task_group_context own(tbb::task_group_context::isolated);
  tbb::parallel_for(
      tbb::blocked_range<std::uint32_t>(0, count, 1),
      [&](const tbb::blocked_range<std::uint32_t>& range) {
        for (std::uint32_t i = range.begin(); i != range.end(); ++i) body(i);
      },
      tbb::simple_partitioner(), own);
}

void run_if_worth_it(bool worth_it, std::uint32_t count, const LoopBody& body) {
  if (worth_it) {
    tbb::this_task_arena::isolate([&] { run(count, body); });
  } else {
    for (std::uint32_t i = 0; i < count; ++i) body(i);
  }
}

}  // namespace

void for_each_block(std::uint32_t count, const LoopBody& body) {
  run_if_worth_it(count >= kBlocksWorthAFork, count, body);
}

void for_each_part(std::uint32_t count, std::uint32_t rows, const LoopBody& body) {
  run_if_worth_it(rows >= kRowsWorthAFork, count, body);
}

void for_each_task(std::uint32_t count, const LoopBody& body) { run(count, body); }

void with_threads(std::uint32_t threads, const std::function<void()>& work) {
  const std::uint32_t wanted = threads == 0 ? machine_threads() : threads;
  // oneTBB caps its workers at the machine's cores; a larger wish is honoured, for tests above all.
  const tbb::global_control cap(tbb::global_control::max_allowed_parallelism,
                                std::max(wanted, machine_threads()));
  tbb::task_arena arena(static_cast<int>(wanted));
  arena.execute(work);
}

std::uint32_t machine_threads() {
  return static_cast<std::uint32_t>(tbb::info::default_concurrency());
}

}  // namespace spearhead::parallel

#endif
