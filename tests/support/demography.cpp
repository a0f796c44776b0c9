#include "tests/support/demography.h"

#include "engine/found/found.h"
#include "engine/step/phases.h"
#include "tests/support/worlds.h"

namespace spearhead::support {

Scenario still_scenario() {
  Scenario scenario = small_scenario();
  Parameters& rule = scenario.rule;
  rule.founder_rate = 0;
  rule.spin_off_rate = 0;
  rule.university_spin_off = 0;
  rule.foreign_projects = 0;
  rule.foreign_review = 0;
  rule.closure_base = 0;
  rule.closure_young = 0;
  rule.liquidation_chance = 0;
  rule.credit_limit = 1e9;
  return scenario;
}

World quiet_world(const Scenario& scenario) {
  World world = found(scenario, Luck{1, 0});
  world.step = 1;
  world.arrivals.clear();
  return world;
}

World roomy_world(const Scenario& scenario) {
  World world = quiet_world(scenario);
  for (std::uint32_t r = 0; r < world.region_count(); ++r) {
    world.regions.unskilled[RegionId{r}] *= 2;
    world.regions.skilled[RegionId{r}] *= 2;
  }
  return world;
}

void part_all(World& world) {
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    world.firms.ties[FirmRow{i}].fill(kNobody);
    world.firms.project[FirmRow{i}] = {};
  }
}

Now now_at(const Scenario& scenario, std::uint32_t step) {
  return {scenario, step, Draws(Luck{1, 0}, step)};
}

void open_once(const Scenario& scenario, World& world) {
  const Now now = now_at(scenario, world.step);
  draw_lots(now, world);
  draw_circles(now, world);
  close_and_open(now, world);
  ++world.step;
}

std::vector<FirmRow> opened_in(const World& world, std::uint32_t step) {
  std::vector<FirmRow> rows;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const FirmRow row{i};
    if (world.firms.founding_step[row] == static_cast<std::int32_t>(step)) rows.push_back(row);
  }
  return rows;
}

std::int64_t sum_of(const Column<SegmentId, std::int64_t>& column) {
  std::int64_t sum = 0;
  for (std::uint32_t k = 0; k < column.size(); ++k) sum += column[SegmentId{k}];
  return sum;
}

}  // namespace spearhead::support
