#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "output/study_reader.h"
#include "output/study_writer.h"

/// Studies with numbers of one's choice, without a run.
namespace spearhead::output::small {

/// What a study is like; its numbers are `value` plus what the tests add.
struct Recipe {
  std::vector<std::string> arms{"baseline", "grants"};
  std::vector<std::string> regions{"FI1"};
  std::int32_t first_year = 2025;
  std::uint32_t years = 2;
  std::uint32_t futures = 12;
  std::int32_t first_future = 0;
  std::string currency = "EUR";
  Provenance provenance{{"seed", "1"}};
  bool firms = false;
  double firms_per_row = 1;
  /// Jobs and product of a region, and of its sector 0, in an arm and a future.
  std::function<double(const std::string& arm, std::uint32_t future)> value =
      [](const std::string&, std::uint32_t future) { return 1000.0 + future; };
  /// Adds single firms, where `firms` says so.
  std::function<void(std::size_t arm, std::uint32_t future, FirmPanel&)> add_firms;
};

inline StudyDescription description_of(const Recipe& recipe) {
  StudyDescription study;
  study.run_id = "0123456789abcdef";
  study.arms = recipe.arms;
  study.first_year = recipe.first_year;
  study.years = recipe.years;
  for (const std::string& code : recipe.regions) study.regions.push_back({code, "Name of " + code});
  study.sectors = {{"01", "Agriculture"}, {"62", "Software"}};
  study.currency = recipe.currency;
  study.provenance = recipe.provenance;
  study.details.firms = recipe.firms;
  study.firms_per_row = recipe.firms_per_row;
  for (std::uint32_t k = 0; k < recipe.futures; ++k) {
    study.replicates.push_back(recipe.first_future + static_cast<std::int32_t>(k));
  }
  return study;
}

inline Trajectory trajectory_of(const Recipe& recipe, const StudyDescription& study,
                                std::size_t arm, std::uint32_t future) {
  const auto regions = static_cast<std::uint32_t>(study.regions.size());
  Trajectory result(study.years, regions, 2, 0, study.details);
  const double value = recipe.value(study.arms[arm], future);
  for (std::uint32_t region = 0; region < regions; ++region) {
    for (std::uint32_t i = 0; i < kRegionIndicatorCount; ++i) {
      result.initial(region, static_cast<RegionIndicator>(i)) = 1000;
      for (std::uint32_t year = 0; year < study.years; ++year) {
        result.at(year, region, static_cast<RegionIndicator>(i)) = 1000;
      }
    }
    for (std::uint32_t year = 0; year < study.years; ++year) {
      result.at(year, region, RegionIndicator::employment) = value;
      result.at(year, region, RegionIndicator::grp) = 2 * value;
      for (std::uint32_t i = 0; i < kSectorIndicatorCount; ++i) {
        result.at(year, region, 0, static_cast<SectorIndicator>(i)) = value;
        result.at(year, region, 1, static_cast<SectorIndicator>(i)) = 0;
      }
    }
  }
  if (recipe.firms) recipe.add_firms(arm, future, result.firms);
  return result;
}

/// Writes the study and opens it.
inline StudyReader study_of(const std::filesystem::path& file, const Recipe& recipe) {
  const StudyDescription study = description_of(recipe);
  StudyWriter writer(file, study);
  for (std::uint32_t k = 0; k < recipe.futures; ++k) {
    std::vector<Trajectory> arms;
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
      arms.push_back(trajectory_of(recipe, study, arm, k));
    }
    writer.write(k, arms);
  }
  writer.finish({});
  return StudyReader(file);
}

}  // namespace spearhead::output::small
