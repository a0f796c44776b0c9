#include "scenarios/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace spearhead::scenarios {
namespace {

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};

// East Asian wide and full-width blocks, and pictographs: coarse, for carets under a line only.
constexpr std::array kWide{
    Range{0x1100, 0x115F}, Range{0x2E80, 0xA4CF},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF}, Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
    Range{0xFFE0, 0xFFE6}, Range{0x1F300, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};
constexpr std::array kCombining{
    Range{0x0300, 0x036F},
    Range{0x200B, 0x200F},
    Range{0x20D0, 0x20FF},
    Range{0xFE00, 0xFE0F},
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::size_t length_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

std::uint32_t value_of(std::string_view letter) {
  constexpr std::array<std::uint32_t, 5> mask{0, 0x7F, 0x1F, 0x0F, 0x07};
  std::uint32_t value = static_cast<unsigned char>(letter[0]) & mask[letter.size()];
  for (const char byte : letter.substr(1)) {
    value = (value << 6) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  return value;
}

// Bytes of the code point at the front of `text`; 0 when it is not well formed.
std::size_t well_formed(std::string_view text) {
  const std::size_t length = length_of(static_cast<unsigned char>(text[0]));
  if (length == 0 || text.size() < length) return 0;
  const std::string_view letter = text.substr(0, length);
  if (!std::all_of(letter.begin() + 1, letter.end(), is_continuation)) return 0;
  const std::uint32_t value = value_of(letter);
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  return overlong || surrogate || value > 0x10FFFF ? 0 : length;
}

// Whether `text` begins with a character of U+0000 to U+001F or U+007F to U+009F.
bool is_control(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  if (byte != 0xC2 || text.size() < 2) return byte < 0x20 || byte == 0x7F;
  return static_cast<unsigned char>(text[1]) >= 0x80 && static_cast<unsigned char>(text[1]) <= 0x9F;
}

template <std::size_t n>
bool within(std::uint32_t value, const std::array<Range, n>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(), [value](const Range& range) {
    return range.first <= value && value <= range.last;
  });
}

}  // namespace

std::optional<std::size_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = well_formed(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::nullopt;
}

std::optional<std::size_t> first_control_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool line_end = text.substr(at, 2) == "\r\n";
    const bool harmless = text[at] == '\t' || text[at] == '\n' || line_end;
    if (is_control(text.substr(at, 2)) && !harmless) return at;
  }
  return std::nullopt;
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view letter =
        text.substr(at, std::max<std::size_t>(1, well_formed(text.substr(at))));
    const bool bad = well_formed(letter) == 0;
    if (letter == "\n") {
      shown += ' ';
    } else if (bad || (is_control(letter) && letter != "\t")) {
      shown += '?';
    } else {
      shown += letter;
    }
    at += letter.size();
  }
  return shown;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

std::size_t code_point_start(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  while (offset > 0 && is_continuation(text[offset])) --offset;
  return offset;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, well_formed(text.substr(at)));
    const std::uint32_t value = length == 1 ? 0 : value_of(text.substr(at, length));
    width += within(value, kWide) ? 2 : within(value, kCombining) ? 0 : 1;
    at += length;
  }
  return width;
}

}  // namespace spearhead::scenarios
