#pragma once

#include <string>

#include "output/map_document.h"

namespace spearhead::output {

/// The map for people at a terminal: tables of at most 100 columns and sentences, lines ended.
std::string map_text(const MapDocument& document);

/// The sectors of the map as CSV with a header, for other programs.
std::string map_csv(const MapDocument& document);

}  // namespace spearhead::output
