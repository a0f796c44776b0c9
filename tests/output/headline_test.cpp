#include "output/headline.h"

#include <algorithm>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "output/comparison.h"
#include "output/effect_text.h"
#include "output/error.h"
#include "output/study_writer.h"
#include "output/table.h"
#include "tests/output/sample_study.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using RI = RegionIndicator;

/// A year of a region in which future `k` of the arm with a programme differs from its twin.
Trajectory region_year(std::uint32_t regions, double k, bool programme) {
  Trajectory result(1, regions, 0, 0);
  const double gain = programme ? 1.0 : 0.0;
  for (std::uint32_t region = 0; region < regions; ++region) {
    const double size = region + 1.0;
    const double grp = size * (78.1234e9 + 3e9 * k + gain * (41.2e6 + 1.5e6 * (k - 9.5)));
    const double jobs = size * (1'200'000 + 10'000 * k + gain * (40 * (k - 9)));
    result.at(0, region, RI::grp) = grp;
    result.at(0, region, RI::employment) = jobs;
    result.at(0, region, RI::productivity) = grp / jobs;
    result.at(0, region, RI::business_rd) = size * 1.9e9;
    result.at(0, region, RI::innovations_incremental) = size * (3'105 + k + gain * (12 + k / 3));
    result.at(0, region, RI::firms) = size * (20'345 + 7 * k + gain * (k > 4 ? 0.4 : -0.01));
    result.at(0, region, RI::hhi) = 0.04;
    result.at(0, region, RI::public_outlay) = gain * 2e6;
  }
  return result;
}

/// A study of one year: a baseline and, unless `alone`, an arm with a programme.
StudyReader study_of(const tests::TemporaryFolder& folder, std::uint32_t regions, bool alone) {
  StudyDescription study;
  study.run_id = "headline";
  study.arms = {"baseline", "links"};
  if (alone) study.arms.pop_back();
  for (std::int32_t k = 0; k < 20; ++k) study.replicates.push_back(k);
  study.first_year = 2050;
  study.years = 1;
  for (std::uint32_t i = 0; i < regions; ++i) {
    study.regions.push_back(
        {"UKD" + std::to_string(3 + i), i == 0 ? "Greater Manchester" : "Other"});
  }
  study.currency = "GBP";
  StudyWriter writer(folder / "headline.h5", study);
  for (std::size_t k = 0; k < 20; ++k) {
    std::vector<Trajectory> arms{region_year(regions, static_cast<double>(k), false)};
    if (!alone) arms.push_back(region_year(regions, static_cast<double>(k), true));
    writer.write(k, arms);
  }
  writer.finish();
  return StudyReader(folder / "headline.h5");
}

const Comparison& row_of(const std::vector<Comparison>& rows, const std::string& region,
                         const std::string& indicator) {
  const auto found = std::ranges::find_if(rows, [&](const Comparison& row) {
    return row.region == region && row.indicator == indicator;
  });
  REQUIRE(found != rows.end());
  return *found;
}

std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, cells(line));
  return widest;
}

}  // namespace

TEST_CASE("the headline compares every arm with the baseline in the last year", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyReader study = study_of(folder, 1, false);
  const std::vector<Comparison> rows = headline_rows(study);
  CHECK(rows.size() == 6);
  const std::vector<std::string> cost{"public_outlay"};
  const std::vector<Comparison> cost_rows = compare_arms(study, cost, 2050);
  const Comparison& outlay = row_of(cost_rows, "UKD3", "public_outlay");
  CHECK(outlay.effect.effect_mean == 2e6);
  CHECK(outlay.unit == "GBP/year");
  CHECK(outlay.year == 2050);
  CHECK(outlay.arm == "links");
  const Comparison& grp = row_of(rows, "UKD3", "grp");
  CHECK(grp.baseline_mean == Approx(78.1234e9 + 28.5e9));
  CHECK(grp.effect.effect_mean == Approx(41.2e6));
  CHECK(grp.effect.variance_ratio > 1000);
  CHECK(grp.effect.verdict == Verdict::higher);
  CHECK(row_of(rows, "UKD3", "business_rd").effect.verdict == Verdict::no_clear_effect);
}

TEST_CASE("the headline text names both intervals and stays within 100 columns", "[output]") {
  const tests::TemporaryFolder folder;
  const std::string text = headline_text(study_of(folder, 1, false));
  INFO(text);
  CHECK(widest_line(text) <= 100);
  for (const char* phrase :
       {"links against baseline in 2050, the last year: UKD3 Greater Manchester",
        "20 futures, paired; money in GBP at constant 2050 prices", "its 95 %", "interval",
        "5-95 %", "futures", "higher", "grp, GBP/year", "107 bn", "+41.2 M", "no clear effect"}) {
    CHECK_THAT(text, Catch::Contains(phrase));
  }
  CHECK_THAT(text, !Catch::Contains("nan"));
}

TEST_CASE("several regions are added up where that makes sense", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyReader study = study_of(folder, 2, false);
  const std::vector<std::string> indicators{"grp", "employment", "productivity", "hhi"};
  const std::vector<Comparison> rows = compare_arms(study, indicators, 2050);
  // The sum has no Herfindahl index; each region has its own.
  CHECK(rows.size() == 3 + 4 + 4);
  CHECK(rows.front().region == kAllRegions);
  const double first = row_of(rows, "UKD3", "grp").baseline_mean;
  CHECK(row_of(rows, "UKD4", "grp").baseline_mean == Approx(2 * first));
  CHECK(row_of(rows, kAllRegions, "grp").baseline_mean == Approx(3 * first));
  CHECK(row_of(rows, kAllRegions, "productivity").baseline_mean ==
        Approx(row_of(rows, "UKD3", "productivity").baseline_mean));
  CHECK_THAT(headline_text(study), Catch::Contains("all 2 regions") && Catch::Contains("UKD4"));
}

