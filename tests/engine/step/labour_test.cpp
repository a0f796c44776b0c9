#include <algorithm>
#include <cmath>
#include <string_view>

#include <catch2/catch.hpp>

#include "engine/step/jobs.h"
#include "engine/step/phases.h"
#include "engine/world/production.h"
#include "engine/world/research.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr RegionId kRegion{0};

/// A region that people neither leave nor enter.
Scenario closed_scenario() {
  Scenario scenario = support::small_scenario();
  scenario.rule.migration_unskilled = 0;
  scenario.rule.migration_skilled = 0;
  scenario.rule.migration_return = 0;
  return scenario;
}

void widen_pools(World& world, double factor) {
  world.regions.unskilled[kRegion] *= factor;
  world.regions.skilled[kRegion] *= factor;
}

double sales_per_worker(const Scenario& scenario, const World& world, SegmentId segment,
                        FirmRow row) {
  return value_of_worker(world.segments.worker_value[segment], world.firms.productivity[row],
                         scenario.rule) /
         world.segments.value_added_share[segment];
}

/// Most that a firm's staff can sell when its skills match.
double capacity(const Scenario& scenario, const World& world, SegmentId segment, FirmRow row) {
  return scenario.rule.capacity_limit * world.firms.employment[row] *
         sales_per_worker(scenario, world, segment, row);
}

template <class Visit>
void for_each_row(const World& world, SegmentId segment, const Visit& visit) {
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    visit(row);
  }
}

/// People at work in production by the segment's usual mix, and researchers, of the firms' own
/// columns.
Labour usual_labour(const Scenario& scenario, const World& world) {
  Labour sum;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    const double share = world.segments.skilled_share[segment];
    for_each_row(world, segment, [&](FirmRow row) {
      sum.unskilled += (1 - share) * world.firms.employment[row];
      sum.skilled += share * world.firms.employment[row];
    });
    sum.skilled += researchers_of(world.segments.research[segment],
                                  world.regions.wage_skilled[kRegion], scenario.rule);
  }
  return sum;
}

/// Eight quarters in which demand has jumped; after every phase no pool is overdrawn.
void live_through_jump(const Scenario& scenario, World world, double jump) {
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    world.segments.budget_share[SegmentId{k}] *= jump;
  }
  for (int quarter = 0; quarter < 8; ++quarter) {
    const Now now = support::now_at(scenario, world.step);
    for (const Phase& phase : kStep) {
      phase.run(now, world);
      INFO(phase.name << ", quarter " << quarter);
      // Spin-offs bring staff along and may take the last free hands; hiring may not.
      const double limit = phase.name == std::string_view("hire") ? scenario.rule.pool_limit : 1;
      const Regions& regions = world.regions;
      REQUIRE(regions.employed_unskilled[kRegion] <=
              limit * regions.unskilled[kRegion] * (1 + 1e-7));
      REQUIRE(regions.employed_skilled[kRegion] <= limit * regions.skilled[kRegion] * (1 + 1e-7));
    }
    ++world.step;
  }
}

}  // namespace

TEST_CASE("a closed labour pool is never exceeded, however demand jumps", "[step][law]") {
  const Scenario scenario = closed_scenario();
  const World world = found(scenario, Luck{1, 0});
  for (const double jump : {0.5, 1.5, 3.0}) live_through_jump(scenario, world, jump);
}

TEST_CASE("a closed labour pool is never exceeded when one skill is much shorter than the other",
          "[step][law]") {
  const Scenario scenario = closed_scenario();
  World world = found(scenario, Luck{1, 0});
  world.regions.skilled[kRegion] *= 0.6;
  world.regions.employed_skilled[kRegion] *= 0.6;
  const Now now = support::now_at(scenario, 0);
  hire(now, world);
  CHECK(world.regions.employed_skilled[kRegion] ==
        Approx(scenario.rule.pool_limit * world.regions.skilled[kRegion]).epsilon(1e-6));
}

TEST_CASE("jobs close a share of the gap to what customers need", "[step]") {
  const Scenario scenario = closed_scenario();
  World world = found(scenario, Luck{1, 0});
  widen_pools(world, 3);
  const SegmentId segment{0};
  const FirmRow growing{world.layout.begin(segment)};
  const FirmRow shrinking{world.layout.begin(segment) + 1};
  world.firms.home_sales[growing] *= 1.5;
  world.firms.home_sales[shrinking] *= 0.5;
  const World before = world;
  hire(support::now_at(scenario, 0), world);
  for (const FirmRow row : {growing, shrinking}) {
    const double old = before.firms.employment[row];
    const double wanted = (before.firms.home_sales[row] + before.firms.export_sales[row]) /
                          sales_per_worker(scenario, before, segment, row);
    CHECK(world.firms.employment[row] ==
          Approx(old + scenario.rule.hiring_speed * (wanted - old)).epsilon(1e-12));
  }
}

TEST_CASE("the labour force is at work or unemployed, and firms have all who work", "[step][law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  widen_pools(world, 2);  // nobody is rationed, so every segment has its usual mix of skills
  for (int quarter = 0; quarter < 8; ++quarter) {
    simulate_step(scenario, Luck{1, 0}, world);
    const Labour sum = usual_labour(scenario, world);
    REQUIRE(world.regions.unskilled_served[kRegion] == 1);
    CHECK(world.regions.employed_unskilled[kRegion] == Approx(sum.unskilled).epsilon(1e-9));
    CHECK(world.regions.employed_skilled[kRegion] == Approx(sum.skilled).epsilon(1e-9));
  }
}

