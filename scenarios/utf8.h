#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace spearhead::scenarios {

/// Offset of the first byte that is not well-formed UTF-8 (overlong forms, surrogates and values
/// beyond U+10FFFF included), or nothing.
std::optional<std::size_t> first_bad_byte(std::string_view text);

/// Offset of the first control character (U+0000 to U+001F, U+007F to U+009F) other than tab, line
/// feed, and carriage return before a line feed, or nothing.
std::optional<std::size_t> first_control_character(std::string_view text);

/// Number of code points of well-formed UTF-8.
std::size_t code_points(std::string_view text);

/// Offset of the code point that holds the byte at `offset`, or the one before the end.
std::size_t code_point_start(std::string_view text, std::size_t offset);

/// The text with a question mark for each bad byte and control character, and blanks for line ends:
/// names from a file may hold escape sequences that must not reach a terminal.
std::string printable(std::string_view text);

/// Columns of a terminal that `text` takes: two for wide letters, none for combining marks.
std::size_t display_width(std::string_view text);

}  // namespace spearhead::scenarios
