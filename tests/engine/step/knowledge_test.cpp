#include <cmath>

#include <catch2/catch.hpp>

#include "engine/parallel/parallel.h"
#include "engine/step/effort.h"
#include "engine/world/research.h"
#include "tests/support/knowledge_worlds.h"

namespace spearhead {
namespace {

using support::for_each_firm;
using support::now_of;

void keep(const Scenario& scenario, World& world, int quarters) {
  for (int quarter = 0; quarter < quarters; ++quarter) {
    keep_knowledge(now_of(scenario, world), world);
    ++world.step;
  }
}

/// What the phases of knowledge decide about a firm.
struct Mind {
  Key key;
  double productivity, fit, performance, stock, backlog, work, done, worth, pending, recombined;
  Kene kene;

  friend bool operator==(const Mind&, const Mind&) = default;
};

std::vector<Mind> minds_of(const World& world) {
  const Firms& f = world.firms;
  std::vector<Mind> minds;
  for_each_firm(world, [&](FirmRow row) {
    minds.push_back({f.key[row], f.productivity[row], f.fit[row], f.performance[row],
                     f.research_stock[row], f.idea_backlog[row], f.project_work[row],
                     f.project_done[row], f.project_worth[row], f.pending_gain[row],
                     f.recombined_knowledge[row], f.kene[row]});
  });
  std::ranges::sort(minds, {}, &Mind::key);
  return minds;
}

/// A world whose firms do research and have learnt for some years, as `prepare` left it at first.
World thoughtful(const Scenario& scenario, World world, int quarters) {
  for (int quarter = 0; quarter < quarters; ++quarter) support::think(scenario, world);
  return world;
}

World researching(const Scenario& scenario) {
  World world = support::founded_with_ties(scenario);
  for_each_firm(world, [&](FirmRow row) {
    world.firms.research[row] = world.firms.key[row] % 3 == 0 ? 1.5 : 0;
  });
  return world;
}

double mean_log_propensity(const World& world, SegmentId segment, double* spread = nullptr) {
  double sum = 0;
  double squares = 0;
  for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
       ++row.value) {
    const double x = std::log(world.firms.research_propensity[row]);
    sum += x;
    squares += x * x;
  }
  const double n = world.layout.size(segment);
  if (spread != nullptr) *spread = std::sqrt(squares / n - sum / n * sum / n);
  return sum / n;
}

}  // namespace

TEST_CASE("research experience settles where what is added makes good what is lost", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const FirmRow row{3};
  world.firms.research[row] = 3;
  keep(scenario, world, 300);
  const double people = researchers_of(3, world.regions.wage_skilled[RegionId{0}], scenario.rule);
  CHECK(world.firms.research_stock[row] ==
        Approx(people / scenario.rule.research_stock_decay).epsilon(1e-3));
}

TEST_CASE("absorptive capacity rises with research experience and management, up to its limit",
          "[step]") {
  const Scenario scenario = support::small_scenario();
  const Parameters& rule = scenario.rule;
  const auto capacity = [&](double stock, double management) {
    World world = found(scenario, Luck{1, 0});
    const FirmRow row{3};
    world.firms.research[row] = 0;
    world.firms.research_stock[row] = stock;
    world.firms.management[row] = management;
    world.firms.employment[row] = 10;
    keep_knowledge(now_of(scenario, world), world);
    return world.firms.absorptive_capacity[row];
  };
  CHECK(capacity(0, 0.4) == Approx(rule.absorptive_base + rule.absorptive_management * 0.4));
  CHECK(capacity(1e6, 0) == Approx(rule.absorptive_base + rule.absorptive_research));
  CHECK(capacity(1, 0.4) > capacity(0, 0.4));
  CHECK(capacity(1e6, 100) == rule.absorptive_limit);
}

TEST_CASE("expertise fades once a year, the best field least, and the fit with it", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) {
    world.firms.kene[row] = {};
    learn_field(world.firms.kene[row], 1, 0.9, 1, 1);
    learn_field(world.firms.kene[row], 3, 0.5, 1, 1);
  });
  keep(scenario, world, 4);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    for (FirmRow row{world.layout.begin(segment)}; row.value < world.layout.end(segment);
         ++row.value) {
      const Kene& kene = world.firms.kene[row];
      REQUIRE(expertise_in(kene, 1) ==
              Approx(0.9 * std::exp(-scenario.rule.expertise_decay_best)).margin(5e-5));
      REQUIRE(expertise_in(kene, 3) ==
              Approx(0.5 * std::exp(-scenario.rule.expertise_decay)).margin(5e-5));
      REQUIRE(world.firms.fit[row] == fit(scenario.knowledge, kene, k));
    }
  }
}

TEST_CASE("nothing fades without decay", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.expertise_decay = 0;
  scenario.rule.expertise_decay_best = 0;
  World world = found(scenario, Luck{1, 0});
  const World before = world;
  keep(scenario, world, 8);
  for_each_firm(world,
                [&](FirmRow row) { REQUIRE(world.firms.kene[row] == before.firms.kene[row]); });
}

