#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/trajectory.h"
#include "output/study.h"
#include "output/study_writer.h"

/// A small study with numbers that say where they stand: open_with_others.py and open_with_r.R
/// know the same formulas.
namespace spearhead::output::sample {

inline constexpr std::uint32_t kYears = 3;
inline constexpr std::uint32_t kFutures = 4;

/// Text of `size` bytes, as a resolved YAML file with all its regions may be long.
inline std::string long_text(std::size_t size) {
  std::string text;
  while (text.size() < size) text += "# räksmörgås: a line of the resolved scenario\n";
  return text;
}

inline StudyDescription description() {
  StudyDescription study;
  study.run_id = "0123456789abcdef";
  study.arms = {"baseline", "links", "both"};
  for (std::uint32_t k = 0; k < kFutures; ++k) {
    study.replicates.push_back(static_cast<std::int32_t>(k));
  }
  study.first_year = 2025;
  study.years = kYears;
  study.regions = {{"FI1", "Etelä-Häme"}, {"UKD3", "Greater Manchester"}};
  study.sectors = {{"01", "Agriculture"}, {"20", "Chemicals"}, {"62", "Software"}};
  study.clusters = {{"Materials", "FI1", "01 20"}, {"Code", "UKD3", "62"}};
  study.programmes = {"open_labs", "vouchers"};
  study.programmes_of_arm = {{}, {1}, {0, 1}};
  study.currency = "EUR";
  study.provenance = {{"version", "0.1.0"},
                      {"command_line", "spearhead run links.yaml both.yaml"},
                      {"seed", "1"},
                      {"resolved_yaml", long_text(200'000)},
                      {"host", ""}};
  return study;
}

/// The same study with every firm, partnership and payment.
inline StudyDescription description_with_details() {
  StudyDescription study = description();
  study.details = {true, true, true};
  study.firms_per_row = 4;
  return study;
}

/// Two firms a year and a partnership of each. Who they are is 4096 (100 future + firm) above 2^63:
/// readers without integers of 64 bits lose the last eleven bits, and keys differ in all of them.
inline void add_details(const StudyDescription& study, std::size_t arm, std::size_t future,
                        Trajectory& result) {
  for (std::uint32_t year = 0; year < study.years; ++year) {
    const std::int32_t calendar_year = study.first_year + static_cast<std::int32_t>(year);
    for (std::uint64_t firm = 0; firm < 2; ++firm) {
      const Key key = (Key{1} << 63) + 4096 * (100 * future + firm);
      const auto number = static_cast<float>(1000 * arm + 100 * year + firm);
      if (study.details.firms) {
        FirmPanel& firms = result.firms;
        firms.calendar_year.push_back(calendar_year);
        firms.firm.push_back(key);
        firms.region_index.push_back(1);
        firms.sector_index.push_back(static_cast<std::int32_t>(firm));
        firms.founded.push_back(study.first_year - 1);
        firms.ownership.push_back(3);
        for (auto* column : {&firms.employment, &firms.sales, &firms.exports, &firms.value_added,
                             &firms.business_rd, &firms.awarded, &firms.productivity,
                             &firms.absorptive_capacity, &firms.cash, &firms.grant_fund}) {
          column->push_back(number);
        }
        firms.last_innovation.push_back(2024);
        firms.partnerships.push_back(1);
        firms.member.push_back(static_cast<std::int8_t>(firm));
      }
      if (study.details.links) {
        result.links.calendar_year.push_back(calendar_year);
        result.links.firm.push_back(key);
        result.links.partner.push_back(key + 1);
        result.links.to_university.push_back(static_cast<std::int8_t>(firm));
      }
    }
  }
}

/// One payment a year of each of an arm's programmes: its books of the year.
inline void add_awards(const StudyDescription& study, std::size_t arm, std::size_t future,
                       Trajectory& result) {
  AwardPanel& awards = result.awards;
  const auto programmes = static_cast<std::int32_t>(study.programmes_of_arm[arm].size());
  for (std::uint32_t year = 0; year < study.years; ++year) {
    for (std::int32_t own = 0; own < programmes; ++own) {
      const std::uint32_t programme = study.programmes_of_arm[arm][static_cast<std::size_t>(own)];
      const double base = 1'000'000.0 * static_cast<double>(arm) +
                          100'000.0 * static_cast<double>(future) + 10'000.0 * year +
                          1'000.0 * programme;
      awards.calendar_year.push_back(study.first_year + static_cast<std::int32_t>(year));
      awards.quarter.push_back(4);
      awards.programme_index.push_back(own);
      awards.kind.push_back(5);
      awards.receiver.push_back((Key{1} << 63) + 4096 * (100 * future));
      awards.region_index.push_back(1);
      awards.sector_index.push_back(-1);
      awards.administration.push_back(base + 1);
      awards.award.push_back(base + 2);
      awards.own_contribution.push_back(base + 3);
      awards.infra_marginal.push_back(base + 4);
      awards.double_funding.push_back(base + 5);
    }
  }
}

/// Values 1,000,000 arm + 100,000 future + 10,000 year + 1,000 region + (100 sector +) indicator;
/// those of a programme or a cluster are the same with its number in the study in the place of the
/// region.
inline Trajectory trajectory(const StudyDescription& study, std::size_t arm, std::size_t future) {
  const std::vector<std::uint32_t>& own = study.programmes_of_arm[arm];
  Trajectory result(study.years, static_cast<std::uint32_t>(study.regions.size()),
                    static_cast<std::uint32_t>(study.sectors.size()),
                    static_cast<std::uint32_t>(own.size()), study.details,
                    static_cast<std::uint32_t>(study.clusters.size()));
  add_details(study, arm, future, result);
  if (study.details.awards) add_awards(study, arm, future, result);
  const double luck = 100'000.0 * static_cast<double>(future);
  const double start = 1'000'000.0 * static_cast<double>(arm) + luck;
  for (std::uint32_t year = 0; year < result.years; ++year) {
    for (std::uint32_t region = 0; region < result.regions; ++region) {
      const double base = start + 10'000.0 * year + 1'000.0 * region;
      for (std::uint32_t i = 0; i < kRegionIndicatorCount; ++i) {
        result.at(year, region, static_cast<RegionIndicator>(i)) = base + i;
        result.initial(region, static_cast<RegionIndicator>(i)) = luck + 1'000.0 * region + i;
      }
      for (std::uint32_t sector = 0; sector < result.sectors; ++sector) {
        for (std::uint32_t i = 0; i < kSectorIndicatorCount; ++i) {
          result.at(year, region, sector, static_cast<SectorIndicator>(i)) =
              base + 100.0 * sector + i;
        }
      }
    }
    for (std::uint32_t c = 0; c < result.clusters; ++c) {
      for (std::uint32_t i = 0; i < kClusterIndicatorCount; ++i) {
        result.at(year, c, static_cast<ClusterIndicator>(i)) =
            start + 10'000.0 * year + 1'000.0 * c + i;
      }
    }
    for (std::uint32_t p = 0; p < own.size(); ++p) {
      for (std::uint32_t i = 0; i < kLedgerItems; ++i) {
        result.at(year, p, static_cast<LedgerItem>(i)) =
            start + 10'000.0 * year + 1'000.0 * own[p] + i;
      }
    }
  }
  return result;
}

inline std::vector<Trajectory> future(const StudyDescription& study, std::size_t number) {
  std::vector<Trajectory> arms;
  for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
    arms.push_back(trajectory(study, arm, number));
  }
  return arms;
}

/// Writes the whole study `study`, whose futures are those of the sample.
inline void write(const std::filesystem::path& file, const StudyDescription& study) {
  StudyWriter writer(file, study);
  for (std::size_t k = 0; k < study.replicates.size(); ++k) writer.write(k, future(study, k));
  writer.finish({{"end", "2025-01-31T12:00:00Z"}});
}

}  // namespace spearhead::output::sample
