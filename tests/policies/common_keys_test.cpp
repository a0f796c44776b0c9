#include <functional>
#include <map>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "policies/registry.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

using Change = std::function<void(Programme&)>;

/// Money that runs short in a region to which many foreign projects look.
Scenario contested(const std::string& instrument) {
  Scenario scenario = support::clustered_scenario();
  scenario.rule.foreign_projects *= 20;
  const Cents budget = instrument.starts_with("fdi") ? 150'000'000 : 60'000'000;
  scenario.programmes = {support::small_programme(instrument, budget)};
  return scenario;
}

/// Of three futures: what a key changes may not come up in one.
std::uint64_t bits_with(const std::string& instrument, const Change& change) {
  Scenario scenario = contested(instrument);
  change(scenario.programmes[0]);
  std::uint64_t bits = 0;
  for (std::uint32_t future = 0; future < 3; ++future) {
    bits = mix(bits ^ support::bits_of(support::simulate_with(scenario, Luck{1, future}, 2)));
  }
  return bits;
}

std::uint64_t bits_without(const std::string& instrument) {
  return bits_with(instrument, [](Programme&) {});
}

/// Values of a key beside the one that it has without being written.
const std::map<CommonKey, std::vector<Change>>& changes_of_keys() {
  const auto rule = [](Selection selection) -> Change {
    return [=](Programme& programme) { programme.selection = selection; };
  };
  static const std::map<CommonKey, std::vector<Change>> changes{
      {CommonKey::aid, {[](Programme& p) { p.aid = 0.2; }, [](Programme& p) { p.aid = 1; }}},
      {CommonKey::cap, {[](Programme& p) { p.cap = 500'000; }}},
      {CommonKey::allocation,
       {[](Programme& p) { p.allocation = Allocation::proportional; },
        [](Programme& p) { p.allocation = Allocation::strongest; },
        [](Programme& p) { p.allocation = Allocation::overlap; },
        [](Programme& p) {
          p.allocation = Allocation::weights;
          p.weights = {0, 0, 1};
        }}},
      {CommonKey::selection,
       {rule(Selection::merit), rule(Selection::need), rule(Selection::jury)}},
      {CommonKey::first_come, {rule(Selection::first_come)}},
      {CommonKey::cumulation,
       {[](Programme& p) { p.cumulation = Cumulation::none; },
        [](Programme& p) { p.cumulation = Cumulation::free; }}},
      {CommonKey::announced,
       {[](Programme& p) { p.announced = 0.25; }, [](Programme& p) { p.announced = 9; }}}};
  return changes;
}

/// Whether the key counts for the instrument; who looks at all rules looks at each.
bool counts(const InstrumentKind& kind, CommonKey key) {
  return kind.uses.has(key) ||
         (key == CommonKey::first_come && kind.uses.has(CommonKey::selection));
}

std::vector<Change> conditions_on_firms() {
  return {[](Programme& p) { p.target.smallest = 30; },
          [](Programme& p) { p.target.youngest = 5; },
          [](Programme& p) { p.target.ownership = {Origin::spin_off}; },
          [](Programme& p) { p.target.research = ResearchStatus::performer; },
          [](Programme& p) { p.target.fields = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}; },
          [](Programme& p) { p.target.overlaps = 1; },
          [](Programme& p) {
            p.target.areas = {{0, 2}};
          }};
}

}  // namespace

TEST_CASE("a common key changes no bit of an instrument that does not look at it",
          "[policies][bits][paired]") {
  for (const InstrumentKind* kind : instruments()) {
    const std::uint64_t plain = bits_without(kind->name);
    for (const auto& [key, changes] : changes_of_keys()) {
      if (counts(*kind, key)) continue;
      INFO(kind->name << ", key " << static_cast<int>(key));
      for (const Change& change : changes) CHECK(bits_with(kind->name, change) == plain);
    }
  }
}

TEST_CASE("a common key at which an instrument looks changes what it does", "[policies][paired]") {
  for (const InstrumentKind* kind : instruments()) {
    const std::uint64_t plain = bits_without(kind->name);
    for (const auto& [key, changes] : changes_of_keys()) {
      if (!counts(*kind, key)) continue;
      INFO(kind->name << ", key " << static_cast<int>(key));
      CHECK(std::ranges::any_of(
          changes, [&](const Change& change) { return bits_with(kind->name, change) != plain; }));
    }
  }
}

TEST_CASE("conditions on single firms count unless clusters receive", "[policies][bits][paired]") {
  for (const InstrumentKind* kind : instruments()) {
    const std::uint64_t plain = bits_without(kind->name);
    int number = 0;
    for (const Change& change : conditions_on_firms()) {
      INFO(kind->name << ", condition " << ++number);
      CHECK((bits_with(kind->name, change) == plain) == (kind->receiver == Receiver::cluster));
    }
  }
}

TEST_CASE("a part that leaves out single firms leaves out no cluster", "[policies][bits]") {
  const auto leaving_out = [](double smallest) {
    return bits_with("cluster_organisation", [=](Programme& programme) {
      Target part;
      part.segments = {1, 0, 0, 0};
      part.smallest = smallest;
      programme.target.none_of = {part};
    });
  };
  CHECK(leaving_out(10) == bits_without("cluster_organisation"));
  CHECK(leaving_out(0) != bits_without("cluster_organisation"));
}

}  // namespace spearhead
