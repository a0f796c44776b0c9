#pragma once

#include <cstdint>
#include <vector>

#include "app/fact_log.h"
#include "app/region_sample.h"
#include "output/analysis/survival.h"

namespace spearhead::app {

/// Births, deaths and survival in market sectors.
class DemographyFacts {
 public:
  explicit DemographyFacts(const World& world);

  /// After every step.
  void take_step(const World& world);
  /// After the last step of a year. \param speaks whether births and deaths of it count
  void take_year(const World& world, bool speaks, FactLog& log);
  /// Cohorts of steps before `first` are not looked at.
  void conclude(std::uint32_t first, FactLog& log) const;

 private:
  double firms_at_start_;  ///< of the year
  double births_ = 0;      ///< of the year
  double deaths_ = 0;      ///< of the year
  output::Cohorts one_year_;
  output::Cohorts five_years_;
};

/// Whether sectors in which the region is weak grow strong more often, and firms open in them more
/// often, where the region is strong in related ones.
class EntryFacts {
 public:
  explicit EntryFacts(const Scenario& scenario);

  void take_step(const World& world);
  /// After the last step of a year.
  void take_year(const RegionSample& sample);
  void conclude(FactLog& log) const;

 private:
  /// A sector in which the region is weak at the start of a window of years.
  struct Cell {
    std::uint32_t sector;
    double density;   ///< of strong sectors around it
    double jobs_par;  ///< at a location quotient of 1 [persons]
  };

  void close_window(const std::vector<double>& quotients);
  void open_window(const RegionSample& sample, const std::vector<double>& quotients);
  bool is_looked_at(std::uint32_t sector, double quotient) const;

  const Scenario& scenario_;
  std::vector<double> reference_jobs_;  ///< per sector
  bool begun_ = false;
  std::uint32_t years_ = 0;     ///< of the present window
  std::vector<Cell> cells_;     ///< of the present window
  std::vector<double> births_;  ///< per sector in the present window
  // One entry per cell of all windows.
  std::vector<double> density_;
  std::vector<double> became_strong_;  ///< 0 or 1
  std::vector<double> opened_;         ///< firms a year and thousand jobs at par
};

/// Whether a region without policy rests.
class StabilityFacts {
 public:
  /// \param start the region before the first year
  explicit StabilityFacts(const RegionSample& start) : samples_{totals_of(start)} {}

  void take_year(const RegionSample& sample) { samples_.push_back(totals_of(sample)); }
  void conclude(FactLog& log) const;

 private:
  struct Totals {
    double value_added;
    double research;
    double unemployment;
    double firms;
    double jobs;
  };
  static Totals totals_of(const RegionSample& sample);
  double mean_of(std::size_t first, std::size_t count, double Totals::*which) const;

  std::vector<Totals> samples_;
};

}  // namespace spearhead::app
