#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario.h"
#include "engine/world/world.h"

namespace spearhead::app {

/// A firm of a market sector at the end of a year, as a statistician would see it.
struct FirmSample {
  Key key = 0;
  std::uint32_t sector = 0;
  double jobs = 0;           ///< researchers included [persons]
  double value_added = 0;    ///< [wu/year]
  double productivity = 0;   ///< log
  double exports = 0;        ///< [wu/year]
  double waiting_value = 0;  ///< of innovations that have not reached the market [wu/year]
  bool foreign = false;
  bool innovates = false;  ///< an innovation in the last three years
  bool radical = false;    ///< a radical one
};

/// A region at the end of a year. Flows are those of the last quarter, at yearly rates.
struct RegionSample {
  std::vector<FirmSample> firms;  ///< of market sectors
  std::vector<double> jobs;       ///< per sector, all of them [persons]
  double value_added = 0;         ///< [wu/year]
  double research = 0;            ///< [wu/year]
  double unemployment = 0;        ///< share of the labour force
};

/// The world's only region, between two steps.
RegionSample sample_region(const Scenario& scenario, const World& world);

/// Firms of market sectors.
std::uint32_t market_firms(const World& world);

}  // namespace spearhead::app
