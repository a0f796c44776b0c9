#include "output/utf8.h"

#include <string>

#include <catch2/catch.hpp>

namespace spearhead::output {

TEST_CASE("well-formed text stays as it is", "[output]") {
  for (const std::string text :
       {"", "plain", "räksmörgås", "Санкт-Петербург", "\xF0\x9F\x8E\xAF"}) {
    CHECK(well_formed_utf8(text) == text);
  }
}

TEST_CASE("bytes that are no UTF-8 become replacement characters, one each", "[output]") {
  const std::string mark = "\xEF\xBF\xBD";
  CHECK(well_formed_utf8("caf\xE9") == "caf" + mark);                        // Latin-1
  CHECK(well_formed_utf8(std::string("a\0b", 3)) == "a" + mark + "b");       // NUL
  CHECK(well_formed_utf8("\xC0\xAF") == mark + mark);                        // overlong slash
  CHECK(well_formed_utf8("\xED\xA0\x80") == mark + mark + mark);             // surrogate
  CHECK(well_formed_utf8("\xF4\x90\x80\x80") == mark + mark + mark + mark);  // beyond U+10FFFF
  CHECK(well_formed_utf8("\xE2\x82") == mark + mark);                        // cut short
}

}  // namespace spearhead::output