TEST_CASE("management returns to what firms keep by themselves", "[step]") {
  const Scenario scenario = support::small_scenario();
  const Parameters& rule = scenario.rule;
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) { world.firms.management[row] = 1; });
  keep(scenario, world, 8);
  for_each_firm(world, [&](FirmRow row) {
    REQUIRE(world.firms.management[row] ==
            Approx(rule.management_base +
                   (1 - rule.management_base) * std::exp(-2 * rule.management_decay)));
  });
}

TEST_CASE("past employment counts researchers and moves on by one place a year", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  const double people = researchers_of(3.2, world.regions.wage_skilled[RegionId{0}], scenario.rule);
  for_each_firm(world, [&](FirmRow row) {
    world.firms.employment[row] = 10;
    world.firms.research[row] = 3.2;
    world.firms.past_employment[row] = {7, 6, 5, 4};
  });
  keep(scenario, world, 4);
  for_each_firm(world, [&](FirmRow row) {
    const auto& past = world.firms.past_employment[row];
    REQUIRE(past[0] == Approx(10 + people));
    REQUIRE((past[1] == 7 && past[2] == 6 && past[3] == 5));
  });
}

TEST_CASE("R&D routines return to the sector's norm and keep their spread", "[step][statistics]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.routine_reversion = 0.2;
  scenario.rule.aspiration_response = 0;
  for (double& jobs : scenario.regions[0].employment) jobs *= 3;
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) { world.firms.research_propensity[row] = 0.5; });
  keep(scenario, world, 30 * 4);
  const double sigma = scenario.rule.research_spread;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    double spread = 0;
    const double mean = mean_log_propensity(world, segment, &spread);
    const double norm = scenario.region_of(segment).research_norm[k];
    const double error = 5 * sigma / std::sqrt(world.layout.size(segment));
    CHECK(mean == Approx(std::log(norm) - sigma * sigma / 2).margin(error));
    CHECK(spread == Approx(sigma).margin(error));
  }
}

TEST_CASE("without reversion and aspiration R&D routines stay to the last bit", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.routine_reversion = 0;
  scenario.rule.aspiration_response = 0;
  World world = found(scenario, Luck{1, 0});
  const World before = world;
  keep(scenario, world, 8);
  for_each_firm(world, [&](FirmRow row) {
    REQUIRE(world.firms.research_propensity[row] == before.firms.research_propensity[row]);
  });
}

TEST_CASE("a sector without a norm of R&D leaves its firms' routines alone", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.regions[0].research_norm[0] = 0;
  World world = found(scenario, Luck{1, 0});
  const World before = world;
  keep(scenario, world, 4);
  for (FirmRow row{0}; row.value < world.layout.end(SegmentId{0}); ++row.value) {
    REQUIRE(world.firms.research_propensity[row] == before.firms.research_propensity[row]);
  }
}

TEST_CASE("who succeeds less than its sector searches more", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.routine_reversion = 0;
  scenario.rule.performance_memory = 0;  // success stays as it is set here
  World world = found(scenario, Luck{1, 0});
  for_each_firm(
      world, [&](FirmRow row) { world.firms.performance[row] = row.value % 2 == 0 ? 0.04 : 0.0; });
  keep(scenario, world, 1);
  const World before = world;
  keep(scenario, world, 4);
  for_each_firm(world, [&](FirmRow row) {
    const double ratio =
        world.firms.research_propensity[row] / before.firms.research_propensity[row];
    const double behind = 0.02 - world.firms.performance[row];
    REQUIRE(std::log(ratio) == Approx(scenario.rule.aspiration_response * behind).epsilon(0.1));
  });
}

TEST_CASE("recombined knowledge goes out of date", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) { world.firms.recombined_knowledge[row] = 0.4; });
  keep(scenario, world, 4);
  const double kept = 0.4 * std::pow(1 - kStepYears * scenario.rule.recombination_decay, 4);
  for_each_firm(
      world, [&](FirmRow row) { REQUIRE(world.firms.recombined_knowledge[row] == Approx(kept)); });
}

TEST_CASE("success is forgotten", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  for_each_firm(world, [&](FirmRow row) { world.firms.performance[row] = 0.1; });
  keep(scenario, world, 4);
  const double kept = 0.1 * std::exp(-scenario.rule.performance_memory);
  for_each_firm(world, [&](FirmRow row) { REQUIRE(world.firms.performance[row] == Approx(kept)); });
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    CHECK(world.segments.mean_performance[SegmentId{k}] == Approx(kept).epsilon(1e-6));
  }
}

