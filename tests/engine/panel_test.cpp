#include "engine/panel.h"

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "engine/policy/effects.h"
#include "tests/support/promotion.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr Luck kLuck{3, 1};

Trajectory with_details(const Scenario& scenario) {
  return simulate(scenario, kLuck, found(scenario, kLuck), {true, true, true});
}

/// Sum of a column over the rows of a year.
double sum_in(int year, const FirmPanel& firms, const std::vector<float>& column) {
  double sum = 0;
  for (std::size_t i = 0; i < firms.size(); ++i)
    sum += firms.calendar_year[i] == year ? column[i] : 0.0F;
  return sum;
}

}  // namespace

TEST_CASE("single firms add up to the indicators of their region", "[panel]") {
  const Scenario scenario = support::small_scenario();
  Trajectory trajectory = with_details(scenario);
  const FirmPanel& firms = trajectory.firms;
  for (std::uint32_t year = 0; year < trajectory.years; ++year) {
    const int calendar_year = scenario.first_year + static_cast<int>(year);
    const auto count = std::ranges::count(firms.calendar_year, calendar_year);
    CHECK(static_cast<double>(count) == trajectory.at(year, 0, RegionIndicator::firms));
    CHECK(sum_in(calendar_year, firms, firms.employment) ==
          Approx(trajectory.at(year, 0, RegionIndicator::employment)).epsilon(1e-6));
  }
  std::map<int, int> sectors;
  for (std::size_t i = 0; i < firms.size(); ++i) {
    sectors[firms.sector_index[i]] += firms.calendar_year[i] == scenario.first_year ? 1 : 0;
  }
  for (std::uint32_t s = 0; s < trajectory.sectors; ++s) {
    INFO(s);
    CHECK(sectors[static_cast<int>(s)] == trajectory.at(0, 0, s, SectorIndicator::firms));
  }
}

TEST_CASE("what firms were awarded is what the books say", "[panel]") {
  Scenario scenario = support::small_scenario();
  scenario.programmes.push_back(support::small_subsidy("grants", 100'000'000));
  Trajectory trajectory = with_details(scenario);
  double paid = 0;
  for (std::uint32_t year = 0; year < trajectory.years; ++year) {
    paid += trajectory.at(year, 0, LedgerItem::award);
  }
  REQUIRE(paid > 0);
  // A firm that has closed is not there any more: count what it last had.
  const FirmPanel& firms = trajectory.firms;
  std::map<Key, double> awarded;
  for (std::size_t i = 0; i < firms.size(); ++i) awarded[firms.firm[i]] = firms.awarded[i];
  double kept = 0;
  for (const auto& [firm, money] : awarded) kept += money;
  CHECK(kept <= paid * (1 + 1e-6));
  CHECK(kept > 0.9 * paid);
}

TEST_CASE("rates of the last quarter are near the flows of the year", "[panel]") {
  const Scenario scenario = support::small_scenario();
  Trajectory trajectory = with_details(scenario);
  const FirmPanel& firms = trajectory.firms;
  for (std::uint32_t year = 0; year < trajectory.years; ++year) {
    const int calendar_year = scenario.first_year + static_cast<int>(year);
    CHECK(sum_in(calendar_year, firms, firms.value_added) ==
          Approx(trajectory.at(year, 0, RegionIndicator::grp)).epsilon(0.25));
    CHECK(sum_in(calendar_year, firms, firms.exports) ==
          Approx(trajectory.at(year, 0, RegionIndicator::exports)).epsilon(0.25));
  }
}

TEST_CASE("every partnership stands once, under the lower key", "[panel]") {
  const Scenario scenario = support::small_scenario();
  const Trajectory trajectory = with_details(scenario);
  const FirmPanel& firms = trajectory.firms;
  const LinkPanel& links = trajectory.links;
  REQUIRE(links.size() > 0);
  std::map<std::pair<int, Key>, int> partnerships;
  std::set<std::tuple<int, Key, Key>> seen;
  for (std::size_t i = 0; i < links.size(); ++i) {
    CHECK(seen.insert({links.calendar_year[i], links.firm[i], links.partner[i]}).second);
    ++partnerships[{links.calendar_year[i], links.firm[i]}];
    if (links.to_university[i] == 1) continue;
    CHECK(links.firm[i] < links.partner[i]);
    ++partnerships[{links.calendar_year[i], links.partner[i]}];
  }
  for (std::size_t i = 0; i < firms.size(); ++i) {
    const std::pair who{firms.calendar_year[i], firms.firm[i]};
    REQUIRE(partnerships[who] == firms.partnerships[i]);
  }
}

