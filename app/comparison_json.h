#pragma once

#include <string>

#include "app/json.h"
#include "output/comparison.h"

namespace spearhead::app {

/// A row of a comparison with the keys of docs/contract.md.
nlohmann::ordered_json comparison_json(const output::Comparison& row);

/// What the intervals of a study hold, with the keys of docs/contract.md.
nlohmann::ordered_json intervals_json(const std::string& file,
                                      const output::StudyDescription& study);

}  // namespace spearhead::app
