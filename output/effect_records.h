#pragma once

#include <string>
#include <vector>

#include "output/analysis/paired_effect.h"
#include "output/records.h"

namespace spearhead::output {

/// Columns of an effect in every table of records, from the mean to the number of futures, between
/// those of the table's own: one order and one set of names.
std::vector<std::string> with_effect_columns(std::vector<std::string> before,
                                             const std::vector<std::string>& after);

/// A row of such a table.
std::vector<Cell> with_effect_cells(std::vector<Cell> before, const PairedEffect& effect,
                                    const std::vector<Cell>& after);

}  // namespace spearhead::output