TEST_CASE("payments add up to the books of their programme and year, cent by cent", "[panel]") {
  Scenario scenario = support::small_scenario();
  scenario.programmes = {support::promotion("fdi_attraction", 2'000'000'000),
                         support::small_subsidy("subsidy", 100'000'000)};
  Trajectory trajectory = with_details(scenario);
  const AwardPanel& awards = trajectory.awards;
  const std::pair<LedgerItem, const std::vector<double>*> columns[] = {
      {LedgerItem::award, &awards.award},
      {LedgerItem::administration, &awards.administration},
      {LedgerItem::own_contribution, &awards.own_contribution},
      {LedgerItem::infra_marginal, &awards.infra_marginal},
      {LedgerItem::double_funding, &awards.double_funding}};
  const auto cents = [](double currency) { return std::llround(100 * currency); };
  for (std::uint32_t year = 0; year < trajectory.years; ++year) {
    for (std::uint32_t programme = 0; programme < 2; ++programme) {
      for (const auto& [item, column] : columns) {
        long long sum = 0;
        for (std::size_t i = 0; i < awards.size(); ++i) {
          const bool counts =
              awards.calendar_year[i] == scenario.first_year + static_cast<int>(year) &&
              awards.programme_index[i] == static_cast<std::int32_t>(programme);
          sum += counts ? cents((*column)[i]) : 0;
        }
        CHECK(sum == cents(trajectory.at(year, programme, item)));
      }
    }
  }
  CHECK(trajectory.at(2, 1, LedgerItem::award) > 0);
}

TEST_CASE("a payment says when, what for, and to whom", "[panel]") {
  Scenario scenario = support::small_scenario();
  scenario.programmes = {support::promotion("fdi_attraction", 20'000'000'000),
                         support::small_subsidy("subsidy", 100'000'000)};
  scenario.rule.foreign_utility = 2;  // most projects that look come
  scenario.rule.call_awareness = 1;
  const Trajectory trajectory = with_details(scenario);
  const AwardPanel& awards = trajectory.awards;
  std::map<Key, std::int32_t> sector_of;
  for (std::size_t i = 0; i < trajectory.firms.size(); ++i) {
    sector_of[trajectory.firms.firm[i]] = trajectory.firms.sector_index[i];
  }
  const std::size_t award = 0;
  const std::size_t lead = kEffectNames.size() - 1;
  REQUIRE(kEffectNames[award] == std::string("award"));
  REQUIRE(kEffectNames[lead] == std::string("lead"));
  std::set<int> quarters;
  std::array<std::size_t, kEffectNames.size()> known{};
  for (std::size_t i = 0; i < awards.size(); ++i) {
    const auto kind = static_cast<std::size_t>(awards.kind[i]);
    REQUIRE(kind == (awards.programme_index[i] == 0 ? lead : award));
    REQUIRE(awards.region_index[i] == 0);
    quarters.insert(awards.quarter[i]);
    const auto firm = sector_of.find(awards.receiver[i]);
    if (firm == sector_of.end()) continue;  // stayed away, or gone within a year
    REQUIRE(awards.sector_index[i] == firm->second);
    ++known[kind];
  }
  CHECK(quarters == std::set<int>{1, 2, 3, 4});
  CHECK(known[award] > 10);
  CHECK(known[lead] > 10);  // projects, which are firms by now
}

TEST_CASE("to keep single firms changes no other number", "[panel][bits]") {
  const Scenario scenario = support::small_scenario();
  const Trajectory plain = simulate(scenario, kLuck, found(scenario, kLuck));
  CHECK(plain.firms.size() == 0);
  CHECK(plain.links.size() == 0);
  CHECK(support::bits_of(with_details(scenario)) == support::bits_of(plain));
}

TEST_CASE("firms stand by year and key, each once a year", "[panel]") {
  const Trajectory trajectory = with_details(support::small_scenario());
  const FirmPanel& firms = trajectory.firms;
  for (std::size_t i = 1; i < firms.size(); ++i) {
    REQUIRE(std::pair(firms.calendar_year[i - 1], firms.firm[i - 1]) <
            std::pair(firms.calendar_year[i], firms.firm[i]));
  }
}

TEST_CASE("a firm is founded when it appears, or before the first year", "[panel]") {
  const Scenario scenario = support::small_scenario();
  const Trajectory trajectory = with_details(scenario);
  const FirmPanel& firms = trajectory.firms;
  std::set<Key> known;
  int opened = 0;
  for (std::size_t i = 0; i < firms.size(); ++i) {
    REQUIRE(firms.founded[i] <= firms.calendar_year[i]);
    if (!known.insert(firms.firm[i]).second || firms.calendar_year[i] == scenario.first_year)
      continue;
    REQUIRE(firms.founded[i] == firms.calendar_year[i]);
    ++opened;
  }
  CHECK(opened > 0);
}

TEST_CASE("the quarter in which a firm was founded tells its year, also before the run",
          "[panel]") {
  const Scenario scenario = support::small_scenario();
  const World founded = found(scenario, kLuck);
  std::map<Key, std::int32_t> steps;
  bool any_of_last_year = false;
  for (FirmRow row{0}; row.value < founded.firms.size(); ++row.value) {
    const std::int32_t step = founded.firms.founding_step[row];
    steps[founded.firms.key[row]] = step;
    any_of_last_year = any_of_last_year || (step < 0 && step > -4);
  }
  REQUIRE(any_of_last_year);
  const Trajectory trajectory = with_details(scenario);
  for (std::size_t i = 0; i < trajectory.firms.size(); ++i) {
    const auto old = steps.find(trajectory.firms.firm[i]);
    if (old == steps.end()) continue;
    const double years = std::floor(old->second / 4.0);
    REQUIRE(trajectory.firms.founded[i] == scenario.first_year + static_cast<int>(years));
  }
}

TEST_CASE("a row is one firm of the model at any scale", "[panel]") {
  Scenario scenario = support::small_scenario();
  // As a reader of region files scales: one firm counts for four in jobs and money.
  scenario.regions[0].scale = 4;
  scenario.rate.currency_per_wu *= 4;
  const Trajectory scaled = with_details(scenario);
  const FirmPanel& firms = scaled.firms;
  const int year = scenario.first_year;
  CHECK(4 * sum_in(year, firms, firms.employment) ==
        Approx(scaled.at(0, 0, RegionIndicator::employment)).epsilon(1e-6));
  const Trajectory plain = with_details(support::small_scenario());
  const double sales = sum_in(year, firms, firms.sales) / sum_in(year, firms, firms.employment);
  const double plain_sales = sum_in(year, plain.firms, plain.firms.sales) /
                             sum_in(year, plain.firms, plain.firms.employment);
  CHECK(sales == Approx(plain_sales).epsilon(0.05));
}

}  // namespace spearhead
