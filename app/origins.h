#pragma once

#include <nlohmann/json.hpp>

#include "scenarios/reader.h"

namespace spearhead::app {

/// A region and, line by line, which of its tables are given and what stands in for the others.
void print_origins(const scenarios::RegionOrigins& region);

/// The tables as an array.
nlohmann::ordered_json origins_json(const scenarios::RegionOrigins& region);

}  // namespace spearhead::app
