#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario.h"
#include "scenarios/csv.h"

namespace spearhead::scenarios {

/// What is known of all sectors, in the order of their codes; from the table in the program.
const std::vector<SectorFacts>& sector_table();

/// The codes of that table.
const std::vector<std::string>& sector_codes();

/// The place of `code` in that table, or nothing.
std::optional<std::size_t> sector_index(std::string_view code);

/// Whether `code` is in that table; reports the nearest, or the zero that a spreadsheet dropped.
bool check_sector_code(const std::string& code, const SourceFile& file, Extent extent,
                       Report& report);

}  // namespace spearhead::scenarios
