#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/laws.h"
#include "engine/step/calls.h"
#include "engine/step/phases.h"
#include "policies/registry.h"
#include "tests/support/demography.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr Cents kMillion = 100'000'000;

Scenario with(const std::string& instrument, Cents yearly_budget) {
  Scenario scenario = support::clustered_scenario();
  scenario.programmes = {support::small_programme(instrument, yearly_budget)};
  return scenario;
}

/// Everything but the books, which the twin has not got.
bool same_economy(const Trajectory& one, const Trajectory& other) {
  return one.region == other.region && one.sector == other.sector;
}

Cents outlay_of(const Trajectory& trajectory) {
  double sum = 0;
  for (std::uint32_t year = 0; year < trajectory.years; ++year) {
    Trajectory t = trajectory;
    for (std::uint32_t p = 0; p < t.programmes; ++p) sum += t.at(year, p, LedgerItem::outlay);
  }
  return static_cast<Cents>(100 * sum);
}

/// Numbers that look random, one after the other.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t count) {
    state_ = mix(state_);
    return static_cast<std::uint32_t>(state_ % count);
  }
  template <class T>
  T one_of(std::initializer_list<T> list) {
    return *(list.begin() + below(static_cast<std::uint32_t>(list.size())));
  }

 private:
  std::uint64_t state_;
};

Target random_target(Dice& dice, std::uint32_t segments, std::uint32_t fields, int depth) {
  Target target;
  if (dice.below(3) == 0) {
    for (std::uint32_t k = 0; k < segments; ++k) {
      target.segments.push_back(static_cast<std::uint8_t>(dice.below(2)));
    }
  }
  target.smallest = dice.one_of({0.0, 5.0, 10.0});
  if (dice.below(4) == 0) target.largest = 249;
  if (dice.below(4) == 0) target.oldest = 10;
  if (dice.below(4) == 0) target.ownership = {Origin::domestic};
  if (dice.below(4) == 0) target.research = ResearchStatus::performer;
  if (dice.below(4) == 0) target.overlaps = 1 + dice.below(20);
  if (dice.below(4) == 0) target.areas = {{dice.below(2), 2}};
  if (dice.below(4) == 0) {
    for (std::uint32_t f = 0; f < fields; ++f) {
      target.fields.push_back(static_cast<std::uint8_t>(dice.below(2)));
    }
  }
  if (depth == 0) return target;
  if (dice.below(3) == 0)
    target.any_of = {random_target(dice, segments, fields, depth - 1),
                     random_target(dice, segments, fields, depth - 1)};
  if (dice.below(4) == 0) target.none_of = {random_target(dice, segments, fields, depth - 1)};
  return target;
}

