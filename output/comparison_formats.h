#pragma once

#include <optional>
#include <span>
#include <string>

#include "output/comparison.h"
#include "output/records.h"

namespace spearhead::output {

/// Comparisons with the year since when each has been clear (clear_since.h).
struct DatedComparisons {
  std::span<const Comparison> rows;
  std::span<const std::optional<int>> since;
};

/// The same for programs; a region is empty for the sum of all. `study` says where the rows are
/// from.
Records comparison_records(const std::string& study, const DatedComparisons& comparisons);

/// A table for Markdown with readable numbers.
std::string comparison_markdown(const DatedComparisons& comparisons);

/// Lines that say since when the effects of each arm have been clear, each ended.
std::string clear_since_text(const DatedComparisons& comparisons);

}  // namespace spearhead::output
