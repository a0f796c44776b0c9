#include "output/group_effects.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "output/comparison.h"
#include "output/error.h"
#include "tests/output/small_studies.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;
using small::Recipe;
using small::study_of;
using tests::TemporaryFolder;

/// -1 and 1 in turn.
double noise(std::uint32_t future) { return future % 2 == 0 ? -1.0 : 1.0; }

/// A study whose grants add `jobs` to the only sector with firms.
Recipe recipe_with(double jobs) {
  Recipe recipe;
  recipe.value = [jobs](const std::string& arm, std::uint32_t future) {
    return 1000 + (arm == "grants" ? jobs + noise(future) : 0);
  };
  return recipe;
}

void add_firm(FirmPanel& firms, Key key, float jobs, float sales, float awarded) {
  firms.calendar_year.push_back(2026);
  firms.firm.push_back(key);
  for (auto* column : {&firms.region_index, &firms.sector_index, &firms.last_innovation}) {
    column->push_back(0);
  }
  firms.founded.push_back(2000);
  for (auto* column : {&firms.ownership, &firms.partnerships, &firms.member}) column->push_back(0);
  firms.employment.push_back(jobs);
  firms.sales.push_back(sales);
  firms.awarded.push_back(awarded);
  for (auto* column : {&firms.exports, &firms.value_added, &firms.business_rd, &firms.productivity,
                       &firms.absorptive_capacity, &firms.cash, &firms.grant_fund}) {
    column->push_back(1);
  }
}

/// A supported firm of 20 jobs that takes half of what it gains from its neighbour of 5.
Recipe recipe_with_firms() {
  Recipe recipe = recipe_with(10);
  recipe.firms = true;
  recipe.firms_per_row = 4;
  recipe.add_firms = [](std::size_t arm, std::uint32_t future, FirmPanel& firms) {
    const auto gain = arm == 0 ? 0.0F : 100.0F + 10.0F * static_cast<float>(noise(future));
    add_firm(firms, 1, 20, 1000 + gain, arm == 0 ? 0.0F : 50.0F);
    add_firm(firms, 2, 5, 500 - gain / 2, 0);
  };
  return recipe;
}

const GroupEffect& find(const std::vector<GroupEffect>& rows, const std::string& kind,
                        const std::string& group, const std::string& indicator) {
  const auto found = std::ranges::find_if(rows, [&](const GroupEffect& row) {
    return row.kind == kind && row.group == group && row.indicator == indicator;
  });
  REQUIRE(found != rows.end());
  return *found;
}

}  // namespace

TEST_CASE("effects on sectors are those of sectors with firms", "[compare][groups]") {
  const TemporaryFolder folder;
  const std::vector<GroupEffect> rows =
      sector_effects(study_of(folder / "s.h5", recipe_with(10)), 2026);
  // Three indicators of sector 01; sector 62 has nobody.
  REQUIRE(rows.size() == 3);
  CHECK(rows[0].group == "01");
  CHECK(rows[0].name == "Agriculture");
  CHECK(rows[0].unit == "persons");
  CHECK(rows[0].baseline_mean == 1000);
  CHECK(rows[0].effect.effect_mean == Approx(10));
  CHECK(rows[0].looked_at == 3);
  CHECK(rows[0].p_corrected == Approx(3 * rows[0].p_value));
  CHECK(rows[0].clear);
}

TEST_CASE("what is clear for itself need not be for as many as were looked at",
          "[compare][groups]") {
  std::vector<GroupEffect> rows;
  // Differences of mean 0.65 and deviation 1.04: p is about 0.05.
  std::vector<double> arm;
  for (std::uint32_t k = 0; k < 12; ++k) arm.push_back(0.75 + noise(k) + (k % 3 == 0 ? 0.3 : 0));
  const std::vector<double> nothing(12, 0.0);
  rows.push_back(group_effect({}, arm, nothing));
  correct(rows);
  REQUIRE(rows[0].effect.mean_lo95 > 0);
  REQUIRE(rows[0].p_value < 0.05);
  for (int i = 0; i < 20; ++i) rows.push_back(group_effect({}, arm, arm));
  correct(rows);
  CHECK(rows[0].p_corrected > 0.05);
  CHECK_FALSE(rows[0].clear);
  CHECK(rows[5].p_value == 1);
}

