#include <catch2/catch.hpp>

#include "engine/step/calls.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

struct Region {
  Scenario scenario = support::clustered_scenario();
  World world;

  explicit Region(Programme programme) {
    programme.first_year = scenario.first_year;
    programme.last_year = scenario.last_year;
    scenario.programmes = {std::move(programme)};
    world = found(scenario, Luck{1, 0});
    open_books(scenario, world);
  }
  void live(int years) {
    for (int i = 0; i < 4 * years; ++i) simulate_step(scenario, Luck{1, 0}, world);
  }
  double quality() const {
    double sum = 0;
    for (const double quality : world.clusters.quality) sum += quality;
    return sum;
  }
  std::uint32_t members() const {
    std::uint32_t count = 0;
    for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
      count += world.firms.member[row];
    }
    return count;
  }
};

/// Money for a team of so many wu in all, administration aside.
Programme funding(double wu, Allocation allocation, double announced = 0) {
  const ExchangeRate rate = support::small_scenario().rate;
  Programme programme = support::small_programme("cluster_organisation", rate.cents(wu));
  programme.administration = 0;
  programme.allocation = allocation;
  programme.announced = announced;
  return programme;
}

}  // namespace

TEST_CASE("funded organisations gain quality and trust, firms join, and partners are found",
          "[policies][cluster_organisation][paired]") {
  double more_ties = 0;
  for (std::uint32_t future = 0; future < 10; ++future) {
    Scenario scenario = support::clustered_scenario();
    const Luck luck{1, future};
    const World founded = found(scenario, luck);
    const Trajectory twin = simulate(scenario, luck, founded);
    Region funded(funding(36, Allocation::even));
    const Trajectory arm = simulate(funded.scenario, luck, founded);
    more_ties += arm.at(4, 0, RegionIndicator::partnerships_per_firm) -
                 twin.at(4, 0, RegionIndicator::partnerships_per_firm);
  }
  // About 0.05 in the mean of ten futures, give or take 0.01.
  CHECK(more_ties / 10 > 0.02);
  Region funded(funding(36, Allocation::even));
  funded.live(3);
  CHECK(funded.quality() > 0.9);
  CHECK(funded.world.clusters.trust[0] > 0.1);
  CHECK(funded.members() > 30);
}

TEST_CASE("the same money makes no organisation when spread thinly, and one when focused",
          "[policies][cluster_organisation]") {
  Region thin(funding(11.5, Allocation::even));
  Region focused(funding(11.5, Allocation::strongest));
  thin.live(3);
  focused.live(3);
  CHECK(thin.quality() == 0);
  CHECK(thin.members() == 0);
  CHECK(focused.quality() > 0.3);
  CHECK(thin.world.ledger.total(ProgrammeId{0}, LedgerItem::award) > 0);
}

TEST_CASE("a team that is promised seven years grows better than one promised a year at a time",
          "[policies][cluster_organisation]") {
  Region lasting(funding(36, Allocation::even, 7));
  Region yearly(funding(36, Allocation::even, 1));
  lasting.live(2);
  yearly.live(2);
  CHECK(lasting.quality() > 1.5 * yearly.quality());
}

TEST_CASE("each quarter pays a quarter of the year's money, in parts by the rule of allocation",
          "[policies][cluster_organisation]") {
  Programme programme = funding(36, Allocation::weights);
  programme.weights = {3, 0, 1};
  Region region(programme);
  simulate_step(region.scenario, Luck{1, 0}, region.world);
  CHECK(region.world.clusters.funding[0] == Approx(27).epsilon(1e-3));
  CHECK(region.world.clusters.funding[1] == 0);
  CHECK(region.world.clusters.funding[2] == Approx(9).epsilon(1e-3));
  CHECK(region.world.regions.services[RegionId{0}] == Approx(36).epsilon(1e-3));
}

}  // namespace spearhead
