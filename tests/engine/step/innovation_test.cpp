#include <cmath>

#include <catch2/catch.hpp>

#include "engine/step/effort.h"
#include "engine/world/research.h"
#include "tests/support/knowledge_worlds.h"

namespace spearhead {
namespace {

using support::for_each_firm;
using support::now_of;

Scenario improving_scenario() {
  Scenario scenario = support::small_scenario();
  support::without_projects(scenario);
  return scenario;
}

/// Improvements of one quarter when every firm has this research and these unused ideas.
std::int64_t improvements_with(const Scenario& scenario, double research, double backlog,
                               double management = 0.3) {
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) {
    world.firms.research[row] = research;
    world.firms.idea_backlog[row] = backlog;
    world.firms.management[row] = management;
  });
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  return support::sum_of(world.segments.innovations);
}

/// Sum of all firms' gains from innovations in one quarter, log.
double gains_of(const World& world) {
  double sum = 0;
  for_each_firm(world, [&](FirmRow row) {
    sum += kGainUnit * static_cast<double>(world.work.outbox.innovation[row]);
  });
  return sum;
}

}  // namespace

TEST_CASE("improvements come at the expected rate", "[step][statistics]") {
  Scenario scenario = improving_scenario();
  for (double& jobs : scenario.regions[0].employment) jobs *= 8;
  World world = found(scenario, Luck{1, 0});
  const Parameters& rule = scenario.rule;
  double expected = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      world.firms.research[row] = row.value % 3 == 0 ? 2.0 : 0.0;
      world.firms.idea_backlog[row] = 1;
      const double people =
          researchers_of(world.firms.research[row], world.regions.wage_skilled[RegionId{0}], rule);
      const double ideas =
          (people > 0 ? std::pow(people, rule.research_returns) : 0) +
          rule.informal_learning * std::pow(world.firms.employment[row], rule.informal_size);
      const double effect = rule.effort_base + rule.effort_management * world.firms.management[row];
      expected += kStepYears * rule.innovation_rate * effect * ideas *
                  scenario.sector_of(segment).opportunity;
    }
  }
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  const auto improvements = static_cast<double>(support::sum_of(world.segments.innovations));
  CHECK(expected > 500);
  CHECK(improvements == Approx(expected).margin(5 * std::sqrt(expected)));
}

TEST_CASE("research, unused ideas and good management bring more improvements", "[step]") {
  const Scenario scenario = improving_scenario();
  const std::int64_t usual = improvements_with(scenario, 2, 1);
  CHECK(improvements_with(scenario, 0, 1) < usual);
  CHECK(improvements_with(scenario, 2, 0.2) < usual);
  CHECK(improvements_with(scenario, 2, 1, 0.9) > usual);
}

TEST_CASE("in sectors of greater opportunity improvements are more frequent", "[step]") {
  Scenario scenario = improving_scenario();
  const auto usual = static_cast<double>(improvements_with(scenario, 2, 1));
  for (SectorFacts& sector : scenario.sectors) sector.opportunity = 2;
  const auto rich = static_cast<double>(improvements_with(scenario, 2, 1));
  CHECK(rich / usual == Approx(2).epsilon(0.2));
}

TEST_CASE("without a rate nothing improves", "[step]") {
  Scenario scenario = improving_scenario();
  support::without_improvements(scenario);
  CHECK(improvements_with(scenario, 5, 1) == 0);
}

TEST_CASE("ideas that are used up grow again", "[step]") {
  Scenario scenario = improving_scenario();
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) {
    world.firms.research[row] = 1;
    world.firms.idea_backlog[row] = 0.5;
  });
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  const double grown = 0.5 + kStepYears * scenario.rule.backlog_recovery * 0.5;
  for_each_firm(world, [&](FirmRow row) {
    const bool improved = world.work.outbox.innovation[row] > 0;
    if (improved) CHECK(world.firms.idea_backlog[row] <= grown * scenario.rule.backlog_use);
    if (!improved) CHECK(world.firms.idea_backlog[row] == Approx(grown));
    CHECK((world.firms.last_launch[row] == 0) == improved);
  });
}

TEST_CASE("who is far ahead of what knowledge supports gains little from an improvement",
          "[step]") {
  const Scenario scenario = improving_scenario();
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) {
    world.firms.research[row] = 2;
    world.firms.productivity[row] =
        potential(world.firms.fit[row], 0, world.firms.ownership[row], scenario.rule);
  });
  World ahead = world;
  for_each_firm(ahead, [&](FirmRow row) { ahead.firms.productivity[row] += 0.4; });
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  draw_lots(now_of(scenario, ahead), ahead);
  innovate(now_of(scenario, ahead), ahead);
  CHECK(gains_of(world) > 0);
  const double kept = std::exp(-0.4 / scenario.rule.potential_softness);
  CHECK(gains_of(ahead) == Approx(kept * gains_of(world)).epsilon(1e-6));
}

TEST_CASE("an improvement touches one of several product lines", "[step]") {
  const Parameters rule = support::default_parameters();
  Firms firms;
  resize_columns(firms, 1);
  const FirmRow row{0};
  firms.employment[row] = rule.product_line / 2;
  CHECK(reach_of(firms, row, 0, rule).lines == 1);
  firms.employment[row] = 8 * rule.product_line;
  CHECK(reach_of(firms, row, 0, rule).lines ==
        Approx(std::pow(8, rule.product_line_exponent)).epsilon(1e-12));
  CHECK(reach_of(firms, row, 10, rule).lines > reach_of(firms, row, 0, rule).lines);
}

TEST_CASE("who improves something becomes better in what it knows best", "[step]") {
  Scenario scenario = improving_scenario();
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) { world.firms.research[row] = 2; });
  const World before = world;
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  take_in(now_of(scenario, world), world);
  std::uint32_t improved = 0;
  for_each_firm(world, [&](FirmRow row) {
    const std::uint32_t best = best_slot(before.firms.kene[row]);
    const double was = before.firms.kene[row].expertise(best);
    const double is = world.firms.kene[row].expertise(best);
    if (world.firms.last_launch[row] == 0) {
      ++improved;
      CHECK(is >= was + scenario.rule.innovation_expertise * (1 - was) - 1e-4);
    } else {
      CHECK(is == was);
    }
  });
  CHECK(improved > 20);
}

TEST_CASE("people at work on the project do not improve other things at the same time", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  world.prepare_work();
  const FirmRow row{3};
  world.firms.research[row] = 4;
  world.firms.project[row].kind = ProjectKind::development;
  Effort effort;
  const auto measure = [&] {
    measure_effort(now_of(scenario, world), world, world.layout.block(0), effort);
    return effort.on_project.of[row.value] / effort.researchers.of[row.value];
  };
  CHECK(measure() == 0);
  world.firms.runs_project[row] = 1;
  CHECK(measure() == Approx(scenario.rule.project_share));
}

TEST_CASE("where all researchers work on projects and nobody learns by doing, nothing improves",
          "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.project_share = 1;
  scenario.rule.informal_learning = 0;
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) {
    world.firms.research[row] = 2;
    world.firms.project[row].kind = ProjectKind::development;
    world.firms.project_work[row] = 1000;
    world.firms.runs_project[row] = 1;
  });
  draw_lots(now_of(scenario, world), world);
  innovate(now_of(scenario, world), world);
  CHECK(support::sum_of(world.segments.innovations) == 0);
}

}  // namespace spearhead
