#include "output/comparison.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "engine/indicators.h"
#include "output/error.h"
#include "output/study_schema.h"

namespace spearhead::output {
namespace {

const Indicator* find_indicator(const std::string& name) {
  const auto found = std::ranges::find(kRegionIndicators, name,
                                       [](const Indicator& row) { return std::string(row.name); });
  return found == std::end(kRegionIndicators) ? nullptr : &*found;
}

/// Whether regions' values of an indicator may be added up. Counts may, but the engine has none
/// that is not a sum over firms; shares and indices may not.
bool can_be_added(const std::string& name) {
  const Indicator* row = find_indicator(name);
  if (row == nullptr) return false;
  using Unit = Indicator::Unit;
  return row->unit == Unit::currency_per_year || row->unit == Unit::persons ||
         row->unit == Unit::firms || row->unit == Unit::count;
}

/// Whether years of an indicator may be added up. Firms that open or close in a year may, too, but
/// share their unit with firms that are there.
bool is_flow(const std::string& name) {
  const Indicator* row = find_indicator(name);
  using Unit = Indicator::Unit;
  return row != nullptr && (row->unit == Unit::currency_per_year || row->unit == Unit::count);
}

std::string unit_of_sum(const std::string& unit) {
  constexpr std::string_view kPerYear = "/year";
  return unit.ends_with(kPerYear) ? unit.substr(0, unit.size() - kPerYear.size()) : unit;
}

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) {
    throw OutputError(fmt::format("cannot compare: the study has no indicator {}", name));
  }
  return static_cast<std::size_t>(found - names.begin());
}

/// All indicators of one region, or of all together, in one year.
struct Cross {
  std::string region;
  std::size_t replicates = 0;
  std::size_t indicators = 0;
  std::vector<double> values;  ///< [arm][replicate][indicator]

  std::vector<double> futures(std::size_t arm, std::size_t indicator) const {
    std::vector<double> series;
    for (std::size_t k = 0; k < replicates; ++k) {
      series.push_back(values[(arm * replicates + k) * indicators + indicator]);
    }
    return series;
  }
};

Cross read_region(const StudyReader& study, std::size_t region, std::uint64_t year_index) {
  Slab slab{{0, 0, year_index, region, 0}, study.shape(schema::kRegionIndicators)};
  slab.count[2] = slab.count[3] = 1;
  Cross cross;
  cross.region = study.description().regions[region].code;
  cross.replicates = study.description().replicates.size();
  cross.indicators = study.indicators().size();
  cross.values = study.read(schema::kRegionIndicators, slab);
  return cross;
}

/// Value added of all per job of all; not the sum of the regions' ratios.
void add_up_productivity(const std::vector<std::string>& names, Cross& sum) {
  const std::size_t product = index_of(names, "grp");
  const std::size_t jobs = index_of(names, "employment");
  const std::size_t ratio = index_of(names, "productivity");
  for (std::size_t row = 0; row < sum.values.size(); row += sum.indicators) {
    sum.values[row + ratio] = sum.values[row + product] / sum.values[row + jobs];
  }
}

void add_to(Cross& sum, const Cross& other) {
  std::ranges::transform(sum.values, other.values, sum.values.begin(), std::plus<>());
}

Cross add_up(const StudyReader& study, const std::vector<Cross>& regions) {
  Cross sum = regions.front();
  sum.region = kAllRegions;
  for (std::size_t i = 1; i < regions.size(); ++i) add_to(sum, regions[i]);
  const std::vector<std::string>& names = study.indicators();
  const auto has = [&](const char* name) { return std::ranges::count(names, name) > 0; };
  if (has("grp") && has("employment") && has("productivity")) add_up_productivity(names, sum);
  return sum;
}

std::vector<Cross> read_year(const StudyReader& study, int year) {
  const StudyDescription& is = study.description();
  if (year < is.first_year || year > is.last_year()) {
    throw OutputError(fmt::format("cannot compare: the study has the years {} to {}, not {}",
                                  is.first_year, is.last_year(), year));
  }
  const auto year_index = static_cast<std::uint64_t>(year - is.first_year);
  std::vector<Cross> regions;
  for (std::size_t i = 0; i < is.regions.size(); ++i) {
    regions.push_back(read_region(study, i, year_index));
  }
  if (regions.size() > 1) regions.insert(regions.begin(), add_up(study, regions));
  return regions;
}

