#include "output/markup.h"

#include "output/utf8.h"

namespace spearhead::output {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : well_formed_utf8(text)) {
    switch (letter) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        // XML 1.0 has no other control characters.
        result += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
    }
  }
  return result;
}

}  // namespace spearhead::output
