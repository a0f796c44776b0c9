#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "engine/indicators.h"
#include "engine/panel.h"

/// Which firms a policy reaches, and what becomes of the others.
namespace spearhead::output {

/// The classes, in the order of kFirmClasses.
enum class FirmClassId : std::uint8_t {
  size_below_10,
  size_below_50,
  size_below_250,
  size_from_250,
  young,
  old,
  supported,
  supported_by_baseline_only,
  never_supported,
  member,
  member_in_baseline_only,
  never_member,
  entrant,
  displacing,
  displaced,
};

/// A class of firms. Those that were there at the start are in one class of each of the first four
/// kinds, those that open later in `entry`; `displacement` looks at the former only.
struct FirmClass {
  FirmClassId id;
  const char* kind;
  const char* name;
};
inline constexpr FirmClass kFirmClasses[] = {
    {FirmClassId::size_below_10, "size", "0-9"},
    {FirmClassId::size_below_50, "size", "10-49"},
    {FirmClassId::size_below_250, "size", "50-249"},
    {FirmClassId::size_from_250, "size", "250+"},
    {FirmClassId::young, "age", "under 5"},
    {FirmClassId::old, "age", "5 and more"},
    {FirmClassId::supported, "support", "supported"},
    {FirmClassId::supported_by_baseline_only, "support", "supported by the baseline only"},
    {FirmClassId::never_supported, "support", "never supported"},
    {FirmClassId::member, "cluster", "member"},
    {FirmClassId::member_in_baseline_only, "cluster", "member in the baseline only"},
    {FirmClassId::never_member, "cluster", "never a member"},
    {FirmClassId::entrant, "entry", "opened later"},
    {FirmClassId::displacing, "displacement", "supported"},
    {FirmClassId::displaced, "displacement", "never supported, in their sectors"},
};
inline constexpr std::size_t kFirmClassCount = std::size(kFirmClasses);

/// What is added up over the firms of a class, in the order of kFirmMeasures.
enum class FirmMeasureId : std::uint8_t { firms, employment, value_added, business_rd, sales };

struct FirmMeasure {
  FirmMeasureId id;
  const char* name;
  Indicator::Unit unit;
};
inline constexpr FirmMeasure kFirmMeasures[] = {
    {FirmMeasureId::firms, "firms", Indicator::Unit::firms},
    {FirmMeasureId::employment, "employment", Indicator::Unit::persons},
    {FirmMeasureId::value_added, "value_added", Indicator::Unit::currency_per_year},
    {FirmMeasureId::business_rd, "business_rd", Indicator::Unit::currency_per_year},
    {FirmMeasureId::sales, "sales", Indicator::Unit::currency_per_year},
};
inline constexpr std::size_t kFirmMeasureCount = std::size(kFirmMeasures);

/// Whether each row of a table stands at the place that its id has.
template <class Row, std::size_t kRows>
constexpr bool in_order_of_ids(const Row (&table)[kRows]) {
  for (std::size_t i = 0; i < kRows; ++i) {
    if (static_cast<std::size_t>(table[i].id) != i) return false;
  }
  return true;
}
static_assert(in_order_of_ids(kFirmClasses) && in_order_of_ids(kFirmMeasures));
static_assert(kFirmClassCount == static_cast<std::size_t>(FirmClassId::displaced) + 1);
static_assert(kFirmMeasureCount == static_cast<std::size_t>(FirmMeasureId::sales) + 1);

/// Sums over rows of a panel: [region][class][measure], in the units of the measures.
struct ClassSums {
  std::vector<double> values;

  explicit ClassSums(std::size_t regions = 0)
      : values(regions * kFirmClassCount * kFirmMeasureCount, 0) {}
  static std::size_t place(std::size_t region, FirmClassId firm_class, FirmMeasureId measure) {
    return (region * kFirmClassCount + static_cast<std::size_t>(firm_class)) * kFirmMeasureCount +
           static_cast<std::size_t>(measure);
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
/// to the year show an award, by the baseline only when those of the twin alone do (a twin may have
/// programmes, too), and never when neither do; the same of members, by rows in a cluster
/// organisation. Where nobody recorded memberships it has no class of that kind. `displacement`
/// holds the firms of the sectors in which supported firms of the same region are or were: those
/// that the arm supports, and those that neither does. It leaves entrants out: who opens in the arm
/// only may be supported there, who opens in the twin only can not, so what the two have would pass
/// for a gain of supported firms. Rows of both have regions and sectors of the frame.
ClassPair sum_by_class(const FirmPanel& twin, const FirmPanel& arm, const ClassFrame& frame);

}  // namespace spearhead::output
