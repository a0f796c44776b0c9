#include "output/spending.h"

#include <catch2/catch.hpp>

#include "output/study_writer.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;

/// Two futures of two years; in each the programme `a` of the arm pays `first` in the first future
/// and `second` in the other, `b` always pays 1000.
StudyReader study_that_pays(const tests::TemporaryFolder& folder, double first, double second) {
  StudyDescription study;
  study.run_id = "spending";
  study.arms = {"baseline", "grants"};
  study.replicates = {0, 1};
  study.first_year = 2030;
  study.years = 2;
  study.regions = {{"R", "Region"}};
  study.programmes = {"a", "b"};
  study.programmes_of_arm = {{}, {0, 1}};
  study.currency = "EUR";
  StudyWriter writer(folder / "spending.h5", study);
  for (std::uint32_t future = 0; future < 2; ++future) {
    Trajectory arm(2, 1, 0, 2);
    for (std::uint32_t year = 0; year < 2; ++year) {
      for (const LedgerItem item : {LedgerItem::outlay, LedgerItem::award}) {
        arm.at(year, 0U, item) = future == 0 ? first : second;
        arm.at(year, 1U, item) = 1000;
      }
    }
    writer.write(future, std::vector<Trajectory>{Trajectory(2, 1, 0, 0), arm});
  }
  writer.finish();
  return StudyReader(folder / "spending.h5");
}

const std::vector<Budget> kBudgets{{1, "a", 4000}, {1, "b", 2000}};

}  // namespace

TEST_CASE("a programme that left money unspent is pointed out, others are not", "[output]") {
  const tests::TemporaryFolder folder;
  CHECK(unspent_text(study_that_pays(folder, 300, 500), kBudgets) ==
        "a: spent 800 of 4,000 EUR (20 %)\n");
  CHECK(unspent_text(study_that_pays(folder, 1990, 1990), kBudgets).empty());
}

TEST_CASE("a programme that reached nobody is pointed out", "[output]") {
  const tests::TemporaryFolder folder;
  CHECK(unspent_text(study_that_pays(folder, 0, 0), kBudgets) ==
        "a: reached no firm and spent nothing of 4,000 EUR\n");
  CHECK_THAT(unspent_text(study_that_pays(folder, 0, 2000), kBudgets),
             Contains("in 1 of 2 futures it reached no firm"));
}

TEST_CASE("a programme that the baseline has is named with it", "[output]") {
  const tests::TemporaryFolder folder;
  CHECK(unspent_text(study_that_pays(folder, 0, 0), std::vector<Budget>{{0, "a", 10}}) ==
        "a of baseline: reached no firm and spent nothing of 10 EUR\n");
}

TEST_CASE("a programme without money owes nobody an explanation", "[output]") {
  const tests::TemporaryFolder folder;
  CHECK(unspent_text(study_that_pays(folder, 0, 0), std::vector<Budget>{{1, "a", 0}}).empty());
}

}  // namespace spearhead::output
