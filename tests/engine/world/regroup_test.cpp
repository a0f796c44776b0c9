#include "engine/world/regroup.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

/// A value that follows from some bits. Firms have no partners here.
template <class Value>
Value value_of(std::uint64_t bits) {
  if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
    return static_cast<Value>(bits % 1'000'000);
  } else if constexpr (std::is_same_v<Value, Ties>) {
    Ties nobody;
    nobody.fill(kNobody);
    return nobody;
  } else if constexpr (std::is_same_v<Value, Kene>) {
    Kene kene;
    kene.field[1] = static_cast<std::uint16_t>(bits);
    return kene;
  } else {
    Value value{};
    if constexpr (std::is_same_v<Value, Project>) {
      value.begun = static_cast<std::int16_t>(bits);
    } else if constexpr (std::is_same_v<Value, Pipeline>) {
      value.developments = static_cast<std::uint16_t>(bits);
    } else {
      value.front() = static_cast<float>(bits % 1000);
    }
    return value;
  }
}

/// A firm whose every column follows from its key, so that a row torn apart shows.
void write_firm(Firms& firms, FirmRow row, Key key) {
  std::uint64_t salt = 0;
  for_each_column(
      [&](const char*, auto& column) {
        using Value = typename std::decay_t<decltype(column)>::value_type;
        column[row] = value_of<Value>(mix(key + ++salt));
      },
      firms);
  firms.key[row] = key;
}

/// Whether all columns of all rows still follow from the keys.
bool rows_are_whole(const Firms& firms) {
  Firms expected;
  resize_columns(expected, firms.size());
  bool whole = true;
  for (std::uint32_t i = 0; i < firms.size(); ++i) {
    write_firm(expected, FirmRow{i}, firms.key[FirmRow{i}]);
    for_each_column(
        [&](const char*, const auto& is, const auto& should) {
          whole = whole && is[FirmRow{i}] == should[FirmRow{i}];
        },
        firms, expected);
  }
  return whole;
}

Firms make_firms(const std::vector<std::uint32_t>& sizes, std::uint64_t salt) {
  Firms firms;
  std::uint32_t rows = 0;
  for (const std::uint32_t size : sizes) rows += size;
  resize_columns(firms, rows);
  for (std::uint32_t i = 0; i < rows; ++i) write_firm(firms, FirmRow{i}, mix(salt + i));
  return firms;
}

/// Random changes of one shape, checked against moving everything by hand.
void check_changes(std::uint64_t seed, std::uint64_t leave_percent, std::uint64_t enter_most) {
  std::vector<std::uint32_t> sizes;
  std::vector<std::uint32_t> entering;
  for (std::uint64_t k = 0; k < 30; ++k) {
    sizes.push_back(static_cast<std::uint32_t>(mix(seed * 100 + k) % 60));
    entering.push_back(static_cast<std::uint32_t>(mix(seed * 200 + k) % (enter_most + 1)));
  }
  Firms firms = make_firms(sizes, seed << 20);
  const Firms entrants = make_firms(entering, seed << 20 | 1 << 19);
  Layout layout;
  layout.assign(sizes);
  Layout entrant_layout;
  entrant_layout.assign(entering);

  std::vector<FirmRow> leavers;
  std::vector<Key> gone;
  for (std::uint32_t i = 0; i < firms.size(); ++i) {
    if (mix(seed ^ mix(i)) % 100 < leave_percent) {
      leavers.push_back(FirmRow{i});
      gone.push_back(firms.key[FirmRow{i}]);
    }
  }
  std::vector<support::FirmState> expected = support::firms_in_order(firms, layout);
  std::erase_if(expected, [&](const auto& firm) { return std::ranges::count(gone, firm.key) > 0; });
  for (const auto& firm : support::firms_in_order(entrants, entrant_layout)) {
    expected.push_back(firm);
  }
  std::ranges::sort(expected);

  RegroupPlan plan;
  regroup(firms, layout, leavers, entrants, entering, plan);
  REQUIRE(columns_are_equally_long(firms, layout.rows()));
  REQUIRE(support::firms_in_order(firms, layout) == expected);
  REQUIRE(rows_are_whole(firms));
}

}  // namespace

TEST_CASE("regrouping keeps stayers whole, drops leavers and seats entrants in their segment",
          "[world]") {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    check_changes(seed, 5, 3);
    check_changes(seed, 50, 3);
    check_changes(seed, 5, 60);
    check_changes(seed, 100, 5);
    check_changes(seed, 0, 0);
    check_changes(seed, 100, 0);
  }
}

TEST_CASE("regrouping moves few rows when little changes", "[world]") {
  std::vector<std::uint32_t> sizes(80, 500);
  Firms firms = make_firms(sizes, 1);
  Layout layout;
  layout.assign(sizes);
  std::vector<std::uint32_t> entering(80, 2);
  const Firms entrants = make_firms(entering, 1 << 30);
  std::vector<FirmRow> leavers;
  for (std::uint32_t k = 0; k < 80; ++k) {
    leavers.push_back(FirmRow{k * 500 + 7});
    leavers.push_back(FirmRow{k * 500 + 250});
  }
  RegroupPlan plan;
  regroup(firms, layout, leavers, entrants, entering, plan);
  CHECK(plan.moves.size() == leavers.size());
}

}  // namespace spearhead
