#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "scenarios/diagnostics.h"
#include "scenarios/source_file.h"

namespace spearhead::scenarios {

/// A region that another one is compared with.
struct ReferenceRegionText {
  std::string code;
  std::string name;                ///< empty where the table has none
  std::vector<double> employment;  ///< [persons], in the order of `sector_codes()`
};

/// Reads a table with the columns `region,sector,employment` and perhaps `name`; others are
/// ignored. A sector that is not listed has nobody. The order of rows changes nothing.
/// \returns the regions by code; what is wrong is reported and left out
std::vector<ReferenceRegionText> read_reference(const SourceFile& file, Report& report);

/// A table that has been read without errors.
struct ReferenceTable {
  std::vector<ReferenceRegionText> regions;
  std::vector<Diagnostic> warnings;
};

/// The same of a file. \throws InputError, UnreadableFile
ReferenceTable load_reference(const std::filesystem::path& path);

}  // namespace spearhead::scenarios
