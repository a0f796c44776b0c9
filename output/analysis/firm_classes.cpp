#include "output/analysis/firm_classes.h"

#include <array>
#include <unordered_map>

namespace spearhead::output {
namespace {

struct SizeLimit {
  float below;  // [persons]
  FirmClassId size;
};
constexpr SizeLimit kSizes[] = {{10, FirmClassId::size_below_10},
                                {50, FirmClassId::size_below_50},
                                {250, FirmClassId::size_below_250}};
constexpr std::int32_t kYoung = 5;  // [years]

/// In which of the two arms something was ever true of a firm.
struct Ever {
  bool arm = false;
  bool twin = false;

  FirmClassId choose(FirmClassId in_arm, FirmClassId in_twin_only, FirmClassId never) const {
    return arm ? in_arm : twin ? in_twin_only : never;
  }
};

/// What is known of a firm over both arms of a future.
struct Traits {
  FirmClassId size = FirmClassId::size_below_10;
  FirmClassId age = FirmClassId::young;
  bool entrant = false;
  bool membership_recorded = false;
  Ever supported;
  Ever member;

  FirmClassId support() const {
    return supported.choose(FirmClassId::supported, FirmClassId::supported_by_baseline_only,
                            FirmClassId::never_supported);
  }
  FirmClassId membership() const {
    return member.choose(FirmClassId::member, FirmClassId::member_in_baseline_only,
                         FirmClassId::never_member);
  }
};
using TraitsOf = std::unordered_map<Key, Traits>;

FirmClassId size_class(float employment) {
  for (const SizeLimit& limit : kSizes) {
    if (employment < limit.below) return limit.size;
  }
  return FirmClassId::size_from_250;
}

Traits first_traits(const FirmPanel& firms, std::size_t row, const ClassFrame& frame) {
  Traits traits;
  traits.size = size_class(firms.employment[row]);
  const bool old = std::int64_t{firms.calendar_year[row]} - firms.founded[row] >= kYoung;
  traits.age = old ? FirmClassId::old : FirmClassId::young;
  traits.entrant = firms.founded[row] >= frame.first_year;
  traits.membership_recorded = firms.member[row] >= 0;
  return traits;
}

/// Takes note of firms that were not seen before; rows come year by year.
void note_firms(const FirmPanel& firms, const ClassFrame& frame, TraitsOf& all) {
  for (std::size_t row = 0; row < firms.size(); ++row) {
    const auto [place, is_new] = all.try_emplace(firms.firm[row]);
    if (is_new) place->second = first_traits(firms, row, frame);
  }
}

/// Takes note of what programmes and organisations of the arm, or of the twin, did up to the year.
void note_support(const FirmPanel& firms, bool Ever::*where, const ClassFrame& frame,
                  TraitsOf& all) {
  for (std::size_t row = 0; row < firms.size(); ++row) {
    if (firms.calendar_year[row] > frame.year) continue;
    Traits& traits = all[firms.firm[row]];
    if (firms.awarded[row] > 0) traits.supported.*where = true;
    if (firms.member[row] > 0) traits.member.*where = true;
  }
}

/// [region][sector]: whether supported firms that are no entrants are or were there.
std::vector<bool> supported_sectors(const FirmPanel& arm, const ClassFrame& frame,
                                    const TraitsOf& all) {
  std::vector<bool> places(std::size_t{frame.regions} * frame.sectors, false);
  for (std::size_t row = 0; row < arm.size(); ++row) {
    const Traits& firm = all.at(arm.firm[row]);
    if (arm.calendar_year[row] > frame.year || firm.entrant || !firm.supported.arm) continue;
    places[static_cast<std::size_t>(arm.region_index[row]) * frame.sectors +
           static_cast<std::size_t>(arm.sector_index[row])] = true;
  }
  return places;
}

/// The classes of a firm in a sector with supported firms or in another.
std::vector<FirmClassId> classes_of(const Traits& firm, bool supported_sector) {
  if (firm.entrant) return {FirmClassId::entrant};
  const FirmClassId support = firm.support();
  std::vector<FirmClassId> classes{firm.size, firm.age, support};
  if (firm.membership_recorded) classes.push_back(firm.membership());
  if (!supported_sector) return classes;
  if (support == FirmClassId::supported) classes.push_back(FirmClassId::displacing);
  if (support == FirmClassId::never_supported) classes.push_back(FirmClassId::displaced);
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
    for (const FirmClassId each :
         classes_of(traits, supported_sector[region * frame.sectors + sector])) {
      for (const FirmMeasure& measure : kFirmMeasures) {
        sums.values[ClassSums::place(region, each, measure.id)] +=
            measures[static_cast<std::size_t>(measure.id)];
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
  note_support(twin, &Ever::twin, frame, all);
  note_support(arm, &Ever::arm, frame, all);
  const std::vector<bool> places = supported_sectors(arm, frame, all);
  return {sums_of(twin, frame, all, places), sums_of(arm, frame, all, places)};
}

}  // namespace spearhead::output
