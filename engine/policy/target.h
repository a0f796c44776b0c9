#pragma once

#include <cstdint>
#include <limits>
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
  /// Named areas, ascending: the firm stands in one of the best overlaps of one of them, as the
  /// agency sees them. Whoever names areas narrows `segments` to those of their clusters.
  std::vector<Area> areas = {};
  std::vector<Origin> ownership = {};  ///< one of them
  ResearchStatus research = ResearchStatus::any;

  std::vector<Target> all_of = {};
  std::vector<Target> any_of = {};
  std::vector<Target> none_of = {};

  /// Whether firms of the segment may be meant: false only when none can.
  bool includes(SegmentId segment) const;
  /// Whether every firm of the segment is meant, whatever it is like.
  bool covers(SegmentId segment) const;
  /// Whether this firm is meant; `seen` are overlaps in the eyes of the agency.
  bool includes(const World& world, FirmRow row, SegmentId segment,
                const SeenOverlaps& seen = {}) const;
  /// Whether a foreign project is meant, as the firm that it would be when it opens: foreign, of no
  /// age, not doing R&D yet, and knowing the fields that it wants.
  bool includes(const World& world, const Arrival& project, const SeenOverlaps& seen = {}) const;
  /// Whether so many of the best overlaps are asked for, here or in a part.
  bool looks_at_overlaps() const;
};

/// Areas that the target names, in any part of it, each once, ascending.
std::vector<Area> areas_named(const Target& target);

/// Those of them that it is for: without those in parts that leave firms out.
std::vector<Area> areas_wanted(const Target& target);

}  // namespace spearhead
