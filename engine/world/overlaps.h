#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/parameters.h"
#include "engine/world/knowledge.h"

/// Where the knowledge of two clusters meets: what platforms and guided programmes look for.
namespace spearhead {

/// Two fields of two clusters that are worth joining.
struct Overlap {
  std::uint32_t first_cluster;
  std::uint32_t second_cluster;
  std::uint32_t first_field;
  std::uint32_t second_field;
  double value;
};

/// A spearhead area: two clusters of a region whose knowledge is to be joined, by their numbers,
/// the smaller one first.
struct Area {
  std::uint32_t first_cluster;
  std::uint32_t second_cluster;

  friend auto operator<=>(const Area&, const Area&) = default;
};

inline Area area_of(const Overlap& overlap) {
  return {overlap.first_cluster, overlap.second_cluster};
}

/// Overlaps in the eyes of an agency.
struct SeenOverlaps {
  std::span<const Overlap> best = {};      ///< of all clusters, best first
  std::span<const Overlap> in_areas = {};  ///< the best of each area that a target names
};

/// Past recombinations of a region by pair of fields, [field][field], and how many of them halve a
/// pair's yield. No table: none so far.
struct PastUse {
  std::span<const double> count;
  double halving = 0;
};

/// All pairs of fields of different clusters with a value, best first: yield of joining them, times
/// the geometric mean of both sides' `stock` ([cluster][field]), less what has been used up.
std::vector<Overlap> overlaps(const KnowledgeSpace& space, const Parameters& rule,
                              std::span<const std::vector<double>> stock, const PastUse& past);

/// What two clusters with these stocks by field have to gain from each other as long as nothing is
/// used up: the sum over their pairs of fields.
double overlap_of(const KnowledgeSpace& space, const Parameters& rule,
                  std::span<const double> first, std::span<const double> second);

/// What two clusters have to gain from each other: the sum over their pairs of fields.
double overlap_of(std::span<const Overlap> overlaps, std::uint32_t first, std::uint32_t second);

}  // namespace spearhead