TEST_CASE("too few futures make no group clear", "[compare][groups]") {
  const TemporaryFolder folder;
  Recipe recipe = recipe_with(10);
  recipe.futures = 9;
  const StudyReader study = study_of(folder / "s.h5", recipe);
  const std::vector<GroupEffect> rows = sector_effects(study, 2026);
  CHECK(rows[0].p_corrected < 0.001);
  CHECK_FALSE(rows[0].clear);
  CHECK_THAT(groups_text(study.description(), rows, {}), Contains("no sector clearly gains or "
                                                                  "loses employment"));
}

TEST_CASE("of several regions sectors are summed first", "[compare][groups]") {
  const TemporaryFolder folder;
  Recipe recipe = recipe_with(10);
  recipe.regions = {"FI1", "FI2"};
  const std::vector<GroupEffect> rows = sector_effects(study_of(folder / "s.h5", recipe), 2025);
  REQUIRE(rows.size() == 9);
  CHECK(rows[0].region == kAllRegions);
  CHECK(rows[0].effect.effect_mean == Approx(20));
  CHECK(rows[3].region == "FI1");
  CHECK(rows[8].region == "FI2");
}

TEST_CASE("sectors are of years that the study has", "[compare][groups]") {
  const TemporaryFolder folder;
  const StudyReader study = study_of(folder / "s.h5", recipe_with(10));
  CHECK_THROWS_AS(sector_effects(study, 2024), OutputError);
  CHECK_THROWS_AS(sector_effects(study, 2027), OutputError);
}

TEST_CASE("single firms are compared with themselves in the twin", "[compare][groups]") {
  const TemporaryFolder folder;
  const StudyReader study = study_of(folder / "s.h5", recipe_with_firms());
  const FirmGroups groups = firm_group_effects(study, 2026);
  // A row stands for four firms of the region.
  const GroupEffect& sales = find(groups.effects, "support", "supported", "sales");
  CHECK(sales.effect.effect_mean == Approx(400));
  CHECK(sales.baseline_mean == Approx(4000));
  CHECK(sales.clear);
  CHECK(find(groups.effects, "size", "10-49", "firms").baseline_mean == 4);
  CHECK(find(groups.effects, "support", "never supported", "sales").effect.effect_mean ==
        Approx(-200));
  CHECK(find(groups.effects, "size", "0-9", "employment").effect.effect_mean == 0);
  // Nobody joined an organisation and nobody opened: no such classes.
  CHECK(std::ranges::count(groups.effects, "cluster", &GroupEffect::kind) == 0);
  CHECK(std::ranges::count(groups.effects, "entry", &GroupEffect::kind) == 0);
}

TEST_CASE("of several regions classes are summed first", "[compare][groups]") {
  const TemporaryFolder folder;
  Recipe recipe = recipe_with_firms();
  recipe.regions = {"FI1", "FI2"};
  const auto in_one_region = recipe.add_firms;
  recipe.add_firms = [&](std::size_t arm, std::uint32_t future, FirmPanel& firms) {
    in_one_region(arm, future, firms);
    add_firm(firms, 3, 7, arm == 0 ? 100.0F : 90.0F, 0);
    firms.region_index.back() = 1;
  };
  const FirmGroups groups = firm_group_effects(study_of(folder / "s.h5", recipe), 2026);
  const auto sales_of = [&](const std::string& region) {
    const auto found = std::ranges::find_if(groups.effects, [&](const GroupEffect& row) {
      return row.region == region && row.group == "never supported" && row.indicator == "sales";
    });
    REQUIRE(found != groups.effects.end());
    return found->effect.effect_mean;
  };
  CHECK(sales_of("FI1") == Approx(-200));
  CHECK(sales_of("FI2") == Approx(-40));
  CHECK(sales_of(kAllRegions) == Approx(-240));
  // In the second region nobody was supported, so nobody was displaced.
  REQUIRE(groups.displacement.size() == 3);
  CHECK(groups.displacement[0].others.effect_mean == Approx(-200));
  CHECK(groups.displacement[2].others.effect_mean == 0);
}

