#include <algorithm>
#include <functional>
#include <utility>

#include "output/analysis/firm_classes.h"
#include "output/comparison.h"
#include "output/group_effects.h"

namespace spearhead::output {
namespace {

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
                              FirmClassId firm_class, FirmMeasureId measure, double firms_per_row) {
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

/// Classes in which no future has a firm are left out, and who is no member where nobody is in
/// either arm; the others are corrected together.
std::vector<GroupEffect> effects_of(const StudyDescription& study, const GroupEffect& labels,
                                    const ClassSeries& series, const Regions& regions) {
  const auto values_of = [&](FirmClassId firm_class, FirmMeasureId measure) -> ClassValues {
    return {series_of(series.arm, regions, firm_class, measure, study.firms_per_row),
            series_of(series.twin, regions, firm_class, measure, study.firms_per_row)};
  };
  const bool organised =
      !values_of(FirmClassId::member, FirmMeasureId::firms).nothing() ||
      !values_of(FirmClassId::member_in_baseline_only, FirmMeasureId::firms).nothing();
  std::vector<GroupEffect> rows;
  for (const FirmClass& each : kFirmClasses) {
    if (each.id == FirmClassId::never_member && !organised) continue;
    for (const FirmMeasure& measure : kFirmMeasures) {
      const ClassValues values = values_of(each.id, measure.id);
      if (values.nothing()) continue;
      GroupEffect row = labels;
      row.kind = each.kind;
      row.group = row.name = each.name;
      row.indicator = measure.name;
      row.unit = unit_text(measure.unit, study.currency);
      rows.push_back(group_effect(std::move(row), values.arm, values.twin));
    }
  }
  correct(rows);
  return rows;
}

Displacement displacement_of(const StudyDescription& study, const GroupEffect& labels,
                             const ClassSeries& series, const Regions& regions) {
  const double scale = study.firms_per_row;
  const auto change = [&](FirmClassId firm_class) {
    constexpr FirmMeasureId kSales = FirmMeasureId::sales;
    std::vector<double> with = series_of(series.arm, regions, firm_class, kSales, scale);
    const auto without = series_of(series.twin, regions, firm_class, kSales, scale);
    std::ranges::transform(with, without, with.begin(), std::minus<>());
    return with;
  };
  const std::vector<double> supported = change(FirmClassId::displacing);
  const std::vector<double> others = change(FirmClassId::displaced);
  const std::vector<double> nothing(supported.size(), 0);
  Displacement row;
  row.arm = labels.arm;
  row.region = labels.region;
  row.unit = unit_text(Indicator::Unit::currency_per_year, study.currency);
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
