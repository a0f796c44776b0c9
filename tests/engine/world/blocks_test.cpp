#include "engine/world/blocks.h"

#include <vector>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/world/select.h"

namespace spearhead {

TEST_CASE("a sum over listed rows is the sum over all rows of which the others add nothing",
          "[world]") {
  Layout layout;
  layout.assign(std::vector<std::uint32_t>{700, 0, 900, 1, 1500});
  std::vector<double> term(layout.rows());
  for (std::uint32_t i = 0; i < layout.rows(); ++i) {
    term[i] = mix(i) % 7 == 0 ? static_cast<double>(mix(i) % 1000) / 3 : 0;
  }
  std::vector<std::int64_t> all(layout.runs(), -1);
  std::vector<std::int64_t> listed(layout.runs(), -1);
  for_each_block(layout, [&](const Block& block) {
    const auto value = [&](std::size_t i) { return term[block.begin + i]; };
    Selected rows;
    select(
        block.size(), [&](std::uint32_t i) { return value(i) != 0; }, rows);
    sum_runs(layout, block, math::kMoneyPoint, value, all.data());
    sum_listed(layout, block, math::kMoneyPoint, rows, value, listed.data());
  });
  CHECK(listed == all);
}

}  // namespace spearhead
