#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "engine/parallel/parallel.h"
#include "engine/world/ties.h"
#include "tests/support/partner_market.h"

namespace spearhead {
namespace {

using namespace support;

/// Everybody knows the next ones in the same sector.
void tie_neighbours(World& world, std::uint32_t reach) {
  for (std::uint32_t k = 0; k < world.layout.segments(); ++k) {
    const std::uint32_t end = world.layout.end(SegmentId{k});
    for (std::uint32_t i = world.layout.begin(SegmentId{k}); i + reach < end; ++i) {
      for (std::uint32_t j = 1; j <= reach; ++j) begin_tie(world.firms, FirmRow{i}, FirmRow{i + j});
    }
  }
}

/// Share of the ties that are left after a year in which nobody looks for new ones.
double survival(Market market) {
  market.scenario.rule.search_rate = 0;
  tie_neighbours(market.world, 2);
  const double before = mean_ties(market.world);
  live(market, 4);
  return mean_ties(market.world) / before;
}

}  // namespace

TEST_CASE("partnerships stay mutual and never exceed the places for them", "[partners]") {
  Market market = market_of(400);
  market.scenario.rule.search_rate = 4;
  market.scenario.rule.search_idle = 1;
  std::uint32_t most = 0;
  for (int year = 0; year < 8; ++year) {
    live(market, 4);
    REQUIRE_NOTHROW(check_ties(market.world));
    for (FirmRow row{0}; row.value < market.world.firms.size(); ++row.value) {
      most = std::max(most, tie_count(market.world.firms.ties[row]));
    }
  }
  CHECK(most == 6);
}

TEST_CASE("without search, end and upkeep partnerships stay as they are", "[partners]") {
  Market market = market_of(300);
  tie_neighbours(market.world, 2);
  Parameters& rule = market.scenario.rule;
  rule.search_rate = 0;
  rule.tie_dissolution = 0;
  rule.tie_cost = 0;
  const auto before = partners_of(market.world.firms);
  live(market, 8);
  CHECK(partners_of(market.world.firms) == before);
  CHECK(market.world.firms.cash[FirmRow{1}] == 0);
}

TEST_CASE("each side pays for its partnerships", "[partners]") {
  Market market = market_of(10);
  begin_tie(market.world.firms, FirmRow{0}, FirmRow{1});
  begin_tie(market.world.firms, FirmRow{0}, UniversityId{0});
  market.scenario.rule.tie_cost = 0.08;
  live(market, 1);
  CHECK(market.world.firms.cash[FirmRow{0}] == Approx(-0.04));
  CHECK(market.world.firms.cash[FirmRow{1}] == Approx(-0.02));
  CHECK(market.world.firms.cash[FirmRow{2}] == 0);
}

TEST_CASE("partnerships end at their rate, and later among members who trust each other",
          "[partners]") {
  Market market = market_of(1000);
  market.scenario.rule.tie_dissolution = 0.2;
  market.scenario.rule.tie_trust = 0.5;
  CHECK(survival(market) == Approx(std::exp(-0.2)).margin(0.015));

  organise(market.world, 0.5, 0.8);
  // Three of the four sectors have an organisation.
  CHECK(survival(market) ==
        Approx(0.75 * std::exp(-0.2 * (1 - 0.5 * 0.8)) + 0.25 * std::exp(-0.2)).margin(0.015));

  market.scenario.rule.tie_trust = 0;
  CHECK(survival(market) == survival(market_of(1000)));
}

TEST_CASE("the partnerships of a firm end independently of each other", "[partners]") {
  Market market = market_of(900);
  market.scenario.rule.search_rate = 0;
  market.scenario.rule.tie_dissolution = 4 * std::log(2);  // one half in a quarter
  Firms& firms = market.world.firms;
  for (std::uint32_t i = 0; i < 3600; i += 3) {
    begin_tie(firms, FirmRow{i}, FirmRow{i + 1});
    begin_tie(firms, FirmRow{i}, FirmRow{i + 2});
  }
  live(market, 1);
  double alone = 0;
  for (std::uint32_t i = 0; i < 3600; i += 3) alone += tie_count(firms.ties[FirmRow{i}]) == 0;
  CHECK(alone / 1200 == Approx(0.25).margin(0.04));
}

TEST_CASE("the third side of a triangle of partners does not follow from the other two",
          "[partners]") {
  Market market = market_of(900);
  market.scenario.rule.search_rate = 0;
  market.scenario.rule.tie_dissolution = 4 * std::log(2);  // one half in a quarter
  Firms& firms = market.world.firms;
  for (std::uint32_t i = 0; i < 3600; i += 3) {
    begin_tie(firms, FirmRow{i}, FirmRow{i + 1});
    begin_tie(firms, FirmRow{i + 1}, FirmRow{i + 2});
    begin_tie(firms, FirmRow{i}, FirmRow{i + 2});
  }
  live(market, 1);
  double all = 0;
  double none = 0;
  for (std::uint32_t i = 0; i < 3600; i += 3) {
    const std::uint32_t left = tie_count(firms.ties[FirmRow{i}]) +
                               tie_count(firms.ties[FirmRow{i + 1}]) +
                               tie_count(firms.ties[FirmRow{i + 2}]);
    all += left == 6;
    none += left == 0;
  }
  CHECK(all / 1200 == Approx(0.125).margin(0.04));
  CHECK(none / 1200 == Approx(0.125).margin(0.04));
}

TEST_CASE("partnerships with universities end at the same rate", "[partners]") {
  Market market = market_of(1000);
  market.scenario.rule.search_rate = 0;
  for (FirmRow row{0}; row.value < market.world.firms.size(); ++row.value) {
    begin_tie(market.world.firms, row, UniversityId{0});
  }
  live(market, 4);
  CHECK(mean_ties(market.world) ==
        Approx(std::exp(-market.scenario.rule.tie_dissolution)).margin(0.02));
}

TEST_CASE("a firm with one place takes the proposal with the better score", "[partners]") {
  for (const std::uint32_t better : {0U, 1U}) {
    // The first two firms look for a partner, know all others of their sector, and meet the third.
    Market market = market_of(6);
    Parameters& rule = market.scenario.rule;
    rule.search_rate = 100;
    rule.search_idle = rule.tie_dissolution = rule.university_tie = rule.score_noise = 0;
    rule.candidate_sector = 1;
    rule.candidates = 32;
    rule.visibility_base = 1;
    rule.proposal_threshold = -1;
    Firms& firms = market.world.firms;
    forget_other_fields(firms);
    for (FirmRow row{0}; row.value < 6; ++row.value) {
      firms.kene[row].field[0] = row.value == better ? 1 : 0;
      firms.absorptive_capacity[row] = 0.3;
    }
    std::fill_n(firms.research.from(0), firms.size(), 0.0);
    std::fill_n(firms.research.from(0), 2, 1.0);
    std::fill_n(firms.employment.from(0), firms.size(), 1.0);
    begin_tie(firms, FirmRow{0}, FirmRow{1});
    for (std::uint32_t known = 3; known < 6; ++known) {
      for (std::uint32_t i = 0; i < 3; ++i) begin_tie(firms, FirmRow{i}, FirmRow{known});
    }
    begin_tie(firms, FirmRow{2}, FirmRow{6});
    begin_tie(firms, FirmRow{2}, FirmRow{7});
    live(market, 1);
    CHECK(tied(firms, FirmRow{2}, better));
    CHECK_FALSE(tied(firms, FirmRow{2}, 1 - better));
  }
}

TEST_CASE("the order of rows and the number of threads change no partnership",
          "[partners][determinism]") {
  Market one = market_of(2000);
  Market two = one;
  for (std::uint32_t k = 0; k < 4; ++k) {
    for_each_column(
        [&](const char*, auto& column) {
          std::reverse(column.from(2000 * k), column.from(2000 * k) + 2000);
        },
        two.world.firms);
  }
  parallel::with_threads(1, [&] { live(one, 8); });
  parallel::with_threads(4, [&] { live(two, 8); });
  REQUIRE(mean_ties(one.world) > 0.3);
  CHECK(partners_of(one.world.firms) == partners_of(two.world.firms));
}

}  // namespace spearhead
