#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/base/id.h"
#include "engine/world/overlaps.h"
#include "engine/world/world.h"

namespace spearhead {

/// Origins of firms that a target may name.
enum class Origin : std::uint8_t { any, domestic, foreign, spin_off };

/// Whether a firm does R&D.
enum class ResearchStatus : std::uint8_t { any, performer, none };

/// Which firms a programme is for. All conditions must hold; what is not stated is no condition.
struct Target {
  std::vector<std::uint8_t> segments = {};  ///< one flag per segment: regions, sectors and clusters
  double smallest = 0;                      ///< [persons], inclusive
  /// Whole persons, inclusive: staff of 249.6 belongs to "10-249", and "250-" begins at 250.
  double largest = std::numeric_limits<double>::infinity();
  double youngest = 0;  ///< [years], inclusive
  double oldest = std::numeric_limits<double>::infinity();
  std::vector<std::uint8_t> fields = {};  ///< one flag per field: the firm knows one of them
  /// So many of the best overlaps of clusters, as the agency sees them: the firm stands in one.
  std::uint32_t overlaps = 0;
  std::vector<Origin> ownership = {};  ///< one of them
  ResearchStatus research = ResearchStatus::any;

  std::vector<Target> all_of = {};
  std::vector<Target> any_of = {};
  std::vector<Target> none_of = {};

  /// Whether firms of the segment may be meant: false only when none can.
  bool includes(SegmentId segment) const;
  /// Whether every firm of the segment is meant, whatever it is like.
  bool covers(SegmentId segment) const;
  /// Whether this firm is meant; `seen` are overlaps in the eyes of the agency, best first.
  bool includes(const World& world, FirmRow row, SegmentId segment,
                std::span<const Overlap> seen = {}) const;
  /// Whether a foreign project is meant, as the firm that it would be when it opens: foreign, of no
  /// age, not doing R&D yet, and knowing the fields that it wants.
  bool includes(const World& world, const Arrival& project,
                std::span<const Overlap> seen = {}) const;
  /// Whether overlaps are asked for, here or in a part.
  bool looks_at_overlaps() const;
};

}  // namespace spearhead
