#include "engine/simulate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

#include "engine/base/error.h"
#include "engine/parallel/parallel.h"
#include "engine/step/calls.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using support::bits_of;
using support::simulate_with;

Scenario with_subsidy(Cents yearly_budget) {
  Scenario scenario = support::small_scenario();
  scenario.programmes = {support::small_subsidy("grants", yearly_budget)};
  return scenario;
}

/// All recorded series except those of programmes.
bool same_economy(const Trajectory& a, const Trajectory& b) {
  const auto same_bits = [](const std::vector<double>& x, const std::vector<double>& y) {
    return std::ranges::equal(x, y, [](double u, double v) {
      return std::bit_cast<std::uint64_t>(u) == std::bit_cast<std::uint64_t>(v);
    });
  };
  return same_bits(a.region, b.region) && same_bits(a.sector, b.sector) &&
         same_bits(a.initial_region, b.initial_region);
}

}  // namespace

TEST_CASE("one, two and seven threads give the same bits", "[bits]") {
  Scenario scenario = with_subsidy(200'000'000);
  for (double& jobs : scenario.regions[0].employment) jobs *= 8;  // several blocks of firms
  const Trajectory one = simulate_with(scenario, Luck{1, 0}, 1);
  CHECK(bits_of(simulate_with(scenario, Luck{1, 0}, 2)) == bits_of(one));
  CHECK(bits_of(simulate_with(scenario, Luck{1, 0}, 7)) == bits_of(one));
}

TEST_CASE("a future gives the same bits alone and beside others", "[bits]") {
  const Scenario scenario = with_subsidy(200'000'000);
  std::vector<std::uint64_t> beside(6);
  parallel::with_threads(3, [&] {
    parallel::for_each_task(6, [&](std::uint32_t i) {
      beside[i] = bits_of(simulate(scenario, Luck{1, i}, found(scenario, Luck{1, i})));
    });
  });
  for (std::uint32_t i = 0; i < 6; ++i) {
    CHECK(bits_of(simulate_with(scenario, Luck{1, i}, 1)) == beside[i]);
  }
}

TEST_CASE("a future taken up again from a snapshot of any year gives the same bits", "[bits]") {
  const Scenario scenario = with_subsidy(200'000'000);
  const Luck luck{1, 4};
  const Trajectory whole = simulate(scenario, luck, found(scenario, luck));
  for (std::uint32_t year = 1; year < scenario.years(); ++year) {
    // The first part stops at the end of `year`; the second knows only bytes.
    Scenario first_part = scenario;
    first_part.last_year = scenario.first_year + static_cast<int>(year) - 1;
    World world = found(scenario, luck);
    open_books(scenario, world);
    Trajectory trajectory = whole;
    for (auto* series : {&trajectory.region, &trajectory.sector, &trajectory.programme}) {
      std::ranges::fill(*series, std::numeric_limits<double>::quiet_NaN());
    }
    simulate(first_part, luck, world, trajectory);
    World resumed = restore(snapshot(world));
    simulate(scenario, luck, resumed, trajectory);
    CHECK(bits_of(trajectory) == bits_of(whole));
  }
}

TEST_CASE("a programme with budget zero leaves every bit as in the twin", "[bits][paired]") {
  const Trajectory twin = simulate_with(support::small_scenario(), Luck{1, 0}, 1);
  const Trajectory arm = simulate_with(with_subsidy(0), Luck{1, 0}, 1);
  CHECK(same_economy(arm, twin));
}

TEST_CASE("a programme for which nobody is eligible leaves every bit as in the twin",
          "[bits][paired]") {
  Scenario scenario = with_subsidy(200'000'000);
  scenario.programmes[0].target.smallest = 1e6;
  const Trajectory twin = simulate_with(support::small_scenario(), Luck{1, 0}, 1);
  CHECK(same_economy(simulate_with(scenario, Luck{1, 0}, 1), twin));
}

TEST_CASE("before a programme starts, the arm is the twin to the bit; after it, not", "[paired]") {
  const Trajectory twin = simulate_with(support::small_scenario(), Luck{1, 0}, 1);
  const Trajectory arm = simulate_with(with_subsidy(200'000'000), Luck{1, 0}, 1);
  const auto differs_in = [&](std::uint32_t year) {
    return arm.at(year, 0, RegionIndicator::business_rd) !=
           twin.at(year, 0, RegionIndicator::business_rd);
  };
  CHECK_FALSE(differs_in(0));
  CHECK(differs_in(1));
  CHECK(differs_in(4));
}

