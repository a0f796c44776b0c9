#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/math/fixed.h"
#include "engine/parallel/parallel.h"
#include "engine/random/draws.h"
#include "engine/world/column.h"
#include "engine/world/layout.h"

/// What kernels over blocks of rows share.
namespace spearhead {

/// One number for each row of a block.
struct alignas(kColumnAlignment) BlockLane {
  double of[kBlockRows];
};

/// Runs `kernel(block)` for every block, on all threads.
template <class Kernel>
void for_each_block(const Layout& layout, const Kernel& kernel) {
  parallel::for_each_block(layout.blocks(),
                           [&](std::uint32_t index) { kernel(layout.block(index)); });
}

/// Gives every row of the block `value(segment)` of its segment.
template <class Value>
void spread_by(const Layout& layout, const Block& block, const Value& value, BlockLane& out) {
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = layout.run(r);
    std::fill_n(out.of + (run.begin - block.begin), run.size(),
                static_cast<double>(value(run.segment)));
  }
}

/// Gives every row of the block its segment's value.
template <class T>
void spread(const Layout& layout, const Block& block, const Column<SegmentId, T>& values,
            BlockLane& out) {
  spread_by(
      layout, block, [&](SegmentId segment) { return values[segment]; }, out);
}

/// Adds a quantity up over each run of the block: `term(i)` is that of the block's i-th row.
template <class Term>
void sum_runs(const Layout& layout, const Block& block, math::FixedPoint point, const Term& term,
              std::int64_t* of_run) {
  for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
    const Run& run = layout.run(r);
    // Not in 32 bits, whose sums may wrap: the compiler would fetch terms one by one.
    const std::size_t first = run.begin - block.begin;
    of_run[r] = math::fixed_sum(std::size_t{run.size()}, point,
                                [&](std::size_t i) { return term(first + i); });
  }
}

/// The same over few rows of the block, listed in ascending order; the others add nothing.
template <class Rows, class Term>
void sum_listed(const Layout& layout, const Block& block, math::FixedPoint point, const Rows& rows,
                const Term& term, std::int64_t* of_run) {
  std::fill(of_run + block.first_run, of_run + block.last_run, std::int64_t{0});
  std::uint32_t run = block.first_run;
  for (const std::uint32_t i : rows) {
    while (layout.run(run).end <= block.begin + i) ++run;
    of_run[run] += math::fixed_sum(std::size_t{1}, point, [&](std::size_t) { return term(i); });
  }
}

/// Adds the runs up to segments. Integers: the order cannot matter.
template <class T>
void sum_segments(const Layout& layout, const std::int64_t* of_run, double unit,
                  Column<SegmentId, T>& out) {
  std::uint32_t r = 0;
  for (std::uint32_t k = 0; k < layout.segments(); ++k) {
    std::int64_t sum = 0;
    for (; r < layout.runs() && layout.run(r).segment.value == k; ++r) {
      require_law(!__builtin_add_overflow(sum, of_run[r], &sum),
                  "the sum of a segment is too large for its fixed-point unit");
    }
    out[SegmentId{k}] = static_cast<T>(static_cast<double>(sum) * unit);
  }
}

}  // namespace spearhead
