#include "engine/world/ties.h"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/world/regroup.h"
#include "engine/world/world.h"

namespace spearhead {
namespace {

/// A world of firms that know nobody, with two universities.
World strangers(const std::vector<std::uint32_t>& rows_of_segment, std::uint64_t salt = 0) {
  World world;
  world.layout.assign(rows_of_segment);
  resize_columns(world.firms, world.layout.rows());
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
    world.firms.key[row] = mix(mix(salt) + row.value);
    world.firms.ties[row].fill(kNobody);
  }
  world.universities.key = {1, 2};
  world.universities.region = {0, 0};
  return world;
}

bool has_room(const Firms& firms, FirmRow row) {
  return tie_count(firms.ties[row]) < firms.ties[row].size();
}

/// Partnerships at random, some with universities; half of those who have one work with a partner.
void make_friends(World& world, std::uint64_t seed) {
  Firms& firms = world.firms;
  for (std::uint64_t i = 0; i < 2 * std::uint64_t{firms.size()}; ++i) {
    const std::uint64_t bits = mix(mix(seed) + i);
    const FirmRow a{low_word(bits) % firms.size()};
    const FirmRow b{high_word(bits) % firms.size()};
    if (!has_room(firms, a)) continue;
    const UniversityId university{static_cast<std::uint32_t>(bits % 2)};
    if (bits % 16 < 2 && !tied(firms, a, kUniversityTie | university.value)) {
      begin_tie(firms, a, university);
    } else if (a != b && has_room(firms, b) && !tied(firms, a, b.value)) {
      begin_tie(firms, a, b);
    }
  }
  for (FirmRow row{0}; row.value < firms.size(); ++row.value) {
    if (mix(seed ^ firms.key[row]) % 2 == 0) firms.project[row].partner = firms.ties[row][0];
  }
}

/// Who is tied to whom, by keys and in the order of the lists; universities by their marks.
struct Bonds {
  std::map<Key, std::vector<Key>> ties;
  std::map<Key, Key> project;

  friend bool operator==(const Bonds&, const Bonds&) = default;
};

Bonds bonds_of(const Firms& firms) {
  const auto end_of = [&](std::uint32_t tie) {
    return is_firm(tie) ? firms.key[FirmRow{tie}] : Key{tie};
  };
  Bonds bonds;
  for (FirmRow row{0}; row.value < firms.size(); ++row.value) {
    std::vector<Key>& list = bonds.ties[firms.key[row]];
    for (const std::uint32_t tie : firms.ties[row]) {
      if (tie != kNobody) list.push_back(end_of(tie));
    }
    bonds.project[firms.key[row]] = end_of(firms.project[row].partner);
  }
  return bonds;
}

/// What is left of the bonds when some firms have gone.
Bonds without(Bonds bonds, const std::set<Key>& gone) {
  for (const Key key : gone) {
    bonds.ties.erase(key);
    bonds.project.erase(key);
  }
  for (auto& [key, list] : bonds.ties) std::erase_if(list, [&](Key k) { return gone.contains(k); });
  for (auto& [key, partner] : bonds.project) {
    if (gone.contains(partner)) partner = Key{kNobody};
  }
  return bonds;
}

/// Several rounds of random leavers and entrants, each checked against the bonds by key.
void check_rounds(std::uint64_t seed, std::uint64_t leave_percent, std::uint64_t enter_most) {
  std::vector<std::uint32_t> sizes;
  for (std::uint64_t k = 0; k < 20; ++k) {
    sizes.push_back(static_cast<std::uint32_t>(mix(seed * 100 + k) % 50));
  }
  World world = strangers(sizes, seed);
  make_friends(world, seed);
  RegroupPlan plan;
  for (std::uint64_t round = 0; round < 4; ++round) {
    std::vector<std::uint32_t> entering;
    for (std::uint64_t k = 0; k < 20; ++k) {
      entering.push_back(
          static_cast<std::uint32_t>(mix(seed * 200 + 20 * round + k) % (enter_most + 1)));
    }
    const World newcomers = strangers(entering, mix(seed + round) | 1);
    std::vector<FirmRow> leavers;
    std::set<Key> gone;
    for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) {
      if (mix((seed + round) ^ mix(row.value)) % 100 >= leave_percent) continue;
      leavers.push_back(row);
      gone.insert(world.firms.key[row]);
    }
    Bonds expected = without(bonds_of(world.firms), gone);
    expected.ties.merge(bonds_of(newcomers.firms).ties);
    expected.project.merge(bonds_of(newcomers.firms).project);
    for (auto& [key, partner] : expected.project) {
      if (expected.ties[key].empty()) partner = Key{kNobody};
    }

    regroup(world.firms, world.layout, leavers, newcomers.firms, entering, plan);
    REQUIRE_NOTHROW(check_ties(world));
    REQUIRE(bonds_of(world.firms) == expected);
    if (world.firms.size() > 0) make_friends(world, seed + 1000 * (round + 1));
  }
}

}  // namespace

