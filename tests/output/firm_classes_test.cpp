#include "output/analysis/firm_classes.h"

#include <algorithm>
#include <string_view>

#include <catch2/catch.hpp>

namespace spearhead::output {
namespace {

/// A firm at the end of a year; what is not said is the same for all.
struct Row {
  int year;
  Key firm;
  float jobs;
  float sales;
  int sector = 0;
  int founded = 2000;
  float awarded = 0;
  int member = 0;
  int region = 0;
};

FirmPanel panel(const std::vector<Row>& rows) {
  FirmPanel firms;
  for (const Row& row : rows) {
    firms.calendar_year.push_back(row.year);
    firms.firm.push_back(row.firm);
    firms.region_index.push_back(row.region);
    firms.sector_index.push_back(row.sector);
    firms.founded.push_back(row.founded);
    firms.employment.push_back(row.jobs);
    firms.sales.push_back(row.sales);
    firms.value_added.push_back(row.sales / 2);
    firms.business_rd.push_back(row.sales / 10);
    firms.awarded.push_back(row.awarded);
    firms.member.push_back(static_cast<std::int8_t>(row.member));
  }
  return firms;
}

constexpr ClassFrame kFrame{2, 3, 2020, 2021};

double of(const ClassSums& sums, std::string_view kind, std::string_view name,
          std::string_view measure, std::size_t region = 0) {
  const auto* each = std::ranges::find_if(
      kFirmClasses, [&](const FirmClass& row) { return row.kind == kind && row.name == name; });
  const auto* value = std::ranges::find_if(
      kFirmMeasures, [&](const FirmMeasure& row) { return row.name == measure; });
  REQUIRE(each != std::end(kFirmClasses));
  REQUIRE(value != std::end(kFirmMeasures));
  return sums.values[ClassSums::place(region, each->id, value->id)];
}

/// Sum over the classes of a kind.
double of_kind(const ClassSums& sums, std::string_view kind, std::string_view measure) {
  double sum = 0;
  for (const FirmClass& each : kFirmClasses) {
    if (each.kind == kind) sum += of(sums, kind, each.name, measure);
  }
  return sum;
}

}  // namespace

TEST_CASE("a firm's class is that of its first year in the twin, in both arms",
          "[compare][classes]") {
  // The arm's grant has taken the firm over ten jobs in its first year already.
  const FirmPanel twin = panel({{2020, 1, 9, 100}, {2021, 1, 9, 100}});
  const FirmPanel arm = panel({{2020, 1, 11, 110}, {2021, 1, 300, 130}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of(sums.twin, "size", "0-9", "employment") == 9);
  CHECK(of(sums.arm, "size", "0-9", "employment") == 300);
  CHECK(of(sums.arm, "size", "250+", "firms") == 0);
}

TEST_CASE("a firm that has closed in one arm counts in the other", "[compare][classes]") {
  const FirmPanel twin = panel({{2020, 1, 20, 100}});
  const FirmPanel arm = panel({{2020, 1, 20, 100}, {2021, 1, 22, 130}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of(sums.twin, "size", "10-49", "employment") == 0);
  CHECK(of(sums.arm, "size", "10-49", "employment") == 22);
  // One that closes in the twin before it is ever recorded has its class from the arm.
  const ClassPair alone = sum_by_class(panel({}), arm, kFrame);
  CHECK(of(alone.arm, "size", "10-49", "sales") == 130);
}

TEST_CASE("sizes and ages have their limits", "[compare][classes]") {
  const auto jobs_of = [](float jobs, int founded, std::string_view kind, std::string_view name) {
    const FirmPanel firms = panel({{2021, 1, jobs, 1, 0, founded}});
    return of(sum_by_class(firms, firms, kFrame).arm, kind, name, "firms");
  };
  CHECK(jobs_of(9.9F, 2000, "size", "0-9") == 1);
  CHECK(jobs_of(10, 2000, "size", "10-49") == 1);
  CHECK(jobs_of(49.9F, 2000, "size", "10-49") == 1);
  CHECK(jobs_of(50, 2000, "size", "50-249") == 1);
  CHECK(jobs_of(250, 2000, "size", "250+") == 1);
  CHECK(jobs_of(1, 2017, "age", "under 5") == 1);
  CHECK(jobs_of(1, 2016, "age", "5 and more") == 1);
}

TEST_CASE("firms that open later are a class of their own", "[compare][classes]") {
  const FirmPanel twin = panel({{2021, 1, 5, 10, 0, 2019}, {2021, 2, 6, 10, 0, 2020}});
  const FirmPanel arm = panel({{2021, 1, 5, 10, 0, 2019}, {2021, 3, 7, 10, 0, 2021, 50}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of(sums.twin, "entry", "opened later", "employment") == 6);
  CHECK(of(sums.arm, "entry", "opened later", "employment") == 7);
  CHECK(of(sums.arm, "support", "supported", "firms") == 0);
  CHECK(of(sums.arm, "age", "under 5", "firms") == 1);
}

TEST_CASE("every kind of class and the entrants add up to all firms", "[compare][classes]") {
  const FirmPanel twin = panel({{2021, 1, 5, 10, 0, 1990},
                                {2021, 2, 60, 20, 1, 2018, 0, 1},
                                {2021, 3, 600, 40, 2, 2019},
                                {2021, 4, 3, 80, 2, 2021}});
  const FirmPanel arm = panel({{2021, 1, 5, 11, 0, 1990, 5},
                               {2021, 2, 60, 22, 1, 2018, 0, 1},
                               {2021, 3, 600, 44, 2, 2019},
                               {2021, 4, 3, 88, 2, 2021, 5}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  for (const char* kind : {"size", "age", "support", "cluster"}) {
    INFO(kind);
    CHECK(of_kind(sums.twin, kind, "sales") + of_kind(sums.twin, "entry", "sales") == 150);
    CHECK(of_kind(sums.arm, kind, "sales") + of_kind(sums.arm, "entry", "sales") == 165);
    CHECK(of_kind(sums.arm, kind, "firms") + of_kind(sums.arm, "entry", "firms") == 4);
  }
  CHECK(of_kind(sums.arm, "cluster", "value_added") == Approx(77 / 2.0));
}

TEST_CASE("supported is who has an award up to the year, in the arm", "[compare][classes]") {
  const FirmPanel twin = panel({{2021, 1, 5, 10}, {2021, 2, 5, 20}, {2021, 3, 5, 40}});
  // The third is supported a year too late; the second has closed since its award.
  const FirmPanel arm = panel({{2020, 2, 5, 20, 0, 1990, 1},
                               {2021, 1, 5, 11},
                               {2021, 3, 5, 44},
                               {2022, 3, 5, 44, 0, 1990, 7}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of(sums.twin, "support", "supported", "sales") == 20);
  CHECK(of(sums.arm, "support", "supported", "sales") == 0);
  CHECK(of(sums.twin, "support", "never supported", "sales") == 50);
  CHECK(of(sums.arm, "support", "never supported", "sales") == 55);
}

TEST_CASE("who loses the support of the baseline is none of those who never had any",
          "[compare][classes]") {
  // Firms 1 to 5: by both; by the baseline only; by the arm only; by nobody; by the baseline in a
  // later year.
  const FirmPanel twin = panel({{2021, 1, 5, 10, 0, 1990, 9},
                                {2021, 2, 5, 20, 0, 1990, 9, 1},
                                {2021, 3, 5, 40},
                                {2021, 4, 5, 80},
                                {2021, 5, 5, 160},
                                {2022, 5, 5, 160, 0, 1990, 9, 1}});
  const FirmPanel arm = panel({{2021, 1, 5, 11, 0, 1990, 9},
                               {2021, 2, 5, 15},
                               {2021, 3, 5, 44, 0, 1990, 9, 1},
                               {2021, 4, 5, 79},
                               {2021, 5, 5, 159}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of(sums.arm, "support", "supported", "sales") == 55);
  CHECK(of(sums.twin, "support", "supported by the baseline only", "sales") == 20);
  CHECK(of(sums.arm, "support", "supported by the baseline only", "sales") == 15);
  CHECK(of(sums.arm, "support", "never supported", "sales") == 238);
  CHECK(of(sums.arm, "cluster", "member", "sales") == 44);
  CHECK(of(sums.arm, "cluster", "member in the baseline only", "sales") == 15);
  CHECK(of(sums.arm, "cluster", "never a member", "sales") == 249);
  // The loss of what the baseline paid is nothing that supported firms took away.
  const std::string_view others = "never supported, in their sectors";
  CHECK(of(sums.twin, "displacement", others, "sales") == 240);
  CHECK(of(sums.arm, "displacement", others, "sales") == 238);
}

TEST_CASE("awards in the twin only displace nobody", "[compare][classes]") {
  const FirmPanel twin = panel({{2021, 1, 5, 10, 0, 1990, 9}, {2021, 2, 5, 20}});
  const FirmPanel arm = panel({{2021, 1, 5, 8}, {2021, 2, 5, 21}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of_kind(sums.twin, "displacement", "firms") == 0);
  CHECK(of(sums.arm, "support", "supported", "firms") == 0);
  CHECK(of(sums.arm, "support", "supported by the baseline only", "sales") == 8);
  CHECK(of(sums.arm, "support", "never supported", "sales") == 21);
}

TEST_CASE("firms that open in one arm only are no gain of supported firms", "[compare][classes]") {
  // Firm 3 opens and is supported in the arm, firm 4 opens in the twin, where nobody supports it.
  const FirmPanel twin =
      panel({{2021, 1, 5, 10, 1}, {2021, 2, 5, 20, 1}, {2021, 4, 5, 70, 1, 2021}});
  const FirmPanel arm = panel({{2021, 1, 5, 12, 1, 1990, 9},
                               {2021, 2, 5, 19, 1},
                               {2021, 3, 5, 70, 1, 2021, 9},
                               {2021, 5, 5, 30, 2}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of(sums.arm, "displacement", "supported", "sales") == 12);
  CHECK(of(sums.twin, "displacement", "supported", "firms") == 1);
  CHECK(of(sums.arm, "displacement", "supported", "firms") == 1);
  CHECK(of(sums.twin, "displacement", "never supported, in their sectors", "sales") == 20);
}

TEST_CASE("displacement looks at the sectors and regions of supported firms",
          "[compare][classes]") {
  // Firms 1 to 4: supported; beside it; another sector; the sector in the other region.
  const auto rows = [](float first, float second, float third, float fourth, float award) {
    return panel({{2021, 1, 5, first, 1, 1990, award},
                  {2021, 2, 5, second, 1},
                  {2021, 3, 5, third, 2},
                  {2021, 4, 5, fourth, 1, 1990, 0, 0, 1},
                  {2021, 5, 1, second, 1, 2021}});
  };
  const ClassPair sums = sum_by_class(rows(100, 50, 30, 20, 0), rows(120, 45, 40, 25, 8), kFrame);
  const std::string_view others = "never supported, in their sectors";
  CHECK(of(sums.arm, "displacement", "supported", "sales") == 120);
  CHECK(of(sums.twin, "displacement", "supported", "sales") == 100);
  // The neighbour; the entrant is left out.
  CHECK(of(sums.arm, "displacement", others, "sales") == 45);
  CHECK(of(sums.twin, "displacement", others, "sales") == 50);
  CHECK(of(sums.arm, "displacement", others, "sales", 1) == 0);
}

TEST_CASE("members are those who ever were in the arm, where anybody noted it",
          "[compare][classes]") {
  const FirmPanel twin = panel({{2020, 1, 5, 10}, {2021, 1, 5, 10}, {2021, 2, 5, 20}});
  const FirmPanel arm =
      panel({{2020, 1, 5, 10, 0, 2000, 0, 1}, {2021, 1, 5, 11}, {2021, 2, 5, 22}});
  const ClassPair sums = sum_by_class(twin, arm, kFrame);
  CHECK(of(sums.arm, "cluster", "member", "sales") == 11);
  CHECK(of(sums.twin, "cluster", "member", "sales") == 10);
  CHECK(of(sums.arm, "cluster", "never a member", "sales") == 22);
  const FirmPanel unknown = panel({{2021, 1, 5, 10, 0, 2000, 0, -1}});
  CHECK(of_kind(sum_by_class(unknown, unknown, kFrame).arm, "cluster", "firms") == 0);
}

TEST_CASE("an arm that is its twin changes no class", "[compare][classes]") {
  const FirmPanel firms = panel({{2021, 1, 5, 10, 0, 1990, 3}, {2021, 2, 55, 20, 1, 2021}});
  const ClassPair sums = sum_by_class(firms, firms, kFrame);
  CHECK(sums.twin.values == sums.arm.values);
}

}  // namespace spearhead::output
