#include "engine/world/layout.h"

#include <catch2/catch.hpp>

#include "engine/random/draws.h"

namespace spearhead {

TEST_CASE("blocks cover all rows without overlap, and runs keep to one segment", "[world]") {
  const std::vector<std::uint32_t> sizes{0, 5, 1019, 0, 1, 3000, 0};
  Layout layout;
  layout.assign(sizes);
  REQUIRE(layout.rows() == 4025);
  std::uint32_t row = 0;
  for (std::uint32_t b = 0; b < layout.blocks(); ++b) {
    const Block& block = layout.block(b);
    CHECK(block.begin == row);
    CHECK(block.size() <= kBlockRows);
    for (std::uint32_t r = block.first_run; r < block.last_run; ++r) {
      const Run& run = layout.run(r);
      CHECK(run.begin == row);
      CHECK(run.begin >= layout.begin(run.segment));
      CHECK(run.end <= layout.end(run.segment));
      CHECK(run.size() > 0);
      row = run.end;
    }
    CHECK(block.end == row);
  }
  CHECK(row == 4025);
  for (std::uint32_t k = 0; k < sizes.size(); ++k) CHECK(layout.size(SegmentId{k}) == sizes[k]);
}

TEST_CASE("a world without firms has no blocks", "[world]") {
  Layout layout;
  layout.assign(std::vector<std::uint32_t>{0, 0});
  CHECK(layout.rows() == 0);
  CHECK(layout.blocks() == 0);
  CHECK(layout.runs() == 0);
}

}  // namespace spearhead