TEST_CASE("a shortage of one skill leaves those of the other at work", "[step]") {
  const Scenario scenario = closed_scenario();
  World world = found(scenario, Luck{1, 0});
  World open = world;
  widen_pools(open, 3);
  world.regions.unskilled[kRegion] *= 3;
  world.regions.skilled[kRegion] *= 0.8;
  const Now now = support::now_at(scenario, 0);
  hire(now, open);
  hire(now, world);
  CHECK(world.regions.unskilled_served[kRegion] == 1);
  CHECK(world.regions.skilled_served[kRegion] < 0.9);
  CHECK(world.regions.employed_unskilled[kRegion] ==
        Approx(open.regions.employed_unskilled[kRegion]).epsilon(1e-9));
  CHECK(world.regions.employed_skilled[kRegion] < 0.9 * open.regions.employed_skilled[kRegion]);
}

TEST_CASE("skills that do not match cost output by their elasticity of substitution", "[step]") {
  const Scenario scenario = closed_scenario();
  const World world = found(scenario, Luck{1, 0});
  const Now now = support::now_at(scenario, 0);
  for (const auto& [unskilled, skilled] :
       {std::pair{3.0, 3.0}, {3.0, 0.8}, {3.0, 0.5}, {0.7, 3.0}, {0.9, 0.6}}) {
    World rationed = world;
    rationed.regions.unskilled[kRegion] *= unskilled;
    rationed.regions.skilled[kRegion] *= skilled;
    hire(now, rationed);
    const double f = rationed.regions.unskilled_served[kRegion];
    const double g = rationed.regions.skilled_served[kRegion];
    const double loss = rationed.work.output_loss[SegmentId{0}];
    const double h = world.segments.skilled_share[SegmentId{0}];
    const double s = scenario.rule.skill_substitution;
    const double power = (s - 1) / s;
    const double mix = std::pow((1 - h) * std::pow(f, power) + h * std::pow(g, power), 1 / power);
    CHECK(loss == Approx(mix / ((1 - h) * f + h * g)).epsilon(1e-9));
    CHECK(loss > 0);
    CHECK(loss <= 1 + 1e-12);
    CHECK((loss == 1) == (f == g));
  }
}

TEST_CASE("staff sell at most the capacity limit over their normal output", "[step][law]") {
  const Scenario scenario = closed_scenario();
  World world = found(scenario, Luck{1, 0});
  widen_pools(world, 9);
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    world.firms.home_sales[row] *= row.value % 3 == 0 ? 8 : 1;
    world.firms.export_sales[row] *= row.value % 5 == 0 ? 8 : 1;
  }
  hire(support::now_at(scenario, 0), world);
  std::uint32_t full = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    for_each_row(world, SegmentId{k}, [&](FirmRow row) {
      const double sales = world.firms.home_sales[row] + world.firms.export_sales[row];
      const double most = capacity(scenario, world, SegmentId{k}, row);
      REQUIRE(sales <= most * (1 + 1e-9));
      full += sales > most * (1 - 1e-9) ? 1 : 0;
    });
  }
  CHECK(full > world.firms.size() / 4);
}

TEST_CASE("customers whom a firm cannot serve go to rivals with slack in proportion to it",
          "[step]") {
  const Scenario scenario = closed_scenario();
  World world = found(scenario, Luck{1, 0});
  widen_pools(world, 3);
  const SegmentId segment{2};
  const FirmRow crowded{world.layout.begin(segment) + 2};
  world.segments.home_demand[segment] += 2 * world.firms.home_sales[crowded];
  world.firms.home_sales[crowded] *= 3;
  const World before = world;
  hire(support::now_at(scenario, 0), world);
  const double lost = before.firms.home_sales[crowded] - world.firms.home_sales[crowded];
  double won = 0;
  double least = 1;
  double most = 0;
  for_each_row(world, segment, [&](FirmRow row) {
    if (row == crowded) return;
    const double more = world.firms.home_sales[row] - before.firms.home_sales[row];
    const double slack = capacity(scenario, world, segment, row) - before.firms.home_sales[row] -
                         before.firms.export_sales[row];
    won += more;
    least = std::min(least, more / slack);
    most = std::max(most, more / slack);
  });
  CHECK(won == Approx(lost).epsilon(1e-6));
  CHECK(least == Approx(most).epsilon(1e-6));
  CHECK(world.segments.imports_unserved[segment] == 0);
}

TEST_CASE("customers beyond all slack buy outside, and exports beyond capacity are lost",
          "[step]") {
  const Scenario scenario = closed_scenario();
  World world = found(scenario, Luck{1, 0});
  widen_pools(world, 3);
  const SegmentId segment{2};
  for_each_row(world, segment, [&](FirmRow row) { world.firms.home_sales[row] *= 4; });
  world.segments.home_demand[segment] *= 4;
  hire(support::now_at(scenario, 0), world);
  CHECK(world.segments.imports_unserved[segment] > 0);
  CHECK(world.segments.home_sales[segment] + world.segments.imports_unserved[segment] ==
        Approx(world.segments.home_demand[segment]).epsilon(1e-9));
}

}  // namespace spearhead
