#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/id.h"

namespace spearhead {

/// Rows of one segment inside one block.
struct Run {
  SegmentId segment;
  std::uint32_t begin;
  std::uint32_t end;

  std::uint32_t size() const { return end - begin; }
};

/// Up to 1024 neighbouring rows: the unit of work of every kernel.
struct Block {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t first_run;
  std::uint32_t last_run;  ///< one past the last

  std::uint32_t size() const { return end - begin; }
};

/// Which rows belong to which segment and which block.
class Layout {
 public:
  /// Segments of these many rows, one after the other.
  void assign(std::span<const std::uint32_t> rows_of_segment);

  std::uint32_t rows() const { return begins_.empty() ? 0 : begins_.back(); }
  std::uint32_t segments() const {
    return begins_.empty() ? 0 : static_cast<std::uint32_t>(begins_.size() - 1);
  }
  std::uint32_t begin(SegmentId segment) const { return begins_[segment.value]; }
  std::uint32_t end(SegmentId segment) const { return begins_[segment.value + 1]; }
  std::uint32_t size(SegmentId segment) const { return end(segment) - begin(segment); }

  std::uint32_t blocks() const { return static_cast<std::uint32_t>(blocks_.size()); }
  const Block& block(std::uint32_t index) const { return blocks_[index]; }
  std::uint32_t runs() const { return static_cast<std::uint32_t>(runs_.size()); }
  std::span<const Run> all_runs() const { return runs_; }
  const Run& run(std::uint32_t index) const { return runs_[index]; }

 private:
  std::vector<std::uint32_t> begins_;
  std::vector<Run> runs_;
  std::vector<Block> blocks_;
};

}  // namespace spearhead