TEST_CASE("gains are taken in up to the limit of a quarter", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.frontier_growth = 0;
  scenario.rule.potential_erosion = 0;
  World world = found(scenario, Luck{1, 0});
  world.prepare_work();
  const World before = world;
  Outbox& outbox = world.work.outbox;
  outbox.innovation[FirmRow{1}] = fixed_gain(0.1);
  outbox.learning[FirmRow{1}] = fixed_gain(0.05);
  outbox.innovation[FirmRow{2}] = fixed_gain(9);
  outbox.learning[FirmRow{3}] = fixed_gain(0.05);
  outbox.partner_gains[0].push_back({FirmRow{4}, fixed_gain(0.02)});
  outbox.partner_gains[0].push_back({FirmRow{4}, fixed_gain(0.03)});
  take_in(now_of(scenario, world), world);
  const auto rise = [&](std::uint32_t row) {
    return world.firms.productivity[FirmRow{row}] - before.firms.productivity[FirmRow{row}];
  };
  CHECK(rise(0) == 0);
  CHECK(rise(1) == Approx(0.15));
  CHECK(rise(2) == Approx(scenario.rule.gain_limit));
  CHECK(rise(3) == Approx(0.05));
  CHECK(rise(4) == Approx(0.05));
  // Success is what innovation brought, the firm's own or a partner's, and not imitation.
  const double memory = scenario.rule.performance_memory;
  CHECK(world.firms.performance[FirmRow{1}] == Approx(memory * 0.1));
  CHECK(world.firms.performance[FirmRow{3}] == 0);
  CHECK(world.firms.performance[FirmRow{4}] == Approx(memory * 0.05));
}

TEST_CASE("productivity falls behind the frontier when nobody learns", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.potential_erosion = 0;
  World world = found(scenario, Luck{1, 0});
  world.prepare_work();
  const World before = world;
  take_in(now_of(scenario, world), world);
  for_each_firm(world, [&](FirmRow row) {
    REQUIRE(world.firms.productivity[row] ==
            Approx(before.firms.productivity[row] - kStepYears * scenario.rule.frontier_growth));
  });
}

TEST_CASE("a lead that knowledge does not support erodes; no other does", "[step]") {
  Scenario scenario = support::small_scenario();
  scenario.rule.frontier_growth = 0;
  World world = found(scenario, Luck{1, 0});
  world.prepare_work();
  const World before = world;
  take_in(now_of(scenario, world), world);
  for_each_firm(world, [&](FirmRow row) {
    const double was = before.firms.productivity[row];
    const double excess =
        was - potential(before.firms.fit[row], 0, before.firms.ownership[row], scenario.rule);
    const double lost = kStepYears * scenario.rule.potential_erosion * std::max(0.0, excess);
    REQUIRE(world.firms.productivity[row] == Approx(was - lost));
  });
}

TEST_CASE("lessons change what a firm knows and how it fits its sector", "[step]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{1, 0});
  world.prepare_work();
  const FirmRow row{5};
  world.firms.kene[row] = {};
  learn_field(world.firms.kene[row], 6, 0.4, 1, 1);
  world.firms.fit[row] = fit(scenario.knowledge, world.firms.kene[row], 0);
  const double before = world.firms.fit[row];
  world.work.outbox.lessons[0].push_back({row, 0, 0.8, 0.3, 0.6});
  take_in(now_of(scenario, world), world);
  CHECK(expertise_in(world.firms.kene[row], 0) == Approx(0.48).margin(1e-4));
  CHECK(world.firms.fit[row] > before);
  CHECK(world.firms.fit[row] == fit(scenario.knowledge, world.firms.kene[row], 0));
}

TEST_CASE("research and learning do not depend on the order of rows", "[step][determinism]") {
  const Scenario scenario = support::small_scenario();
  const World world = researching(scenario);
  const World straight = thoughtful(scenario, world, 12);
  const World turned = thoughtful(scenario, support::upside_down(world), 12);
  CHECK(minds_of(straight) == minds_of(turned));
  CHECK(straight.knowledge.pair_use == turned.knowledge.pair_use);
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    const SegmentId segment{k};
    CHECK(straight.segments.innovations[segment] == turned.segments.innovations[segment]);
    CHECK(straight.segments.mean_performance[segment] == turned.segments.mean_performance[segment]);
  }
}

TEST_CASE("research and learning do not depend on the number of threads", "[step][determinism]") {
  Scenario scenario = support::small_scenario();
  for (double& jobs : scenario.regions[0].employment) jobs *= 4;
  const World world = researching(scenario);
  std::vector<Mind> minds[2];
  for (const std::uint32_t threads : {1U, 3U}) {
    parallel::with_threads(threads,
                           [&] { minds[threads / 3] = minds_of(thoughtful(scenario, world, 6)); });
  }
  CHECK(minds[0] == minds[1]);
}

TEST_CASE("what firms know becomes alike where they learn from each other", "[step]") {
  Scenario scenario = support::small_scenario();
  support::without_improvements(scenario);
  support::without_projects(scenario);
  const auto dispersion = [&](double imitation) {
    Scenario here = scenario;
    here.rule.imitation_rate = imitation;
    const World world = thoughtful(here, researching(here), 40);
    double sum = 0;
    double squares = 0;
    for_each_firm(world, [&](FirmRow row) {
      const double a = world.firms.productivity[row];
      sum += a;
      squares += a * a;
    });
    const double n = world.firms.size();
    return std::sqrt(squares / n - sum / n * sum / n);
  };
  CHECK(dispersion(0.5) < dispersion(0));
}

}  // namespace spearhead
