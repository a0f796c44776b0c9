#include "engine/world/layout.h"

#include <algorithm>

#include "engine/random/draws.h"

namespace spearhead {

void Layout::assign(std::span<const std::uint32_t> rows_of_segment) {
  begins_.assign(1, 0);
  for (const std::uint32_t rows : rows_of_segment) begins_.push_back(begins_.back() + rows);

  runs_.clear();
  blocks_.clear();
  std::uint32_t segment = 0;
  for (std::uint32_t first = 0; first < rows(); first += kBlockRows) {
    const std::uint32_t last = std::min(first + kBlockRows, rows());
    Block block{first, last, runs(), 0};
    for (std::uint32_t row = first; row < last;) {
      while (begins_[segment + 1] <= row) ++segment;
      const std::uint32_t stop = std::min(begins_[segment + 1], last);
      runs_.push_back({SegmentId{segment}, row, stop});
      row = stop;
    }
    block.last_run = runs();
    blocks_.push_back(block);
  }
}

}  // namespace spearhead