Programme random_programme(Dice& dice, const Scenario& scenario, std::uint32_t number) {
  const auto kinds = instruments();
  const auto* const kind = kinds[dice.below(static_cast<std::uint32_t>(kinds.size()))];
  const Cents budget = dice.one_of<Cents>({12'345, 1'000'000, 70'000'001, 3 * kMillion});
  Programme programme = support::small_programme(kind->name, budget);
  programme.id += std::to_string(number);
  programme.first_year = scenario.first_year;
  programme.last_year = scenario.first_year + static_cast<int>(dice.below(3));
  programme.announced = dice.one_of({0.0, 1.0, 2.5, 7.0});
  programme.aid = dice.one_of({0.1, 0.5, 1.0});
  programme.cap = dice.one_of<Cents>({0, 1'000'000, 15'000'000});
  programme.administration = dice.one_of({0.0, 0.05, 0.333});
  programme.target = random_target(dice, scenario.segments(), scenario.knowledge.size(), 2);
  programme.allocation =
      dice.one_of({Allocation::even, Allocation::proportional, Allocation::strongest,
                   Allocation::overlap, Allocation::weights});
  programme.weights = {1, 0, 2.5};
  programme.selection = dice.one_of({Selection::lottery, Selection::first_come, Selection::merit,
                                     Selection::need, Selection::jury});
  programme.cumulation = dice.one_of({Cumulation::seen, Cumulation::none, Cumulation::free});
  programme.financing = dice.one_of({Financing::external, Financing::regional});
  programme.agency.id = dice.one_of<std::string>({"one", "two", "three"});
  programme.agency.group = programme.agency.id == "three" ? "" : "together";
  programme.agency.information = programme.agency.id == "one" ? 0 : 0.7;
  if (programme.agency.id == "two") programme.agency.capacity = 60;
  return programme;
}

}  // namespace

TEST_CASE("every instrument with budget zero leaves every bit as in the twin",
          "[policies][bits][paired]") {
  const Trajectory twin = support::simulate_with(support::clustered_scenario(), Luck{1, 0}, 2);
  for (const InstrumentKind* kind : instruments()) {
    INFO(kind->name);
    CHECK(same_economy(support::simulate_with(with(kind->name, 0), Luck{1, 0}, 2), twin));
  }
}

TEST_CASE("every instrument for which nobody is eligible leaves every bit as in the twin",
          "[policies][bits][paired]") {
  const Trajectory twin = support::simulate_with(support::clustered_scenario(), Luck{1, 0}, 2);
  for (const InstrumentKind* kind : instruments()) {
    INFO(kind->name);
    Scenario scenario = with(kind->name, 3 * kMillion);
    scenario.programmes[0].target.segments.assign(scenario.segments(), 0);
    const Trajectory arm = support::simulate_with(scenario, Luck{1, 0}, 2);
    CHECK(same_economy(arm, twin));
  }
}

TEST_CASE("every instrument with money spends some of it, never more, and changes something",
          "[policies][paired]") {
  const Trajectory twin = support::simulate_with(support::clustered_scenario(), Luck{1, 0}, 2);
  for (const InstrumentKind* kind : instruments()) {
    INFO(kind->name);
    const Trajectory arm = support::simulate_with(with(kind->name, 3 * kMillion), Luck{1, 0}, 2);
    CHECK(outlay_of(arm) > 0);
    CHECK(outlay_of(arm) <= 3 * 3 * kMillion);
    CHECK_FALSE(same_economy(arm, twin));
  }
}

TEST_CASE("whatever the mix of programmes, all laws hold and the books balance to the cent",
          "[policies][law][ledger]") {
  std::set<std::uint32_t> kinds;
  for (std::uint32_t trial = 0; trial < 12; ++trial) {
    INFO("trial " << trial);
    Dice dice(trial);
    Scenario scenario = support::clustered_scenario();
    for (std::uint32_t p = 0; p < 1 + dice.below(6); ++p) {
      scenario.programmes.push_back(random_programme(dice, scenario, p));
    }
    World world = found(scenario, Luck{trial, 0});
    open_books(scenario, world);
    for (int quarter = 0; quarter < 6; ++quarter) {
      const Now now = support::now_at(scenario, world.step);
      for (const Phase& phase : kStep) {
        phase.run(now, world);
        INFO(phase.name);
        REQUIRE_NOTHROW(check_laws(phase.name, now, world));
      }
      REQUIRE_NOTHROW(check_year_end(now, world));
      for (const LedgerRow& row : world.ledger.rows()) kinds.insert(row.kind);
      for (std::uint32_t p = 0; p < scenario.programmes.size(); ++p) {
        CHECK(world.ledger.total(ProgrammeId{p}, LedgerItem::outlay) <=
              scenario.programmes[p].yearly_budget);
      }
      ++world.step;
    }
  }
  CHECK(kinds.size() >= 5);
}

TEST_CASE("a mix of programmes has the same bits for any number of threads", "[policies][bits]") {
  Dice dice(77);
  Scenario scenario = support::clustered_scenario();
  for (std::uint32_t p = 0; p < 6; ++p) {
    scenario.programmes.push_back(random_programme(dice, scenario, p));
  }
  std::ranges::sort(scenario.programmes, {}, &Programme::id);
  const Trajectory one = support::simulate_with(scenario, Luck{1, 3}, 1);
  const Trajectory three = support::simulate_with(scenario, Luck{1, 3}, 3);
  CHECK(support::bits_of(one) == support::bits_of(three));
}

TEST_CASE("a mix of programmes taken up again from a snapshot gives the same bits",
          "[policies][bits]") {
  Dice dice(78);
  Scenario scenario = support::clustered_scenario();
  for (std::uint32_t p = 0; p < 6; ++p) {
    scenario.programmes.push_back(random_programme(dice, scenario, p));
  }
  const Luck luck{1, 0};
  World whole = found(scenario, luck);
  open_books(scenario, whole);
  World resumed = whole;
  for (int quarter = 0; quarter < 8; ++quarter) {
    simulate_step(scenario, luck, whole);
    resumed = restore(snapshot(resumed));
    simulate_step(scenario, luck, resumed);
  }
  CHECK(snapshot(whole) == snapshot(resumed));
}

}  // namespace spearhead
