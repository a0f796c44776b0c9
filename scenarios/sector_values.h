#pragma once

#include <string>
#include <vector>

#include "scenarios/diagnostics.h"
#include "scenarios/source_file.h"

namespace spearhead::scenarios {

/// A figure of one sector.
struct SectorValue {
  std::string sector;
  double value = 0;
  Extent extent = {};  ///< of the figure in its table
};

/// A column of a table by sector, and what may stand in it.
struct SectorColumn {
  enum class Kind {
    count,   ///< of persons or firms: in tables with semicolons no points, which may be thousands
    number,  ///< a bare number
    share,   ///< 0.15 or 15 %
  };

  const char* name;  ///< its header; beside it the table needs `sector`
  Kind kind;
  double smallest;
  double largest;
  const char* what;      ///< of one sector, for the message: "employment"
  const char* expected;  ///< of a cell that is out of range
};

/// Reads a table with the columns `sector` and `column`; others are ignored.
/// \returns the rows in the order of the sectors' codes; wrong ones are reported and left out, and
///          so is a table without rows
std::vector<SectorValue> read_sector_values(const SourceFile& file, const SectorColumn& column,
                                            Report& report);

}  // namespace spearhead::scenarios
