#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/analysis/paired_effect.h"
#include "output/study_reader.h"

namespace spearhead::output {

/// Stands for the sum over all regions where a region's code is expected. No code is empty.
inline constexpr const char* kAllRegions = "";

/// What an arm changes in one indicator of one region in one year.
struct Comparison {
  std::string arm;
  std::string region;  ///< code, or `kAllRegions`
  std::string indicator;
  std::string long_name;
  std::string unit;  ///< money at constant prices of the study's first year
  int year = 0;
  double baseline_mean = 0;  ///< over the futures
  PairedEffect effect;
};

/// Compares every arm but the first with the first, in `year`: by arm, then region, then indicator.
/// Where a study has several regions, their sum comes before them, for the indicators that can be
/// added up, and for productivity, which is value added of all per job of all.
/// \throws OutputError when the study has not the year or an indicator.
std::vector<Comparison> compare_arms(const StudyReader& study,
                                     std::span<const std::string> indicators, int year);

/// The same added up over all years, future by future, for the indicators of `indicators` that are
/// flows; `unit` has no "/year", `year` is the last. \throws OutputError as `compare_arms`
std::vector<Comparison> compare_sums(const StudyReader& study,
                                     std::span<const std::string> indicators);

/// An indicator in all arms of a study in one year, future by future.
struct ArmSeries {
  std::string region;  ///< code, or `kAllRegions`
  std::string indicator;
  std::string unit;
  std::vector<std::vector<double>> arms;  ///< [arm][future]
};

/// By region, then indicator, in the same order and with the same errors as `compare_arms`.
std::vector<ArmSeries> arm_series(const StudyReader& study, std::span<const std::string> indicators,
                                  int year);

/// The level of an indicator in one arm.
struct Level {
  std::string arm;
  std::string region;  ///< code, or `kAllRegions`
  std::string indicator;
  std::string long_name;
  std::string unit;
  int year = 0;
  double mean = 0;  ///< over the futures
  double p05 = 0;   ///< 5 to 95 % of futures
  double p95 = 0;
  std::uint32_t n = 0;
};

/// Levels of every arm, in the same order and with the same errors as `compare_arms`.
std::vector<Level> levels(const StudyReader& study, std::span<const std::string> indicators,
                          int year);

}  // namespace spearhead::output
