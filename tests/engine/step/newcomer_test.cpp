#include "engine/step/newcomer.h"

#include <array>
#include <cmath>

#include <catch2/catch.hpp>

#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
TEST_CASE("a new firm has no past, no partners and no project", "[step]") {
  const Scenario scenario = support::small_scenario();
  const World world = support::quiet_world(scenario);
  const Now now = support::now_at(scenario, 7);
  Newcomer newcomer;
  newcomer.key = 99;
  newcomer.kene.field[0] = 3;
  newcomer.kene.set_expertise(0, 0.8);
  settle_in(now, world, SegmentId{1}, newcomer);
  newcomer.employment = 5;
  newcomer.productivity = 0.1;
  newcomer.export_share = 0.25;
  newcomer.research_propensity = 0.02;
  Firms firms;
  resize_columns(firms, 1);
  const FirmRow row{0};
  open_firm(now, world, newcomer, row, firms);
  CHECK(firms.founding_step[row] == 7);
  CHECK(firms.last_launch[row] == kNever);
  CHECK(firms.last_radical[row] == kNever);
  CHECK(tie_count(firms.ties[row]) == 0);
  CHECK(firms.project[row] == Project{});
  CHECK(firms.past_employment[row] == std::array<float, 4>{-1, -1, -1, -1});
  CHECK(firms.fit[row] == fit(scenario.knowledge, newcomer.kene, 1));
  CHECK(firms.mandate[row] == 0);
  // Sales are what its staff can make.
  const double sales = firms.home_sales[row] + firms.export_sales[row];
  const double kept = 1 - scenario.rule.pass_through;
  CHECK(sales * world.segments.value_added_share[SegmentId{1}] ==
        Approx(5 * world.segments.worker_value[SegmentId{1}] * std::exp(kept * 0.1)));
  CHECK(firms.export_sales[row] == Approx(0.25 * sales));
}

}  // namespace spearhead
