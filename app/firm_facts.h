#pragma once

#include <unordered_map>
#include <vector>

#include "app/fact_log.h"
#include "app/region_sample.h"
#include "engine/base/id.h"

namespace spearhead::app {

/// Facts that one look at a year's end shows: sizes, productivity, innovation, ownership, exports,
/// concentration.
void look_at_firms(const RegionSample& sample, FactLog& log);

/// Growth of firms from one year's end to the next.
class GrowthFacts {
 public:
  void take_year(const RegionSample& sample);
  void conclude(FactLog& log) const;

 private:
  std::unordered_map<Key, double> jobs_before_;
  std::vector<double> growth_;  ///< log, less the mean of sector and year
};

/// Value of innovations on their way to the market, over all years.
class InnovationValues {
 public:
  void take_year(const RegionSample& sample);
  void conclude(FactLog& log) const;

 private:
  std::vector<double> values_;
};

}  // namespace spearhead::app
