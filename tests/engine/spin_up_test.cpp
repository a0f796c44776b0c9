#include "engine/spin_up.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/parallel/parallel.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

Scenario short_scenario() {
  Scenario scenario = support::small_scenario();
  scenario.rule.spin_up = 3;
  scenario.rule.outside_years = 4;
  scenario.rule.calibration_futures = 3;
  return scenario;
}

std::vector<double> outside_with(const Scenario& scenario, std::uint32_t threads) {
  std::vector<double> outside;
  parallel::with_threads(threads, [&] { outside = find_outside(scenario); });
  return outside;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::ranges::equal(a, b, [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

double exports_of(const World& world) {
  double sum = 0;
  for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
    sum += world.segments.domestic_exports[SegmentId{k}];
  }
  return sum;
}

}  // namespace

TEST_CASE("the outside of a region is the same for one, two and seven threads", "[bits]") {
  const Scenario scenario = short_scenario();
  const std::vector<double> one = outside_with(scenario, 1);
  REQUIRE(one.size() == scenario.segments());
  CHECK(same_bits(outside_with(scenario, 2), one));
  CHECK(same_bits(outside_with(scenario, 7), one));
}

TEST_CASE("the outside of a region does not depend on programmes, years, currency or names",
          "[bits]") {
  const Scenario scenario = short_scenario();
  Scenario other = scenario;
  other.name = "other";
  other.first_year = 2000;
  other.last_year = 2050;
  other.currency = "GBP";
  other.rate.currency_per_wu *= 3;
  other.programmes = {support::small_subsidy("grants", 900'000'000)};
  other.programmes[0].first_year = 2000;
  other.programmes[0].last_year = 2050;
  other.outside_fitness.assign(scenario.segments(), 1.0);
  CHECK(same_bits(find_outside(other), find_outside(scenario)));
}

TEST_CASE("the outside of a region depends on its figures and on the parameters", "[found]") {
  const Scenario scenario = short_scenario();
  const std::vector<double> outside = find_outside(scenario);
  Scenario larger = scenario;
  larger.regions[0].employment[1] *= 1.5;
  CHECK_FALSE(same_bits(find_outside(larger), outside));
  Scenario quicker = scenario;
  quicker.rule.outside_learning *= 2;
  CHECK_FALSE(same_bits(find_outside(quicker), outside));
  Scenario once = scenario;  // a mean over futures, not one of them over and over
  once.rule.calibration_futures = 1;
  CHECK_FALSE(std::ranges::equal(find_outside(once), outside,
                                 [](double a, double b) { return std::abs(a - b) < 1e-6; }));
}

TEST_CASE("a region without spin-up begins as it was founded", "[found]") {
  Scenario scenario = short_scenario();
  scenario.rule.spin_up = 0;
  CHECK(snapshot(begin(scenario, Luck{1, 0})) == snapshot(found(scenario, Luck{1, 0})));
}

TEST_CASE("a region begins with the same bits for any number of threads, and with luck of its own",
          "[bits]") {
  Scenario scenario = short_scenario();
  scenario.outside_fitness = find_outside(scenario);
  const auto begun = [&](std::uint32_t threads, Luck luck) {
    std::vector<std::byte> bytes;
    parallel::with_threads(threads, [&] { bytes = snapshot(begin(scenario, luck)); });
    return bytes;
  };
  const std::vector<std::byte> one = begun(1, Luck{1, 0});
  CHECK(begun(2, Luck{1, 0}) == one);
  CHECK(begun(7, Luck{1, 0}) == one);
  CHECK(begun(1, Luck{1, 1}) != one);
  CHECK(begun(1, Luck{2, 0}) != one);
}

TEST_CASE("what happens before time begins pays no programme", "[found][paired]") {
  Scenario scenario = short_scenario();
  scenario.outside_fitness = find_outside(scenario);
  const World twin = begin(scenario, Luck{1, 0});
  scenario.programmes = {support::small_subsidy("grants", 900'000'000)};
  scenario.programmes[0].first_year = scenario.first_year;
  World arm = begin(scenario, Luck{1, 0});
  CHECK(arm.ledger.total(ProgrammeId{0}, LedgerItem::outlay) == 0);
  arm.ledger = twin.ledger;
  CHECK(snapshot(arm) == snapshot(twin));
}

TEST_CASE("against the outside that was found, exports stay; a fitter outside takes them away",
          "[found][statistics]") {
  Scenario scenario = short_scenario();
  scenario.rule.spin_up = 12;
  scenario.rule.outside_years = 24;
  scenario.outside_fitness = find_outside(scenario);
  const auto kept = [](const Scenario& lived) {
    double growth = 0;
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
      const Luck luck{seed, 0};
      growth += std::log(exports_of(settled(lived, luck)) / exports_of(found(lived, luck)));
    }
    return growth / 4;
  };
  CHECK(kept(scenario) == Approx(0).margin(0.25));
  Scenario fitter = scenario;
  for (double& fitness : fitter.outside_fitness) fitness += 0.3;
  CHECK(kept(fitter) < kept(scenario) - 0.1);
}

}  // namespace spearhead
