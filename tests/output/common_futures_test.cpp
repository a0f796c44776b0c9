#include "output/common_futures.h"

#include <limits>

#include <catch2/catch.hpp>

#include "tests/output/small_studies.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;
using small::Recipe;
using small::study_of;
using tests::TemporaryFolder;
using Names = std::vector<std::string>;

/// Jobs that depend on the name of the arm only.
double by_name(const std::string& arm, std::uint32_t future) {
  const double more = arm == "baseline" ? 0 : static_cast<double>(arm.size());
  return 1000 + future * 7 % 5 + more;
}

Recipe recipe_with(const Names& policies) {
  Recipe recipe;
  recipe.value = by_name;
  recipe.arms = {"baseline"};
  recipe.arms.insert(recipe.arms.end(), policies.begin(), policies.end());
  return recipe;
}

/// Two studies put together.
struct Two {
  TemporaryFolder folder;
  StudyReader one;
  StudyReader other;
  std::vector<NamedStudy> studies;
  JoinedStudies joined;

  Two(const Recipe& first, const Recipe& second)
      : one(study_of(folder / "one.h5", first)),
        other(study_of(folder / "other.h5", second)),
        studies{{"one.h5", &one}, {"other.h5", &other}},
        joined(join_studies(studies)) {}
};

std::string reason(const std::function<void(Recipe&)>& change) {
  Recipe second = recipe_with({"vouchers"});
  change(second);
  const Two two(recipe_with({"grants"}), second);
  REQUIRE(two.joined.sets.size() == 2);
  REQUIRE(two.joined.apart.size() == 1);
  return two.joined.apart[0];
}

}  // namespace

TEST_CASE("arms of studies with the same twin stand beside it once", "[compare][joined]") {
  const Two two(recipe_with({"grants", "labs"}), recipe_with({"grants", "vouchers"}));
  REQUIRE(two.joined.sets.size() == 1);
  CHECK(two.joined.apart.empty());
  CHECK(two.joined.sets[0].names() == Names{"baseline", "grants", "labs", "vouchers"});
  const std::vector<ArmSeries> series =
      common_series(two.studies, two.joined.sets[0], Names{"employment"}, 2026);
  REQUIRE(series.size() == 1);
  REQUIRE(series[0].arms.size() == 4);
  CHECK(series[0].arms[3][0] == by_name("vouchers", 0));
  CHECK(series[0].arms[2][11] == by_name("labs", 11));
}

TEST_CASE("the order of studies changes the order of arms and nothing else", "[compare][joined]") {
  const Two forth(recipe_with({"grants"}), recipe_with({"vouchers"}));
  const Two back(recipe_with({"vouchers"}), recipe_with({"grants"}));
  CHECK(forth.joined.sets[0].names() == Names{"baseline", "grants", "vouchers"});
  CHECK(back.joined.sets[0].names() == Names{"baseline", "vouchers", "grants"});
  const Names jobs{"employment"};
  const auto one = common_series(forth.studies, forth.joined.sets[0], jobs, 2025);
  const auto other = common_series(back.studies, back.joined.sets[0], jobs, 2025);
  CHECK(one[0].arms[0] == other[0].arms[0]);
  CHECK(one[0].arms[1] == other[0].arms[2]);
  CHECK(one[0].arms[2] == other[0].arms[1]);
}

TEST_CASE("another arm of the same name carries its file", "[compare][joined]") {
  Recipe second = recipe_with({"grants"});
  second.value = [](const std::string& arm, std::uint32_t future) {
    return by_name(arm, future) + (arm == "grants" ? 1 : 0);
  };
  const Two two(recipe_with({"grants"}), second);
  CHECK(two.joined.sets[0].names() == Names{"baseline", "grants", "grants (other.h5)"});
}

TEST_CASE("studies of other futures stay apart, and a sentence says why", "[compare][joined]") {
  CHECK_THAT(reason([](Recipe& study) { study.futures = 11; }), Contains("differ in futures"));
  CHECK_THAT(reason([](Recipe& study) { study.first_future = 1; }), Contains("differ in futures"));
  CHECK_THAT(reason([](Recipe& study) { study.regions = {"FI2"}; }), Contains("differ in regions"));
  CHECK_THAT(reason([](Recipe& study) {
               study.regions = {"FI1", "FI2"};
             }),
             Contains("differ in regions"));
  CHECK_THAT(reason([](Recipe& study) { study.years = 3; }), Contains("differ in years"));
  CHECK_THAT(reason([](Recipe& study) { study.first_year = 2026; }), Contains("differ in years"));
  CHECK_THAT(reason([](Recipe& study) { study.currency = "GBP"; }), Contains("differ in currency"));
  CHECK_THAT(reason([](Recipe& study) {
               study.provenance = {{"seed", "2"}};
             }),
             Contains("differ in seed") && Contains("other.h5") && Contains("one.h5"));
  CHECK_THAT(reason([](Recipe& study) {
               study.value = [](const std::string& arm, std::uint32_t future) {
                 return by_name(arm, future) + (future == 11 ? 1e-9 : 0);
               };
             }),
             Contains("differ in their twins"));
}

TEST_CASE("values that are no numbers make no twin another one", "[compare][joined]") {
  Recipe study = recipe_with({"grants"});
  study.value = [](const std::string&, std::uint32_t) {
    return std::numeric_limits<double>::quiet_NaN();
  };
  CHECK(Two(study, study).joined.sets.size() == 1);
}

TEST_CASE("a third study joins the one that it belongs to", "[compare][joined]") {
  const TemporaryFolder folder;
  Recipe other = recipe_with({"grants"});
  other.provenance = {{"seed", "2"}};
  const StudyReader a = study_of(folder / "a.h5", recipe_with({"grants"}));
  const StudyReader b = study_of(folder / "b.h5", other);
  other.arms = {"baseline", "labs"};
  const StudyReader c = study_of(folder / "c.h5", other);
  const std::vector<NamedStudy> studies{{"a.h5", &a}, {"b.h5", &b}, {"c.h5", &c}};
  const JoinedStudies joined = join_studies(studies);
  REQUIRE(joined.sets.size() == 2);
  CHECK(joined.sets[0].names() == Names{"baseline", "grants"});
  CHECK(joined.sets[1].names() == Names{"baseline", "grants", "labs"});
  CHECK(joined.sets[1].arms.front().study == 1);
}

}  // namespace spearhead::output
