#pragma once

#include <span>
#include <string>

#include "output/clear_years.h"
#include "output/comparison.h"
#include "output/records.h"

namespace spearhead::output {

/// Comparisons with the years in which each is clear.
struct DatedComparisons {
  std::span<const Comparison> rows;
  std::span<const ClearYears> years;
};

/// The same for programs; a region is empty for the sum of all. `study` says where the rows are
/// from.
Records comparison_records(const std::string& study, const DatedComparisons& comparisons);

/// A table for Markdown with readable numbers.
std::string comparison_markdown(const DatedComparisons& comparisons);

/// Lines that say since when, or when, the effects of each arm are clear, and how many are looked
/// at, each ended.
std::string clear_since_text(const DatedComparisons& comparisons);

}  // namespace spearhead::output
