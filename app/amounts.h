#pragma once

#include <string>

namespace spearhead::app {

/// A time for people: "12 s", "7 min", "2.5 h".
std::string duration_text(double seconds);

/// An amount of memory or disk for people: "700 kB", "43 MB", "1.7 GB"; units of 1000.
std::string bytes_text(double bytes);

}  // namespace spearhead::app
