#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace spearhead::scenarios {

/// Fewest single-letter insertions, deletions, replacements and swaps of neighbours that turn `a`
/// into `b`.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate that `name` was most likely meant to be, or an empty text when none is close: a
/// third of the letters may be wrong. Of equally close candidates the first.
std::string nearest(std::string_view name, std::span<const std::string> candidates);

}  // namespace spearhead::scenarios
