#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "engine/indicators.h"
#include "engine/panel.h"

/// Which firms a policy reaches, and what becomes of the others.
namespace spearhead::output {

/// A class of firms. Those that were there at the start are in one class of each of the first four
/// kinds, those that open later in `entry`; `displacement` looks at both kinds together.
struct FirmClass {
  const char* kind;
  const char* name;
};
inline constexpr FirmClass kFirmClasses[] = {
    {"size", "0-9"},
    {"size", "10-49"},
    {"size", "50-249"},
    {"size", "250+"},
    {"age", "under 5"},
    {"age", "5 and more"},
    {"support", "supported"},
    {"support", "never supported"},
    {"cluster", "member"},
    {"cluster", "never a member"},
    {"entry", "opened later"},
    {"displacement", "supported"},
    {"displacement", "never supported, in their sectors"},
};
inline constexpr std::size_t kFirmClassCount = std::size(kFirmClasses);

/// What is added up over the firms of a class.
struct FirmMeasure {
  const char* name;
  Indicator::Unit unit;
};
inline constexpr FirmMeasure kFirmMeasures[] = {
    {"firms", Indicator::Unit::firms},
    {"employment", Indicator::Unit::persons},
    {"value_added", Indicator::Unit::currency_per_year},
    {"business_rd", Indicator::Unit::currency_per_year},
    {"sales", Indicator::Unit::currency_per_year},
};
inline constexpr std::size_t kFirmMeasureCount = std::size(kFirmMeasures);

/// Sums over rows of a panel: [region][class][measure], in the units of the measures.
struct ClassSums {
  std::vector<double> values;

  explicit ClassSums(std::size_t regions = 0)
      : values(regions * kFirmClassCount * kFirmMeasureCount, 0) {}
  static std::size_t place(std::size_t region, std::size_t firm_class, std::size_t measure) {
    return (region * kFirmClassCount + firm_class) * kFirmMeasureCount + measure;
  }
};

/// The same classes of firms in the two arms of a future.
struct ClassPair {
  ClassSums twin;
  ClassSums arm;
};

/// Where and when classes are made and summed.
struct ClassFrame {
  std::uint32_t regions = 0;
  std::uint32_t sectors = 0;
  std::int32_t first_year = 0;  ///< of the study: firms founded since are entrants
  std::int32_t year = 0;        ///< whose rows are summed, and up to which support counts
};

/// Sums over the firms that are there at the end of `frame.year`, in the twin and in the arm.
///
/// A firm is the same in both, by its key, and so is its class: size [persons] and age [years] are
/// those of its first row, in the twin if it has one there. It is supported when the arm's rows up
/// to the year show an award, and a member when they show it in a cluster organisation; where
/// nobody recorded memberships it has no class of that kind. `displacement` holds the firms,
/// entrants too, of the sectors in which supported firms of the same region are or were. Rows of
/// both have regions and sectors of the frame.
ClassPair sum_by_class(const FirmPanel& twin, const FirmPanel& arm, const ClassFrame& frame);

}  // namespace spearhead::output
