#pragma once

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace spearhead::app {

/// Prints one JSON document on standard output. Bytes of file names that are not UTF-8 are
/// replaced.
inline void print_json(const nlohmann::ordered_json& document) {
  fmt::print("{}\n", document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace spearhead::app
