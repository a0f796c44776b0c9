#pragma once

#include "app/json.h"
#include "output/comparison.h"

namespace spearhead::app {

/// A row of a comparison with the keys of docs/contract.md.
nlohmann::ordered_json comparison_json(const output::Comparison& row);

}  // namespace spearhead::app
