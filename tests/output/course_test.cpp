#include "output/course.h"

#include <sstream>

#include <catch2/catch.hpp>

#include "output/comparison.h"
#include "output/study_writer.h"
#include "output/table.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;
using RI = RegionIndicator;

/// Twelve futures of four years in which a programme adds 1, 2, 3 and 4 M EUR to the product, and
/// ten jobs in every year.
StudyReader four_years(const tests::TemporaryFolder& folder) {
  StudyDescription study;
  study.run_id = "course";
  study.arms = {"baseline", "grants"};
  for (std::int32_t k = 0; k < 12; ++k) study.replicates.push_back(k);
  study.first_year = 2030;
  study.years = 4;
  study.regions = {{"R", "Region"}};
  study.currency = "EUR";
  StudyWriter writer(folder / "course.h5", study);
  for (std::uint32_t future = 0; future < 12; ++future) {
    std::vector<Trajectory> arms(2, Trajectory(4, 1, 0, 0));
    for (std::uint32_t arm = 0; arm < 2; ++arm) {
      for (std::uint32_t year = 0; year < 4; ++year) {
        arms[arm].at(year, 0U, RI::grp) = 1e9 + 1e6 * arm * (year + 1);
        arms[arm].at(year, 0U, RI::employment) = 5000 + 10.0 * arm;
      }
    }
    writer.write(future, arms);
  }
  writer.finish();
  return StudyReader(folder / "course.h5");
}

}  // namespace

TEST_CASE("flows are added up over all years, stocks are not", "[output]") {
  const tests::TemporaryFolder folder;
  const std::vector<std::string> indicators{"grp", "employment"};
  const std::vector<Comparison> rows = compare_sums(four_years(folder), indicators);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].indicator == "grp");
  CHECK(rows[0].unit == "EUR");
  CHECK(rows[0].effect.effect_mean == Approx(10e6));
  CHECK(rows[0].baseline_mean == Approx(4e9));
}

TEST_CASE("the course shows the last year of the programmes and the sum of all years", "[output]") {
  const tests::TemporaryFolder folder;
  const std::string text = course_text(four_years(folder), std::vector<int>{0, 2031});
  INFO(text);
  CHECK_THAT(text, Contains("grants at the end of its programmes (2031) and over all years") &&
                       Contains("in 2031") && Contains("2030-2033") && Contains("+2.00 M") &&
                       Contains("+10.0 M") && Contains("employment, persons"));
  // What flows adds up to another unit.
  CHECK_THAT(text, Contains("grp, EUR/year") && Contains("  EUR\n"));
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) CHECK(cells(line) <= 100);
}

TEST_CASE("programmes that run to the end leave the sums alone", "[output]") {
  const tests::TemporaryFolder folder;
  for (const int end : {0, 2033, 2040}) {
    const std::string text = course_text(four_years(folder), std::vector<int>{0, end});
    CHECK_THAT(text, Contains("grants over all years: R Region") && Contains("+10.0 M") &&
                         !Contains("employment") && !Contains("in 20"));
  }
}

}  // namespace spearhead::output