TEST_CASE("the order of universities in the input changes no bit", "[simulate][bits]") {
  Scenario one = support::small_scenario();
  UniversityFacts second = one.regions[0].universities.front();
  second.name = "another";
  std::ranges::reverse(second.strength);
  one.regions[0].universities.push_back(second);
  Scenario other = one;
  std::ranges::reverse(other.regions[0].universities);
  CHECK(bits_of(simulate_with(one, Luck{5, 0}, 2)) == bits_of(simulate_with(other, Luck{5, 0}, 2)));
  Scenario renamed = one;
  renamed.regions[0].universities.back().name = "a third";
  CHECK(bits_of(simulate_with(one, Luck{5, 0}, 2)) !=
        bits_of(simulate_with(renamed, Luck{5, 0}, 2)));
}

TEST_CASE("one scenario has one set of bits, on every machine and for ever", "[bits]") {
  CHECK(bits_of(simulate_with(with_subsidy(200'000'000), Luck{2026, 11}, 2)) ==
        0x49b90e436f625707ULL);
}

TEST_CASE("recorded series are consistent with each other", "[law]") {
  Trajectory t = simulate_with(with_subsidy(200'000'000), Luck{1, 0}, 1);
  for (std::uint32_t year = 0; year < t.years; ++year) {
    double jobs = 0;
    double value_added = 0;
    for (std::uint32_t s = 0; s < t.sectors; ++s) {
      jobs += t.at(year, 0, s, SectorIndicator::employment);
      value_added += t.at(year, 0, s, SectorIndicator::value_added);
    }
    CHECK(t.at(year, 0, RegionIndicator::employment) == Approx(jobs));
    CHECK(t.at(year, 0, RegionIndicator::grp) == Approx(value_added));
    CHECK(t.at(year, 0, RegionIndicator::productivity) == Approx(value_added / jobs));
    const double before = year == 0 ? t.initial(0, RegionIndicator::firms)
                                    : t.at(year - 1, 0, RegionIndicator::firms);
    CHECK(t.at(year, 0, RegionIndicator::firms) ==
          before + t.at(year, 0, RegionIndicator::births) - t.at(year, 0, RegionIndicator::deaths));
    CHECK(t.at(year, 0, RegionIndicator::public_outlay) == t.at(year, 0U, LedgerItem::outlay));
  }
}

TEST_CASE("variety adds up to the entropy of all sectors", "[law]") {
  const Trajectory t = simulate_with(support::small_scenario(), Luck{1, 0}, 1);
  const std::uint32_t last = t.years - 1;
  const double jobs = t.at(last, 0, RegionIndicator::employment);
  double entropy = 0;
  double hhi = 0;
  for (std::uint32_t s = 0; s < t.sectors; ++s) {
    const double share = Trajectory(t).at(last, 0, s, SectorIndicator::employment) / jobs;
    entropy -= share * std::log2(share);
    hhi += share * share;
  }
  CHECK(t.at(last, 0, RegionIndicator::related_variety) +
            t.at(last, 0, RegionIndicator::unrelated_variety) ==
        Approx(entropy));
  CHECK(t.at(last, 0, RegionIndicator::hhi) == Approx(hhi));
}

TEST_CASE("an indicator without a mechanism is no number, and every other one is", "[law]") {
  const Trajectory t = simulate_with(support::small_scenario(), Luck{1, 0}, 1);
  for (std::uint32_t i = 0; i < kRegionIndicatorCount; ++i) {
    INFO(kRegionIndicators[i].name);
    CHECK(std::isnan(t.at(2, 0, static_cast<RegionIndicator>(i))) ==
          !kRegionIndicators[i].modelled);
  }
}

TEST_CASE("a broken law is reported with year, seed and future", "[law]") {
  const Scenario scenario = support::small_scenario();
  World world = found(scenario, Luck{9, 3});
  world.firms.home_sales[FirmRow{0}] = NAN;
  CHECK_THROWS_WITH(simulate_step(scenario, Luck{9, 3}, world), Catch::Contains("year 2020") &&
                                                                    Catch::Contains("seed 9") &&
                                                                    Catch::Contains("future 3"));
}

}  // namespace spearhead
