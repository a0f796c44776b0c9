#include <algorithm>
#include <functional>
#include <utility>

#include "output/analysis/firm_classes.h"
#include "output/comparison.h"
#include "output/group_effects.h"

namespace spearhead::output {
namespace {

// Positions in kFirmClasses and kFirmMeasures.
constexpr std::size_t kSupportedThere = 11;
constexpr std::size_t kOthersThere = 12;
constexpr std::size_t kSales = 4;
constexpr std::size_t kMember = 8;
constexpr std::size_t kNeverMember = 9;
constexpr std::size_t kNumber = 0;  // of firms

/// Sums of every future in an arm and in its twin: [future].
struct ClassSeries {
  std::vector<ClassSums> twin;
  std::vector<ClassSums> arm;
};

/// [arm], empty for the baseline.
std::vector<ClassSeries> read_series(const StudyReader& study, int year) {
  const StudyDescription& is = study.description();
  const ClassFrame frame{static_cast<std::uint32_t>(is.regions.size()),
                         static_cast<std::uint32_t>(is.sectors.size()), is.first_year, year};
  std::vector<ClassSeries> series(is.arms.size());
  for (std::size_t future = 0; future < is.replicates.size(); ++future) {
    const FirmPanel twin = study.firms(0, future);
    for (std::size_t arm = 1; arm < is.arms.size(); ++arm) {
      ClassPair sums = sum_by_class(twin, study.firms(arm, future), frame);
      series[arm].twin.push_back(std::move(sums.twin));
      series[arm].arm.push_back(std::move(sums.arm));
    }
  }
  return series;
}

/// Regions of the study that a row speaks of: one, or all.
struct Regions {
  std::string code;
  std::size_t first = 0;
  std::size_t count = 1;
};

std::vector<Regions> regions_of(const StudyDescription& study) {
  std::vector<Regions> result;
  if (study.regions.size() > 1) result.push_back({kAllRegions, 0, study.regions.size()});
  for (std::size_t i = 0; i < study.regions.size(); ++i) {
    result.push_back({study.regions[i].code, i, 1});
  }
  return result;
}

std::vector<double> series_of(const std::vector<ClassSums>& futures, const Regions& regions,
                              std::size_t firm_class, std::size_t measure, double firms_per_row) {
  std::vector<double> values;
  for (const ClassSums& sums : futures) {
    double sum = 0;
    for (std::size_t i = 0; i < regions.count; ++i) {
      sum += sums.values[ClassSums::place(regions.first + i, firm_class, measure)];
    }
    values.push_back(firms_per_row * sum);
  }
  return values;
}

/// An arm and its twin, future by future.
struct ClassValues {
  std::vector<double> arm;
  std::vector<double> twin;

  bool nothing() const {
    const auto none = [](double value) { return value == 0; };
    return std::ranges::all_of(arm, none) && std::ranges::all_of(twin, none);
  }
};

/// Classes in which no future has a firm are left out, and who is no member where nobody is; the
/// others are corrected together.
std::vector<GroupEffect> effects_of(const StudyDescription& study, const GroupEffect& labels,
                                    const ClassSeries& series, const Regions& regions) {
  const auto values_of = [&](std::size_t firm_class, std::size_t measure) -> ClassValues {
    return {series_of(series.arm, regions, firm_class, measure, study.firms_per_row),
            series_of(series.twin, regions, firm_class, measure, study.firms_per_row)};
  };
  const bool organised = !values_of(kMember, kNumber).nothing();
  std::vector<GroupEffect> rows;
  for (std::size_t each = 0; each < kFirmClassCount; ++each) {
    if (each == kNeverMember && !organised) continue;
    for (std::size_t measure = 0; measure < kFirmMeasureCount; ++measure) {
      const ClassValues values = values_of(each, measure);
      if (values.nothing()) continue;
      GroupEffect row = labels;
      row.kind = kFirmClasses[each].kind;
      row.group = row.name = kFirmClasses[each].name;
      row.indicator = kFirmMeasures[measure].name;
      row.unit = unit_text(kFirmMeasures[measure].unit, study.currency);
      rows.push_back(group_effect(std::move(row), values.arm, values.twin));
    }
  }
  correct(rows);
  return rows;
}

Displacement displacement_of(const StudyDescription& study, const GroupEffect& labels,
                             const ClassSeries& series, const Regions& regions) {
  const double scale = study.firms_per_row;
  const auto change = [&](std::size_t firm_class) {
    std::vector<double> with = series_of(series.arm, regions, firm_class, kSales, scale);
    const auto without = series_of(series.twin, regions, firm_class, kSales, scale);
    std::ranges::transform(with, without, with.begin(), std::minus<>());
    return with;
  };
  const std::vector<double> supported = change(kSupportedThere);
  const std::vector<double> others = change(kOthersThere);
  const std::vector<double> nothing(supported.size(), 0);
  Displacement row;
  row.arm = labels.arm;
  row.region = labels.region;
  row.unit = unit_text(kFirmMeasures[kSales].unit, study.currency);
  row.year = labels.year;
  row.supported = paired_effect(supported, nothing);
  row.others = paired_effect(others, nothing);
  if (row.supported.verdict == Verdict::higher) row.per_gain = paired_ratio(others, supported);
  return row;
}

}  // namespace

FirmGroups firm_group_effects(const StudyReader& study, int year) {
  FirmGroups groups;
  const StudyDescription& is = study.description();
  if (!is.details.firms) return groups;
  const std::vector<ClassSeries> series = read_series(study, year);
  for (std::size_t arm = 1; arm < is.arms.size(); ++arm) {
    for (const Regions& regions : regions_of(is)) {
      GroupEffect labels;
      labels.arm = is.arms[arm];
      labels.region = regions.code;
      labels.year = year;
      const std::vector<GroupEffect> more = effects_of(is, labels, series[arm], regions);
      groups.effects.insert(groups.effects.end(), more.begin(), more.end());
      groups.displacement.push_back(displacement_of(is, labels, series[arm], regions));
    }
  }
  return groups;
}

}  // namespace spearhead::output