TEST_CASE("displacement is what others lose for each gain of the supported", "[compare][groups]") {
  const TemporaryFolder folder;
  const StudyReader study = study_of(folder / "s.h5", recipe_with_firms());
  const FirmGroups groups = firm_group_effects(study, 2026);
  REQUIRE(groups.displacement.size() == 1);
  const Displacement& row = groups.displacement[0];
  CHECK(row.supported.effect_mean == Approx(400));
  CHECK(row.others.effect_mean == Approx(-200));
  REQUIRE(row.per_gain.known);
  CHECK(row.per_gain.value == Approx(-0.5));
  CHECK(row.per_gain.lo95 == Approx(-0.5));
  const std::string text = groups_text(study.description(), sector_effects(study, 2026), groups);
  CHECK_THAT(text, Contains("support: never supported") && Contains("for each 1 that supported"));
  CHECK_THAT(csv_text(displacement_records(groups.displacement)), Contains(",-0.5,"));
}

TEST_CASE("what supported firms do not clearly gain nobody loses for", "[compare][groups]") {
  const TemporaryFolder folder;
  Recipe recipe = recipe_with_firms();
  // They sell clearly less, and so do the others.
  recipe.add_firms = [](std::size_t arm, std::uint32_t future, FirmPanel& firms) {
    const auto loss = arm == 0 ? 0.0F : 100.0F + 10.0F * static_cast<float>(noise(future));
    add_firm(firms, 1, 20, 1000 - loss, arm == 0 ? 0.0F : 50.0F);
    add_firm(firms, 2, 5, 500 - loss / 2, 0);
  };
  const FirmGroups groups = firm_group_effects(study_of(folder / "s.h5", recipe), 2026);
  CHECK(groups.displacement.at(0).supported.verdict == Verdict::lower);
  CHECK_FALSE(groups.displacement.at(0).per_gain.known);
}

TEST_CASE("without support there is no displacement, and without records no class",
          "[compare][groups]") {
  const TemporaryFolder folder;
  Recipe recipe = recipe_with_firms();
  recipe.add_firms = [](std::size_t, std::uint32_t, FirmPanel& firms) {
    add_firm(firms, 1, 20, 1000, 0);
  };
  const StudyReader study = study_of(folder / "s.h5", recipe);
  const FirmGroups groups = firm_group_effects(study, 2026);
  CHECK_FALSE(groups.displacement.at(0).per_gain.known);
  CHECK_THAT(groups_text(study.description(), sector_effects(study, 2026), groups),
             Contains("displacement: no firm that was there at the start was supported"));
  const StudyReader plain = study_of(folder / "p.h5", recipe_with(10));
  CHECK(firm_group_effects(plain, 2026).effects.empty());
  CHECK(firm_group_effects(plain, 2026).displacement.empty());
}

TEST_CASE("firms that the baseline alone supports are told of, and displace nobody",
          "[compare][groups]") {
  const TemporaryFolder folder;
  Recipe recipe = recipe_with_firms();
  recipe.add_firms = [](std::size_t arm, std::uint32_t future, FirmPanel& firms) {
    const auto loss = arm == 0 ? 0.0F : 100.0F + 10.0F * static_cast<float>(noise(future));
    add_firm(firms, 1, 20, 1000 - loss, arm == 0 ? 50.0F : 0.0F);
    add_firm(firms, 2, 5, 500 + loss / 2, 0);
  };
  const StudyReader study = study_of(folder / "s.h5", recipe);
  const FirmGroups groups = firm_group_effects(study, 2026);
  CHECK(find(groups.effects, "support", "supported by the baseline only", "sales")
            .effect.effect_mean == Approx(-400));
  CHECK(find(groups.effects, "support", "never supported", "sales").effect.effect_mean ==
        Approx(200));
  CHECK(std::ranges::count(groups.effects, "displacement", &GroupEffect::kind) == 0);
  const std::string text = groups_text(study.description(), sector_effects(study, 2026), groups);
  CHECK_THAT(text, Contains("support: supported by the baseline only ") &&
                       Contains("no firm that was there at the start was supported"));
}

TEST_CASE("firms of no sector of the study are refused", "[compare][groups]") {
  const TemporaryFolder folder;
  Recipe recipe = recipe_with_firms();
  recipe.add_firms = [](std::size_t, std::uint32_t, FirmPanel& firms) {
    add_firm(firms, 1, 20, 1000, 0);
    firms.sector_index[0] = 2;
  };
  const StudyReader study = study_of(folder / "s.h5", recipe);
  CHECK_THROWS_WITH(firm_group_effects(study, 2026), Contains("no region or sector"));
}

}  // namespace spearhead::output
