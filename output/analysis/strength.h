#pragma once

#include <span>
#include <vector>

#include "output/analysis/region_map.h"

namespace spearhead::output {

/// British employees per local unit in 2018 (BRES and IDBR): jobs of a workplace where nothing is
/// known of them.
inline constexpr double kJobsPerWorkplace = 10.35;

/// Jobs per workplace of each sector: the region's own where it knows them.
std::vector<double> jobs_per_workplace(const RegionFacts& region);

/// Workplaces at location quotient 1 that the shrunk quotient adds: the less the reference regions
/// differ, the more. \returns 3, the figure of British regions, where they are too few
double prior_workplaces(const MapInput& input);

/// Figures of each sector.
struct SectorFigures {
  std::vector<double> employment;  ///< [persons]
  std::vector<double> expected;    ///< [persons] at the reference economy's shares
  std::vector<double> workplaces;  ///< [count]
};

/// The figures of a region with these jobs and workplaces.
SectorFigures figures_of(std::vector<double> employment, std::vector<double> workplaces,
                         const std::vector<double>& reference_jobs);

/// Strength of sectors together, without stars. The shrunk location quotient is the mean of a
/// Poisson rate of workplaces under a gamma prior of `prior` workplaces.
Strength strength_of(const SectorFigures& figures, std::span<const std::uint32_t> sectors,
                     double prior);

/// Whether a cluster of this strength is strong: a shrunk quotient of at least so much.
bool is_strong(const Strength& strength, double least);

/// The stars of sectors that together have this strength.
Stars stars_of(const Strength& strength, std::span<const std::uint32_t> sectors,
               const MapInput& input);

/// Jobs of a list of sectors.
double jobs_in(std::span<const double> employment, std::span<const std::uint32_t> sectors);

double sum_of(std::span<const double> values);

/// Jobs of the reference economy by sector.
std::vector<double> reference_jobs(const Scenario& scenario);

}  // namespace spearhead::output
