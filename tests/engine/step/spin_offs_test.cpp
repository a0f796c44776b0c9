#include "engine/step/spin_offs.h"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/demography.h"

namespace spearhead {
namespace {

using support::open_once;
using support::opened_in;

double jobs_in(const World& world) {
  double sum = 0;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) sum += world.firms.employment[FirmRow{i}];
  return sum;
}

/// Spin-offs of so many quarters, each from the same start.
std::int64_t count_births(const Scenario& scenario, const World& start, std::uint32_t quarters) {
  std::int64_t births = 0;
  for (std::uint32_t i = 0; i < quarters; ++i) {
    World world = start;
    world.step += i;
    open_once(scenario, world);
    births += static_cast<std::int64_t>(opened_in(world, start.step + i).size());
  }
  return births;
}

/// Spin-offs expected by the law of rates, all rates times `factor`.
double expected_births(const Scenario& scenario, const World& world, std::uint32_t quarters,
                       double factor) {
  const Parameters& rule = scenario.rule;
  double expected = 0;
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    const double jobs = world.firms.employment[FirmRow{i}];
    if (jobs < rule.spin_off_smallest) continue;
    const double rate = factor * rule.spin_off_rate * std::sqrt(jobs / rule.spin_off_par);
    expected += quarters * (1 - std::exp(-0.25 * rate));
  }
  return expected;
}

/// A world of equally good firms that have never recombined anything.
World without_history(const Scenario& scenario) {
  World world = support::quiet_world(scenario);
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    world.firms.last_radical[FirmRow{i}] = kNever;
    world.firms.productivity[FirmRow{i}] = 0;
  }
  return world;
}

}  // namespace

TEST_CASE("a spin-off opens with the staff that its parent loses", "[step][law]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.spin_off_rate = 0.5;
  World world = support::quiet_world(scenario);
  const double before = jobs_in(world);
  const std::uint32_t step = world.step;
  open_once(scenario, world);
  const std::vector<FirmRow> opened = opened_in(world, step);
  CHECK(opened.size() > 5);
  for (const FirmRow row : opened) {
    CHECK(world.firms.ownership[row] == Ownership::spin_off);
    CHECK(world.firms.employment[row] == Approx(scenario.rule.spin_off_loss));
  }
  CHECK(jobs_in(world) == Approx(before).epsilon(1e-12));
}

TEST_CASE("spin-offs follow the parents' size and stop at rate zero", "[step][statistics]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.spin_off_rate = 0.1;
  scenario.rule.spin_off_productivity = 0;
  const World world = without_history(scenario);
  constexpr std::uint32_t kQuarters = 20;
  const double expected = expected_births(scenario, world, kQuarters, 1);
  CHECK(static_cast<double>(count_births(scenario, world, kQuarters)) ==
        Approx(expected).margin(4 * std::sqrt(expected)));
  Scenario none = scenario;
  none.rule.spin_off_rate = 0;
  CHECK(count_births(none, world, 4) == 0);
  Scenario without_staff = scenario;
  without_staff.rule.spin_off_loss = 0;
  CHECK(count_births(without_staff, world, 4) == 0);
}

TEST_CASE("a recent recombination and a lead in productivity bring more spin-offs",
          "[step][statistics]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.spin_off_rate = 0.2;
  const World plain = without_history(scenario);
  World radical = plain;
  World old_news = plain;
  World ahead = plain;
  for (std::uint32_t i = 0; i < plain.firms.size(); ++i) {
    radical.firms.last_radical[FirmRow{i}] = static_cast<std::int32_t>(plain.step);
    old_news.firms.last_radical[FirmRow{i}] = static_cast<std::int32_t>(plain.step) - 100;
    ahead.firms.productivity[FirmRow{i}] = 0.5;
  }
  // As long as the recombination counts as recent.
  const auto quarters = static_cast<std::uint32_t>(4 * scenario.rule.spin_off_recent);
  const auto births = [&](const World& world, const Scenario& with) {
    return static_cast<double>(count_births(with, world, quarters));
  };
  const auto check_rise = [&](const World& world, double factor) {
    const double expected = expected_births(scenario, plain, quarters, factor);
    CHECK(births(world, scenario) == Approx(expected).margin(4 * std::sqrt(expected)));
  };
  const double base = births(plain, scenario);
  check_rise(plain, 1);
  check_rise(radical, 1 + scenario.rule.spin_off_radical);
  check_rise(ahead, std::exp(0.5 * scenario.rule.spin_off_productivity));
  CHECK(births(radical, scenario) > 1.5 * base);
  CHECK(births(ahead, scenario) > base);
  CHECK(births(old_news, scenario) == base);
  Scenario off = scenario;
  off.rule.spin_off_radical = 0;
  off.rule.spin_off_productivity = 0;
  CHECK(births(radical, off) == base);
  CHECK(births(ahead, off) == base);
}

TEST_CASE("a spin-off knows part of what its parent knows", "[step]") {
  Scenario scenario = support::still_scenario();
  scenario.rule.spin_off_rate = 0.5;
  World world = support::quiet_world(scenario);
  Kene parent;
  for (std::uint16_t k = 0; k < 3; ++k) {
    parent.field[k] = static_cast<std::uint16_t>(2 * k + 1);
    parent.set_expertise(k, 0.8);
  }
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
    world.firms.kene[FirmRow{i}] = parent;
    world.firms.recombined_knowledge[FirmRow{i}] = 0.2;
  }
  const std::uint32_t step = world.step;
  open_once(scenario, world);
  const auto opened = opened_in(world, step);
  REQUIRE(opened.size() > 5);
  for (const FirmRow row : opened) {
    const Kene& kene = world.firms.kene[row];
    for (std::uint32_t k = 0; k < 3; ++k) {
      CHECK(kene.field[k] == parent.field[k]);
      CHECK(kene.expertise(k) >= 0.8 * scenario.rule.spin_off_knowledge_low - 1e-4);
      CHECK(kene.expertise(k) <= 0.8 * scenario.rule.spin_off_knowledge_high + 1e-4);
    }
    CHECK_FALSE(kene.knows(3));
    CHECK(world.firms.recombined_knowledge[row] == Approx(0.2 * scenario.rule.spin_off_recombined));
  }
}

}  // namespace spearhead