TEST_CASE("of many regions the headline shows the sum", "[output]") {
  const tests::TemporaryFolder folder;
  const std::string text = headline_text(study_of(folder, 5, false));
  CHECK_THAT(text, Catch::Contains("all 5 regions") && !Catch::Contains("UKD4"));
}

TEST_CASE("a baseline alone is shown by its levels", "[output]") {
  const tests::TemporaryFolder folder;
  const std::string text = headline_text(study_of(folder, 1, true));
  INFO(text);
  CHECK(widest_line(text) <= 100);
  CHECK_THAT(text, Catch::Contains("baseline in 2050, the last year") &&
                       Catch::Contains("grp, GBP/year") && Catch::Contains("5 % of futures"));
}

TEST_CASE("the widest numbers and names fit into 100 columns", "[output]") {
  StudyDescription study = sample::description();
  Comparison row{
      "arm",    "FI1",         "innovations_cross_cluster_and_more", "", "EUR/person/year", 2050,
      -123.4e9, PairedEffect{}};
  row.effect = {-999.4e6, -999.4e6, 999.4e6, -999.4e6, 999.4e6,
                0.5,      50'000,   100'000, 1.0,      Verdict::no_clear_effect};
  const std::string text = comparison_text(study, std::vector<Comparison>{row});
  INFO(text);
  CHECK(widest_line(text) <= 100);
}

TEST_CASE("a table names the effects that a single future carries", "[output]") {
  const StudyDescription study = sample::description();
  Comparison row{"arm", "FI1", "grp", "", "EUR/year", 2026, 1e9, PairedEffect{}};
  row.effect.n = 48;
  row.effect.largest_share = 0.752;
  row.effect.mean_without = 1.2e6;
  Comparison other = row;
  other.indicator = "firms";
  other.effect.largest_share = 0.1;
  const std::string text = comparison_text(study, std::vector<Comparison>{row, other});
  CHECK_THAT(text, Catch::EndsWith("one future of 48 carries: grp (of all differences 75 %, "
                                   "without it +1.20 M)\n"));
  CHECK_THAT(comparison_text(study, std::vector<Comparison>{other}),
             !Catch::Contains("one future"));
}

TEST_CASE("the headline of few futures says how many a verdict takes", "[output]") {
  StudyDescription study = sample::description();
  Comparison row{"arm", "FI1", "grp", "", "EUR/year", 2026, 1e9, PairedEffect{}};
  row.effect.n = 9;
  row.effect.verdict = Verdict::too_few_futures;
  const std::string text = comparison_text(study, std::vector<Comparison>{row});
  CHECK_THAT(text, Catch::Contains("9 futures, paired (a verdict takes 10)") &&
                       Catch::Contains("too few futures"));
  CHECK_THAT(text, !Catch::Contains("the last year"));
  row.effect.n = 10;
  CHECK_THAT(comparison_text(study, std::vector<Comparison>{row}),
             !Catch::Contains("a verdict takes"));
}

TEST_CASE("numbers are said as people say them", "[output]") {
  CHECK(readable_number(12.34e9) == "12.3 bn");
  CHECK(readable_number(-41.2e6) == "-41.2 M");
  CHECK(readable_number(999'600) == "1.00 M");
  CHECK(readable_number(999'400) == "999 k");
  CHECK(readable_number(12'345) == "12.3 k");
  CHECK(readable_number(9'950) == "9,950");
  CHECK(readable_number(9'950.4) == "9,950");
  CHECK(readable_number(42) == "42");
  CHECK(readable_number(0.0431) == "0.0431");
  CHECK(readable_number(-0.5) == "-0.50");
  CHECK(readable_number(0.00123) == "0.00123");
  CHECK(readable_number(1e-9) == "0.000000");
  CHECK(readable_number(2.5e12) == "2.50 tn");
  CHECK(readable_number(0) == "0");
  CHECK(readable_number(std::numeric_limits<double>::quiet_NaN()) == "-");
}

TEST_CASE("years and indicators that a study has not are refused by name", "[output]") {
  const tests::TemporaryFolder folder;
  const StudyReader study = study_of(folder, 1, false);
  const std::vector<std::string> unknown{"gdp"};
  CHECK_THROWS_WITH(compare_arms(study, unknown, 2050), Catch::Contains("no indicator gdp"));
  CHECK_THROWS_WITH(compare_arms(study, headline_indicators(), 2051), Catch::Contains("2051"));
}

TEST_CASE("an interval names its power of ten once, and one future has none", "[output]") {
  PairedEffect effect;
  effect.effect_mean = 20e3;
  effect.mean_lo95 = effect.p05 = -149e3;
  effect.mean_hi95 = effect.p95 = 89e3;
  effect.n = 20;
  CHECK(effect_text(effect).mean == "+20 k");
  CHECK(effect_text(effect).interval == "-149..+89 k");
  CHECK(effect_text(effect).futures == "-149..+89 k");
  effect.n = 1;
  CHECK(effect_text(effect).futures == "-");
}

TEST_CASE("a baseline that has programmes is named with its scenario", "[output]") {
  StudyDescription study = sample::description();
  study.provenance = {{kBaselineScenario, "grants"}};
  CHECK(baseline_title(study) == study.arms.front() + " (grants)");
  study.provenance.clear();
  CHECK(baseline_title(study) == study.arms.front());
}

}  // namespace spearhead::output
