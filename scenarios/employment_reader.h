#pragma once

#include <vector>

#include "scenarios/sector_values.h"

namespace spearhead::scenarios {

/// Reads a table with the columns `sector` and `employment` [persons]; others are ignored.
/// \returns the rows in the order of the sectors' codes; wrong ones are reported and left out
std::vector<SectorValue> read_employment(const SourceFile& file, Report& report);

}  // namespace spearhead::scenarios
