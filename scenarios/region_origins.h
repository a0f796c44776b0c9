#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "scenarios/region_reader.h"

namespace spearhead::scenarios {

/// Where one of a region's tables comes from.
struct TableOrigin {
  std::string table;      ///< key of the region file
  bool given = false;     ///< by the user
  std::size_t rows = 0;   ///< figures that are given
  std::string otherwise;  ///< what stands in for a table that is not given
};

/// All tables of a region, those of the region file's keys.
std::vector<TableOrigin> origins_of(const Region& region);

}  // namespace spearhead::scenarios
