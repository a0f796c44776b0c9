#pragma once

#include <nlohmann/json.hpp>

#include "output/map_document.h"

namespace spearhead::app {

/// Everything that the map holds (docs/contract.md). Clusters are referred to by name.
nlohmann::ordered_json map_json(const output::MapDocument& document);

}  // namespace spearhead::app
