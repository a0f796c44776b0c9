#include <catch2/catch.hpp>

#include "engine/laws.h"
#include "engine/simulate.h"
#include "engine/step/phases.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// A region in which one firm has a public contract from the next quarter on, beside its twin.
struct Pair {
  Scenario scenario = support::small_scenario();
  World twin;
  World arm;
  FirmRow winner{0};

  explicit Pair(double contract, std::int32_t quarters = 4) {
    twin = found(scenario, Luck{1, 0});
    twin.step = 1;
    arm = twin;
    winner.value = arm.layout.begin(SegmentId{1});
    arm.firms.contract[winner] = contract;
    arm.firms.contract_begin[winner] = 1;
    arm.firms.contract_end[winner] = 1 + quarters;
    arm.contracts_until = static_cast<std::uint32_t>(2 + quarters);
  }
  void trade_both() {
    const Now now = support::now_at(scenario, arm.step);
    for (World* world : {&twin, &arm}) {
      compare_productivity(now, *world);
      set_demand(now, *world);
      draw_lots(now, *world);
      trade(now, *world);
    }
  }
};

}  // namespace

TEST_CASE("a contract adds to the winner's sales and to demand what it is worth, and no more",
          "[markets][contracts]") {
  Pair pair(7);
  pair.trade_both();
  for (FirmRow row{0}; row.value < pair.arm.firms.size(); ++row.value) {
    const double more = pair.arm.firms.home_sales[row] - pair.twin.firms.home_sales[row];
    CHECK(more == Approx(row == pair.winner ? 7 : 0).margin(1e-9));
  }
  CHECK(pair.arm.segments.home_demand[SegmentId{1}] -
            pair.twin.segments.home_demand[SegmentId{1}] ==
        Approx(7));
}

TEST_CASE("while a contract runs the market goes on beside it, and when it ends it is gone",
          "[markets][contracts]") {
  Pair pair(7, 2);
  // Hand-made quarters: trade alone moves sales, so whatever differs comes from the contract.
  for (int quarter = 0; quarter < 4; ++quarter) {
    pair.trade_both();
    // Productivity weighs by sales, so the market may move a little around the contract.
    const double more =
        pair.arm.firms.home_sales[pair.winner] - pair.twin.firms.home_sales[pair.winner];
    CHECK(more == Approx(quarter < 2 ? 7 : 0).margin(0.2));
    ++pair.arm.step;
    ++pair.twin.step;
  }
  CHECK(pair.arm.firms.contract[pair.winner] == 0);
}

TEST_CASE("who cannot deliver a contract has no other customers left, and no negative sales",
          "[markets][contracts]") {
  Pair pair(1000);
  pair.trade_both();
  pair.arm.firms.home_sales[pair.winner] = 10;  // as staff would allow
  ++pair.arm.step;
  draw_lots(support::now_at(pair.scenario, pair.arm.step), pair.arm);
  trade(support::now_at(pair.scenario, pair.arm.step), pair.arm);
  CHECK(pair.arm.firms.home_sales[pair.winner] == Approx(1000));
}

TEST_CASE("a public customer takes what waits for the market sooner", "[projects][contracts]") {
  const auto launched = [](double contract) {
    Scenario scenario = support::small_scenario();
    World world = found(scenario, Luck{1, 0});
    for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
      world.firms.pipeline[row].recombinations = 1;
      world.firms.contract[row] = contract;
    }
    draw_lots(support::now_at(scenario, 0), world);
    innovate(support::now_at(scenario, 0), world);
    std::int64_t count = 0;
    for (std::uint32_t k = 0; k < world.segments.size(); ++k) {
      count += world.segments.radical_innovations[SegmentId{k}];
    }
    return static_cast<double>(count);
  };
  CHECK(launched(1) > 1.2 * launched(0));
  CHECK(launched(1) < 1.6 * launched(0));
}

}  // namespace spearhead