bool speaks_of(const Cross& cross, const std::string& indicator) {
  return cross.region != kAllRegions || can_be_added(indicator) || indicator == "productivity";
}

/// Calls `row(cross, indicator index)` for what is to be shown of one arm.
void for_each_row(const StudyReader& study, const std::vector<Cross>& regions,
                  std::span<const std::string> indicators,
                  const std::function<void(const Cross&, std::size_t)>& row) {
  for (const Cross& cross : regions) {
    for (const std::string& name : indicators) {
      const std::size_t index = index_of(study.indicators(), name);
      if (speaks_of(cross, name)) row(cross, index);
    }
  }
}

Level level_of(const StudyReader& study, const Cross& cross, std::size_t arm,
               std::size_t indicator) {
  std::vector<double> series = cross.futures(arm, indicator);
  Level level{study.description().arms[arm], cross.region, study.indicators()[indicator],
              study.indicator_long_names()[indicator], study.indicator_units()[indicator]};
  level.n = static_cast<std::uint32_t>(series.size());
  level.mean = mean(series);
  level.p05 = level.p95 = level.mean;
  if (!std::isfinite(level.mean)) return level;
  std::ranges::sort(series);
  level.p05 = quantile(series, 0.05);
  level.p95 = quantile(series, 0.95);
  return level;
}

std::vector<Comparison> compare(const StudyReader& study, const std::vector<Cross>& regions,
                                std::span<const std::string> indicators, int year) {
  std::vector<Comparison> rows;
  for (std::size_t arm = 1; arm < study.description().arms.size(); ++arm) {
    for_each_row(study, regions, indicators, [&](const Cross& cross, std::size_t indicator) {
      const std::vector<double> baseline = cross.futures(0, indicator);
      rows.push_back({study.description().arms[arm], cross.region, study.indicators()[indicator],
                      study.indicator_long_names()[indicator], study.indicator_units()[indicator],
                      year, mean(baseline),
                      paired_effect(cross.futures(arm, indicator), baseline)});
    });
  }
  return rows;
}

}  // namespace

std::vector<Comparison> compare_arms(const StudyReader& study,
                                     std::span<const std::string> indicators, int year) {
  return compare(study, read_year(study, year), indicators, year);
}

std::vector<Comparison> compare_sums(const StudyReader& study,
                                     std::span<const std::string> indicators) {
  std::vector<std::string> flows;
  std::ranges::copy_if(indicators, std::back_inserter(flows), is_flow);
  const StudyDescription& is = study.description();
  std::vector<Cross> sums = read_year(study, is.first_year);
  for (int year = is.first_year + 1; year <= is.last_year(); ++year) {
    const std::vector<Cross> of_year = read_year(study, year);
    for (std::size_t i = 0; i < sums.size(); ++i) add_to(sums[i], of_year[i]);
  }
  std::vector<Comparison> rows = compare(study, sums, flows, is.last_year());
  for (Comparison& row : rows) row.unit = unit_of_sum(row.unit);
  return rows;
}

std::vector<ArmSeries> arm_series(const StudyReader& study, std::span<const std::string> indicators,
                                  int year) {
  std::vector<ArmSeries> rows;
  for_each_row(
      study, read_year(study, year), indicators, [&](const Cross& cross, std::size_t indicator) {
        ArmSeries row{
            cross.region, study.indicators()[indicator], study.indicator_units()[indicator], {}};
        for (std::size_t arm = 0; arm < study.description().arms.size(); ++arm) {
          row.arms.push_back(cross.futures(arm, indicator));
        }
        rows.push_back(std::move(row));
      });
  return rows;
}

std::vector<Level> levels(const StudyReader& study, std::span<const std::string> indicators,
                          int year) {
  const std::vector<Cross> regions = read_year(study, year);
  std::vector<Level> rows;
  for (std::size_t arm = 0; arm < study.description().arms.size(); ++arm) {
    for_each_row(study, regions, indicators, [&](const Cross& cross, std::size_t indicator) {
      rows.push_back(level_of(study, cross, arm, indicator));
      rows.back().year = year;
    });
  }
  return rows;
}

}  // namespace spearhead::output
