#include "output/markup.h"

#include "output/utf8.h"

namespace spearhead::output {

std::string escaped(std::string_view text) {
  std::string well_formed = well_formed_utf8(text);
  // Code points that Unicode has and XML has not.
  for (const char* const never : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = well_formed.find(never, at)) != std::string::npos;) {
      well_formed.replace(at, 3, "\xEF\xBF\xBD");
    }
  }
  std::string result;
  for (const char letter : well_formed) {
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
