#pragma once

#include <string>

namespace spearhead::app {

/// A time for people: "12 s", "7 min", "2.5 h".
std::string duration_text(double seconds);

}  // namespace spearhead::app
