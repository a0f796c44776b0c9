#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Comparisons of firms with others of their kind.
namespace spearhead::output {

/// A value and the group that it belongs to, for instance a sector.
struct Grouped {
  std::uint32_t group = 0;
  double value = 0;
};

/// Values less the mean of their group; groups of fewer than `smallest` are left out.
std::vector<double> within_groups(std::span<const Grouped> values, std::size_t smallest);

/// Mean over groups of the distance from the 10th to the 90th percentile; groups of fewer than
/// `smallest` are left out. Not a number when none is left.
double decile_distance(std::span<const Grouped> values, std::size_t smallest);

}  // namespace spearhead::output
