#pragma once

#include <string>
#include <vector>

#include "scenarios/diagnostics.h"
#include "scenarios/source_file.h"

namespace spearhead::scenarios {

/// How many people work in a sector of a region.
struct SectorEmployment {
  std::string sector;
  double persons = 0;
};

/// Reads a table with the columns `sector` and `employment`; others are ignored.
/// \returns the rows in the order of the sectors' codes; wrong ones are reported and left out
std::vector<SectorEmployment> read_employment(const SourceFile& file, Report& report);

}  // namespace spearhead::scenarios
