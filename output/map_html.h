#pragma once

#include <string>

#include "output/map_document.h"

namespace spearhead::output {

/// The map as one page that needs nothing else: picture, the tables behind it, method, sources. No
/// scripts, no requests; prints on A4 and fits a phone.
std::string map_html(const MapDocument& document);

}  // namespace spearhead::output
