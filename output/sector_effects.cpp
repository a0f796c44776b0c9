#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "engine/indicators.h"
#include "output/comparison.h"
#include "output/error.h"
#include "output/group_effects.h"
#include "output/study_schema.h"

namespace spearhead::output {
namespace {

constexpr const char* kShown[] = {"employment", "value_added", "business_rd"};

/// All sectors of one region, or of all together, in one arm and year: [future][sector][indicator].
struct SectorTable {
  std::size_t futures = 0;
  std::size_t sectors = 0;
  std::size_t indicators = 0;
  std::vector<double> values;

  std::vector<double> series(std::size_t sector, std::size_t indicator) const {
    std::vector<double> result;
    for (std::size_t k = 0; k < futures; ++k) {
      result.push_back(values[(k * sectors + sector) * indicators + indicator]);
    }
    return result;
  }
};

/// Tables by region; of several regions the sum stands before them.
std::vector<SectorTable> read_tables(const StudyReader& study, std::size_t arm, int year) {
  const StudyDescription& is = study.description();
  const std::vector<std::uint64_t> shape = study.shape(schema::kSectorIndicators);
  const auto year_index = static_cast<std::uint64_t>(year - is.first_year);
  std::vector<SectorTable> tables;
  for (std::size_t region = 0; region < is.regions.size(); ++region) {
    const Slab slab{{arm, 0, year_index, region, 0, 0}, {1, shape[1], 1, 1, shape[4], shape[5]}};
    tables.push_back({shape[1], shape[4], shape[5], study.read(schema::kSectorIndicators, slab)});
  }
  if (tables.size() < 2) return tables;
  SectorTable sum = tables.front();
  for (std::size_t i = 1; i < tables.size(); ++i) {
    std::ranges::transform(sum.values, tables[i].values, sum.values.begin(), std::plus<>());
  }
  tables.insert(tables.begin(), sum);
  return tables;
}

std::string region_of(const StudyDescription& study, std::size_t table) {
  if (study.regions.size() < 2) return study.regions[table].code;
  return table == 0 ? kAllRegions : study.regions[table - 1].code;
}

std::string unit_of(const std::string& indicator, const std::string& currency) {
  const auto found = std::ranges::find_if(
      kSectorIndicators, [&](const Indicator& row) { return indicator == row.name; });
  return found == std::end(kSectorIndicators) ? "" : unit_text(found->unit, currency);
}

bool is_there(const std::vector<double>& arm, const std::vector<double>& twin) {
  const auto something = [](double value) { return value != 0; };
  return std::ranges::any_of(arm, something) || std::ranges::any_of(twin, something);
}

/// The effects of one arm in one region, corrected together.
std::vector<GroupEffect> effects_of(const StudyReader& study, const GroupEffect& labels,
                                    const SectorTable& arm, const SectorTable& twin) {
  const StudyDescription& is = study.description();
  std::vector<GroupEffect> rows;
  for (const char* name : kShown) {
    const auto found = std::ranges::find(study.sector_indicators(), name);
    if (found == study.sector_indicators().end()) continue;
    const auto indicator = static_cast<std::size_t>(found - study.sector_indicators().begin());
    for (std::size_t sector = 0; sector < arm.sectors; ++sector) {
      const std::vector<double> with = arm.series(sector, indicator);
      const std::vector<double> without = twin.series(sector, indicator);
      if (!is_there(with, without)) continue;
      GroupEffect row = labels;
      row.group = is.sectors[sector].code;
      row.name = is.sectors[sector].name;
      row.indicator = name;
      row.unit = unit_of(name, is.currency);
      rows.push_back(group_effect(std::move(row), with, without));
    }
  }
  correct(rows);
  return rows;
}

}  // namespace

std::vector<GroupEffect> sector_effects(const StudyReader& study, int year) {
  std::vector<GroupEffect> rows;
  const StudyDescription& is = study.description();
  if (!study.has(schema::kSectorIndicators)) return rows;
  if (year < is.first_year || year > is.last_year()) {
    throw OutputError(fmt::format("cannot compare: the study has the years {} to {}, not {}",
                                  is.first_year, is.last_year(), year));
  }
  const std::vector<SectorTable> twin = read_tables(study, 0, year);
  for (std::size_t arm = 1; arm < is.arms.size(); ++arm) {
    const std::vector<SectorTable> with = read_tables(study, arm, year);
    for (std::size_t table = 0; table < with.size(); ++table) {
      GroupEffect labels;
      labels.arm = is.arms[arm];
      labels.region = region_of(is, table);
      labels.kind = "sector";
      labels.year = year;
      const std::vector<GroupEffect> more = effects_of(study, labels, with[table], twin[table]);
      rows.insert(rows.end(), more.begin(), more.end());
    }
  }
  return rows;
}

}  // namespace spearhead::output
