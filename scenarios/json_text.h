#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace spearhead::scenarios {

/// JSON for people: what fits into `width` columns stands in one line, the rest is broken up.
/// \returns the document with a line end
std::string json_text(const nlohmann::ordered_json& document, std::size_t width = 100);

}  // namespace spearhead::scenarios
