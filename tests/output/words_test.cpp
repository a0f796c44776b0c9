#include "output/words.h"

#include <catch2/catch.hpp>

#include "output/table.h"

namespace spearhead::output {

TEST_CASE("one thing has no s", "[output]") {
  CHECK(counted(1, "future") == "1 future");
  CHECK(counted(0, "future") == "0 futures");
  CHECK(counted(20, "future") == "20 futures");
}

TEST_CASE("long texts are wrapped between words and never cut", "[output]") {
  CHECK(wrapped("a text of some words that is long", 4, 24) ==
        "a text of some words\n    that is long");
  CHECK(wrapped("short", 4, 24) == "short");
  // No room to wrap in: the terminal breaks the line.
  CHECK(wrapped("a text of some words that is long", 10, 24) ==
        "a text of some words that is long");
  CHECK(wrapped("averyveryverylongwordofmorethantwenty cells", 0, 20) ==
        "averyveryverylongwordofmorethantwenty\ncells");
}

TEST_CASE("the last column of a table goes on below itself", "[output]") {
  using enum TextTable::Align;
  TextTable table({{left}, {right}, {left}});
  table.add({"id", "number", "basis"});
  table.add({"S1", "1.25", "words that do not fit into one line"});
  table.add({"S2", "-", ""});
  CHECK(table.wrapped_text(36) ==
        "id  number  basis\n"
        "S1    1.25  words that do not fit\n"
        "            into one line\n"
        "S2       -\n");
}

}  // namespace spearhead::output
