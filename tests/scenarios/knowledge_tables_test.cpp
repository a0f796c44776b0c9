#include "scenarios/knowledge_tables.h"

#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

#include "scenarios/sector_table.h"

using namespace spearhead;
using namespace spearhead::scenarios;

namespace {

std::uint32_t sector(const char* code) { return static_cast<std::uint32_t>(*sector_index(code)); }

std::uint32_t field(const std::string& code) {
  const auto place = std::find(field_codes().begin(), field_codes().end(), code);
  return static_cast<std::uint32_t>(place - field_codes().begin());
}

/// The pairs of sectors, each once.
std::vector<double> pairs() {
  const KnowledgeSpace& space = knowledge_tables();
  std::vector<double> values;
  for (std::uint32_t s = 0; s < space.sectors; ++s) {
    for (std::uint32_t t = 0; t < s; ++t) values.push_back(space.between_sectors(s, t));
  }
  std::sort(values.begin(), values.end());
  return values;
}

double share_above(double threshold) {
  const std::vector<double> values = pairs();
  const auto above =
      std::count_if(values.begin(), values.end(), [&](double value) { return value > threshold; });
  return static_cast<double>(above) / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("the knowledge tables cover all fields and all sectors", "[scenarios][knowledge]") {
  const KnowledgeSpace& space = knowledge_tables();
  CHECK(space.size() == 40);
  CHECK(space.sectors == sector_table().size());
  CHECK(space.relatedness.size() == 40 * 40);
  CHECK(space.incidence.size() == 83 * 40);
  CHECK(space.sector_relatedness.size() == 83 * 83);
  CHECK(input_table().size() == 83 * 83);
  CHECK(space.fields.front().code == "F01");
  CHECK(space.fields.back().code == "X40");
  CHECK(std::is_sorted(field_codes().begin(), field_codes().end()));
  for (const Field& each : space.fields) CHECK_FALSE(each.name.empty());
}

TEST_CASE("every sector's use of fields sums to one", "[scenarios][knowledge]") {
  const KnowledgeSpace& space = knowledge_tables();
  for (std::uint32_t s = 0; s < space.sectors; ++s) {
    INFO(sector_codes()[s]);
    double sum = 0;
    for (std::uint32_t f = 0; f < space.size(); ++f) {
      CHECK(space.incidence_of(s, f) >= 0);
      sum += space.incidence_of(s, f);
    }
    CHECK(sum == Approx(1).epsilon(1e-12));
  }
}

TEST_CASE("relatedness is symmetric, between 0 and 1, and 1 with oneself",
          "[scenarios][knowledge]") {
  const auto check = [](const std::vector<double>& table, std::size_t size) {
    for (std::size_t a = 0; a < size; ++a) {
      REQUIRE(table[a * size + a] == 1);
      for (std::size_t b = 0; b < size; ++b) {
        REQUIRE(table[a * size + b] == table[b * size + a]);
        REQUIRE((table[a * size + b] >= 0 && table[a * size + b] <= 1));
      }
    }
  };
  check(knowledge_tables().relatedness, knowledge_tables().size());
  check(knowledge_tables().sector_relatedness, knowledge_tables().sectors);
}

TEST_CASE("related fields and sectors are near, others are far", "[scenarios][knowledge]") {
  const KnowledgeSpace& space = knowledge_tables();
  CHECK(space.phi(field("F03"), field("F04")) > 0.9);   // telecommunications, digital
  CHECK(space.phi(field("F15"), field("F16")) > 0.9);   // biotechnology, pharmaceuticals
  CHECK(space.phi(field("F16"), field("F32")) < 0.01);  // pharmaceuticals, transport
  CHECK(space.between_sectors(sector("62"), sector("63")) > 0.7);
  CHECK(space.between_sectors(sector("28"), sector("25")) > 0.7);
  CHECK(space.between_sectors(sector("10"), sector("11")) > 0.7);
  CHECK(space.between_sectors(sector("28"), sector("64")) < 0.2);
  CHECK(space.between_sectors(sector("10"), sector("62")) < 0.2);
}

TEST_CASE("the relatedness of sectors is right-skewed, so that thresholds on it select",
          "[scenarios][knowledge]") {
  const std::vector<double> values = pairs();
  const double median = values[values.size() / 2];
  CHECK((median > 0.15 && median < 0.3));
  CHECK((share_above(0.30) > 0.25 && share_above(0.30) < 0.4));
  CHECK((share_above(0.45) > 0.1 && share_above(0.45) < 0.2));
  CHECK((share_above(0.55) > 0.05 && share_above(0.55) < 0.12));
}

TEST_CASE("sectors that know the same and stand together are fully related",
          "[scenarios][knowledge]") {
  KnowledgeSpace space;
  space.fields = {{"A", "a"}, {"B", "b"}};
  space.sectors = 3;
  space.relatedness = {1, 0, 0, 1};
  space.incidence = {1, 0, 1, 0, 0, 1};
  const std::vector<double> apart{1, 0, 0, 0, 1, 0, 0, 0, 1};
  const std::vector<double> alone = relatedness_of_sectors(space, apart);
  CHECK(alone[0 * 3 + 1] == Approx(0.5));  // the same know-how in other places
  CHECK(alone[0 * 3 + 2] == Approx(0));    // the opposite of the common profile
  const std::vector<double> together = relatedness_of_sectors(space, std::vector<double>(9, 1));
  CHECK(together[0 * 3 + 1] == Approx(1));
  CHECK(together[0 * 3 + 2] == Approx(0.5));
  // Nobody knows anything of their own.
  space.incidence = {1, 0, 1, 0, 1, 0};
  CHECK(relatedness_of_sectors(space, apart)[1] == Approx(0.125));
}

TEST_CASE("no sector buys more at home than it makes", "[scenarios][knowledge]") {
  const std::size_t sectors = sector_codes().size();
  for (std::size_t user = 0; user < sectors; ++user) {
    INFO(sector_codes()[user]);
    double sum = 0;
    for (std::size_t supplier = 0; supplier < sectors; ++supplier) {
      const double input = input_table()[supplier * sectors + user];
      CHECK(input >= 0);
      sum += input;
    }
    CHECK(sum < 1);
    CHECK(sum <= 1 - sector_table()[user].value_added_share + 1e-3);
  }
}

TEST_CASE("figures of the knowledge tables are those of their sources", "[scenarios][knowledge]") {
  const std::size_t sectors = sector_codes().size();
  CHECK(input_table()[sector("01") * sectors + sector("10")] == 0.13431);
  const KnowledgeSpace& space = knowledge_tables();
  CHECK(space.phi(field("F01"), field("F02")) == 0.6881);
  CHECK(space.phi(field("X36"), field("F06")) == 0.5);
  CHECK(space.phi(field("X39"), field("F16")) == 0.0625);
  CHECK(space.incidence_of(sector("01"), field("X40")) == Approx(0.25405).epsilon(1e-4));
}
