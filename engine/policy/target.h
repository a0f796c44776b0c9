#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/time.h"
#include "engine/world/world.h"

namespace spearhead {

/// Which firms a programme is for. All conditions must hold; an empty list means no condition.
struct Target {
  std::vector<std::uint8_t> segments;  ///< one flag per segment
  double smallest = 0;                 ///< [persons], inclusive
  /// Whole persons, inclusive: staff of 249.6 belongs to "10-249", and "250-" begins at 250.
  double largest = std::numeric_limits<double>::infinity();
  double youngest = 0;  ///< [years], inclusive
  double oldest = std::numeric_limits<double>::infinity();

  bool includes(SegmentId segment) const {
    return segments.empty() || segments[segment.value] != 0;
  }
  bool includes(const World& world, FirmRow row) const {
    const double size = world.firms.employment[row];
    const double age = kStepYears * (static_cast<double>(world.step) -
                                     static_cast<double>(world.firms.founding_step[row]));
    return size >= smallest && size < largest + 1 && age >= youngest && age <= oldest;
  }
};

}  // namespace spearhead
