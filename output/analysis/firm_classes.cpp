#include "output/analysis/firm_classes.h"

#include <array>
#include <unordered_map>

namespace spearhead::output {
namespace {

// Positions in kFirmClasses.
constexpr std::size_t kSize = 0;
constexpr std::size_t kAge = 4;
constexpr std::size_t kSupport = 6;
constexpr std::size_t kCluster = 8;
constexpr std::size_t kEntry = 10;
constexpr std::size_t kDisplacement = 11;

constexpr float kSizeLimits[] = {10, 50, 250};  // [persons]
constexpr std::int32_t kYoung = 5;              // [years]

enum class Membership : std::int8_t { not_recorded, never, member };

/// What is known of a firm over both arms of a future.
struct Traits {
  std::size_t size = 0;
  bool old = false;
  bool entrant = false;
  bool supported = false;
  Membership membership = Membership::not_recorded;
};
using TraitsOf = std::unordered_map<Key, Traits>;

std::size_t size_class(float employment) {
  std::size_t number = 0;
  for (const float limit : kSizeLimits) number += employment >= limit ? 1 : 0;
  return number;
}

Traits first_traits(const FirmPanel& firms, std::size_t row, const ClassFrame& frame) {
  Traits traits;
  traits.size = size_class(firms.employment[row]);
  traits.old = std::int64_t{firms.calendar_year[row]} - firms.founded[row] >= kYoung;
  traits.entrant = firms.founded[row] >= frame.first_year;
  traits.membership = firms.member[row] < 0 ? Membership::not_recorded : Membership::never;
  return traits;
}

/// Takes note of firms that were not seen before; rows come year by year.
void note_firms(const FirmPanel& firms, const ClassFrame& frame, TraitsOf& all) {
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const auto [place, is_new] = all.try_emplace(firms.firm[row]);
    if (is_new) place->second = first_traits(firms, row, frame);
  }
}

/// Takes note of what the arm's programmes and organisations did up to the year.
void note_support(const FirmPanel& arm, const ClassFrame& frame, TraitsOf& all) {
  for (std::size_t row = 0; row < arm.size(); ++row) {
    if (arm.calendar_year[row] > frame.year) continue;
    Traits& traits = all[arm.firm[row]];
    traits.supported = traits.supported || arm.awarded[row] > 0;
    if (arm.member[row] > 0) traits.membership = Membership::member;
  }
}

/// [region][sector]: whether supported firms are or were there.
std::vector<bool> supported_sectors(const FirmPanel& arm, const ClassFrame& frame,
                                    const TraitsOf& all) {
  std::vector<bool> places(std::size_t{frame.regions} * frame.sectors, false);
  for (std::size_t row = 0; row < arm.size(); ++row) {
    if (arm.calendar_year[row] > frame.year || !all.at(arm.firm[row]).supported) continue;
    places[static_cast<std::size_t>(arm.region_index[row]) * frame.sectors +
           static_cast<std::size_t>(arm.sector_index[row])] = true;
  }
  return places;
}

/// Positions in kFirmClasses of the classes of a firm in such a sector or in another.
std::vector<std::size_t> classes_of(const Traits& firm, bool supported_sector) {
  std::vector<std::size_t> classes;
  if (supported_sector) classes.push_back(kDisplacement + (firm.supported ? 0 : 1));
  if (firm.entrant) {
    classes.push_back(kEntry);
    return classes;
  }
  classes.push_back(kSize + firm.size);
  classes.push_back(kAge + (firm.old ? 1 : 0));
  classes.push_back(kSupport + (firm.supported ? 0 : 1));
  if (firm.membership == Membership::not_recorded) return classes;
  classes.push_back(kCluster + (firm.membership == Membership::member ? 0 : 1));
  return classes;
}

ClassSums sums_of(const FirmPanel& firms, const ClassFrame& frame, const TraitsOf& all,
                  const std::vector<bool>& supported_sector) {
  ClassSums sums(frame.regions);
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.calendar_year[row] != frame.year) continue;
    const auto region = static_cast<std::size_t>(firms.region_index[row]);
    const auto sector = static_cast<std::size_t>(firms.sector_index[row]);
    const std::array<double, kFirmMeasureCount> measures{
        1, firms.employment[row], firms.value_added[row], firms.business_rd[row], firms.sales[row]};
    const Traits& traits = all.at(firms.firm[row]);
    for (const std::size_t each :
         classes_of(traits, supported_sector[region * frame.sectors + sector])) {
      for (std::size_t m = 0; m < kFirmMeasureCount; ++m) {
        sums.values[ClassSums::place(region, each, m)] += measures[m];
      }
    }
  }
  return sums;
}

}  // namespace

ClassPair sum_by_class(const FirmPanel& twin, const FirmPanel& arm, const ClassFrame& frame) {
  TraitsOf all;
  note_firms(twin, frame, all);
  note_firms(arm, frame, all);
  note_support(arm, frame, all);
  const std::vector<bool> places = supported_sectors(arm, frame, all);
  return {sums_of(twin, frame, all, places), sums_of(arm, frame, all, places)};
}

}  // namespace spearhead::output
