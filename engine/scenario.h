#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/id.h"
#include "engine/base/money.h"
#include "engine/base/time.h"
#include "engine/parameters.h"
#include "engine/policy/programme.h"

namespace spearhead {

/// What is known of a sector everywhere: one row of the sector table.
struct SectorFacts {
  std::string code;  ///< NACE Rev. 2 division, two digits
  std::string name;
  std::string section;           ///< NACE Rev. 2 section, one letter
  double export_intensity = 0;   ///< exports / output
  double value_added_share = 0;  ///< value added / output
  double research_norm = 0;      ///< business R&D / value added
};

/// A region's figures at the start.
struct RegionFacts {
  std::string code;
  std::string name;
  std::vector<double> employment;  ///< [persons] per sector
};

/// Everything that a run depends on besides its luck. Built once, then constant.
struct Scenario {
  std::string name;
  int first_year = 0;
  int last_year = 0;  ///< inclusive
  Parameters rule;
  std::vector<SectorFacts> sectors;   ///< in the order of their codes
  std::vector<RegionFacts> regions;   ///< in the order of their codes
  std::vector<Programme> programmes;  ///< in the order of their ids
  std::string currency;               ///< EUR, GBP or USD, at constant prices of the first year
  ExchangeRate rate;

  std::uint32_t years() const { return static_cast<std::uint32_t>(last_year - first_year + 1); }
  std::uint32_t segments() const {
    return static_cast<std::uint32_t>(regions.size() * sectors.size());
  }
  const SectorFacts& sector_of(SegmentId segment) const {
    return sectors[segment.value % sectors.size()];
  }
};

}  // namespace spearhead