TEST_CASE("partnerships follow their firms through any moves of rows", "[ties]") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    check_rounds(seed, 5, 3);
    check_rounds(seed, 40, 3);
    check_rounds(seed, 5, 40);
    check_rounds(seed, 30, 30);
    check_rounds(seed, 0, 10);
    check_rounds(seed, 100, 5);
  }
}

TEST_CASE("a partnership that ends leaves the order of the others", "[ties]") {
  World world = strangers({5});
  Firms& firms = world.firms;
  for (std::uint32_t other = 1; other < 5; ++other) begin_tie(firms, FirmRow{0}, FirmRow{other});
  begin_tie(firms, FirmRow{0}, UniversityId{1});
  firms.project[FirmRow{0}].partner = 2;
  firms.project[FirmRow{2}].partner = 0;
  firms.project[FirmRow{1}].partner = 0;

  end_tie(firms, FirmRow{0}, FirmRow{2});
  CHECK(firms.ties[FirmRow{0}] == Ties{1, 3, 4, kUniversityTie | 1, kNobody, kNobody});
  CHECK(firms.project[FirmRow{0}].partner == kNobody);
  CHECK(firms.project[FirmRow{2}].partner == kNobody);
  CHECK(firms.project[FirmRow{1}].partner == 0);
  CHECK_FALSE(tied(firms, FirmRow{2}, 0));

  end_tie(firms, FirmRow{0}, UniversityId{1});
  CHECK(firms.ties[FirmRow{0}] == Ties{1, 3, 4, kNobody, kNobody, kNobody});
  CHECK_NOTHROW(check_ties(world));
}

TEST_CASE("what no partnership can be is noticed", "[ties]") {
  World world = strangers({4});
  Firms& firms = world.firms;
  begin_tie(firms, FirmRow{0}, FirmRow{1});
  REQUIRE_NOTHROW(check_ties(world));
  Ties& ties = firms.ties[FirmRow{0}];
  SECTION("a partner that does not know of it") { ties[1] = 2; }
  SECTION("oneself") { ties[1] = 0; }
  SECTION("the same one twice") { ties[1] = 1; }
  SECTION("a row beyond the last") { ties[1] = 4; }
  SECTION("a gap") { ties[2] = kUniversityTie; }
  SECTION("a university that does not exist") { ties[1] = kUniversityTie | 2; }
  SECTION("a project with a stranger") { firms.project[FirmRow{0}].partner = 3; }
  CHECK_THROWS_AS(check_ties(world), ModelError);
}

TEST_CASE("a firm without room takes no partner", "[ties]") {
  World world = strangers({8});
  for (std::uint32_t other = 1; other < 7; ++other) {
    begin_tie(world.firms, FirmRow{0}, FirmRow{other});
  }
  CHECK_THROWS_AS(begin_tie(world.firms, FirmRow{0}, FirmRow{7}), ModelError);
}

}  // namespace spearhead
