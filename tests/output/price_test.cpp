#include "output/price.h"

#include <cmath>

#include <catch2/catch.hpp>

#include "output/clear_years.h"
#include "output/comparison_formats.h"
#include "output/study_writer.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;
using tests::TemporaryFolder;

constexpr std::uint32_t kYears = 4;
constexpr std::uint32_t kFutures = 12;

/// What an arm adds to each region in a year of a future.
struct Added {
  double jobs = 0;
  double outlay = 0;
  double radical = 0;  ///< radical innovations
};

/// A baseline and an arm that adds `added(year, future)`.
template <class Adds>
StudyReader study_that_adds(const TemporaryFolder& folder, const Adds& added,
                            std::uint32_t futures = kFutures, std::uint32_t regions = 1) {
  StudyDescription study;
  study.run_id = "0123456789abcdef";
  study.arms = {"baseline", "grants"};
  study.first_year = 2025;
  study.years = kYears;
  for (std::uint32_t r = 0; r < regions; ++r) {
    study.regions.push_back({"FI" + std::to_string(r + 1), "Somewhere"});
  }
  study.sectors = {{"01", "Agriculture"}};
  study.currency = "EUR";
  for (std::uint32_t k = 0; k < futures; ++k) {
    study.replicates.push_back(static_cast<std::int32_t>(k));
  }
  StudyWriter writer(folder / "s.h5", study);
  for (std::uint32_t k = 0; k < futures; ++k) {
    std::vector<Trajectory> arms(2, Trajectory(kYears, regions, 1, 0));
    for (Trajectory& arm : arms) {
      arm.region.assign(arm.region.size(), 1000);
      arm.initial_region.assign(arm.initial_region.size(), 1000);
    }
    for (std::uint32_t year = 0; year < kYears; ++year) {
      const Added more = added(year, k);
      for (std::uint32_t r = 0; r < regions; ++r) {
        arms[1].at(year, r, RegionIndicator::employment) += more.jobs;
        arms[1].at(year, r, RegionIndicator::public_outlay) += more.outlay;
        arms[1].at(year, r, RegionIndicator::innovations_radical) += more.radical;
      }
    }
    writer.write(k, arms);
  }
  writer.finish({});
  return StudyReader(folder / "s.h5");
}

/// One region; `effect(year, future)` is what the arm adds to employment.
template <class Effect>
StudyReader study_of(const TemporaryFolder& folder, double outlay, const Effect& effect) {
  return study_that_adds(folder, [&](std::uint32_t year, std::uint32_t k) {
    return Added{effect(year, k), outlay};
  });
}

/// -1 and 1 in turn: noise with a mean of 0.
double noise(std::uint32_t future) { return future % 2 == 0 ? -1.0 : 1.0; }

const Price& job_years(const std::vector<Price>& rows) { return rows.at(0); }

}  // namespace

TEST_CASE("a net job-year costs the outlay over the jobs of all years", "[output][price]") {
  const TemporaryFolder folder;
  const StudyReader study =
      study_of(folder, 500, [](std::uint32_t, std::uint32_t k) { return 10 + noise(k); });
  const std::vector<Price> rows = prices(study);
  REQUIRE(rows.size() == 4);
  CHECK(job_years(rows).of == "net job-year");
  CHECK(job_years(rows).state == PriceState::stated);
  CHECK(job_years(rows).ratio.value == Approx(4 * 500 / 40.0));
  CHECK(job_years(rows).ratio.lo95 < 50);
  CHECK(job_years(rows).ratio.hi95 > 50);
  CHECK_THAT(price_text(study), Contains("outlay per net job-year"));
  // Nothing else has changed: no innovation, and nothing gained for the money.
  CHECK(rows.at(1).state == PriceState::no_clear_gain);
  CHECK(rows.at(2).per_money);
  CHECK(rows.at(2).ratio.value == 0);
}

TEST_CASE("what futures do not show has no price", "[output][price]") {
  const TemporaryFolder folder;
  const StudyReader study =
      study_of(folder, 500, [](std::uint32_t, std::uint32_t k) { return 0.1 + noise(k); });
  CHECK(job_years(prices(study)).state == PriceState::no_clear_gain);
  CHECK_THAT(price_text(study), Contains("none: the futures show no clear gain"));
}

TEST_CASE("losses have no price", "[output][price]") {
  const TemporaryFolder folder;
  const StudyReader study =
      study_of(folder, 500, [](std::uint32_t, std::uint32_t k) { return -10 + noise(k); });
  CHECK(job_years(prices(study)).state == PriceState::no_clear_gain);
  CHECK_THAT(price_text(study), Contains("none"));
}

TEST_CASE("an arm that pays no more than its baseline is said to", "[output][price]") {
  for (const double outlay : {0.0, -500.0}) {
    const TemporaryFolder folder;
    const StudyReader study =
        study_of(folder, outlay, [](std::uint32_t, std::uint32_t k) { return 10 + noise(k); });
    const std::vector<Price> rows = prices(study);
    REQUIRE(rows.size() == 4);
    for (const Price& row : rows) CHECK(row.state == PriceState::no_dearer);
    CHECK(price_text(study) == "price of grants: none: it pays no more than the baseline\n");
    CHECK_THAT(csv_text(price_records(rows)),
               Contains("net job-year,outlay per unit,EUR,,,,12,no dearer than the baseline"));
  }
}

TEST_CASE("too few futures are told as such, not as a missing gain", "[output][price]") {
  const auto adds = [](std::uint32_t, std::uint32_t k) { return Added{10 + noise(k), 500}; };
  const TemporaryFolder folder;
  const std::vector<Price> nine = prices(study_that_adds(folder, adds, 9));
  CHECK(job_years(nine).state == PriceState::too_few_futures);
  // What one unit of money brings has an interval.
  CHECK(nine.at(2).state == PriceState::stated);
  const StudyReader one = study_that_adds(folder, adds, 1);
  for (const Price& row : prices(one)) CHECK(row.state == PriceState::too_few_futures);
  CHECK_THAT(price_text(one), Contains("none: too few futures") && !Contains("gain\n"));
}

TEST_CASE("where it is not clear that an arm pays more there is no price", "[output][price]") {
  const TemporaryFolder folder;
  const StudyReader study = study_that_adds(folder, [](std::uint32_t, std::uint32_t k) {
    return Added{10 + noise(k), 50 + 500 * noise(k)};
  });
  for (const Price& row : prices(study)) CHECK(row.state == PriceState::outlay_unclear);
  CHECK_THAT(price_text(study), Contains("none: it does not clearly pay more than the baseline"));
}

TEST_CASE("a gain is clear by the rule of verdicts", "[output][price]") {
  // The mean is clearly above 0, but half of the futures lie a little below.
  const TemporaryFolder folder;
  const StudyReader study = study_of(folder, 500, [](std::uint32_t, std::uint32_t k) {
    return k % 2 == 0 ? -0.1 : 5 + noise(k / 2);
  });
  CHECK(job_years(prices(study)).state == PriceState::no_clear_gain);
}

TEST_CASE("prices are of all regions, and of both kinds of innovations", "[output][price]") {
  const TemporaryFolder folder;
  const StudyReader study = study_that_adds(
      folder,
      [](std::uint32_t, std::uint32_t k) {
        return Added{10 + noise(k), 500, 5};
      },
      kFutures, 3);
  const std::vector<Price> rows = prices(study);
  REQUIRE(rows.size() == 4);
  CHECK(job_years(rows).ratio.value == Approx(50));
  CHECK(rows.at(1).of == "innovation");
  CHECK(rows.at(1).ratio.value == Approx(100));
  CHECK(rows.at(1).ratio.hi95 == Approx(100));
}

TEST_CASE("an effect is clear since the first year of an unbroken row", "[output][price]") {
  const std::vector<std::string> jobs{"employment"};
  const auto since = [&](const auto& effect) {
    const TemporaryFolder folder;
    const StudyReader study = study_of(folder, 0, effect);
    return clear_years(study, jobs, 2028).at(0).since;
  };
  CHECK(since([](std::uint32_t year, std::uint32_t k) { return 5.0 * year + noise(k); }) == 2026);
  CHECK(since([](std::uint32_t, std::uint32_t k) { return 5.0 + noise(k); }) == 2025);
  CHECK_FALSE(since(
      [](std::uint32_t year, std::uint32_t k) { return (year == 3 ? 0.0 : 5.0) + noise(k); }));
  // Clear on the other side before: a new row begins.
  CHECK(since([](std::uint32_t year, std::uint32_t k) {
          return (year < 2 ? -5.0 : 5.0) + noise(k);
        }) == 2027);
  CHECK(since([](std::uint32_t year, std::uint32_t k) {
          return (year == 1 ? 0.0 : 5.0) + noise(k);
        }) == 2027);
}

TEST_CASE("a year in which too many futures lie on the other side is not clear",
          "[output][price]") {
  // The mean is clearly above 0 in all years, but in the third only in half of the futures.
  const TemporaryFolder folder;
  const StudyReader study = study_of(folder, 0, [](std::uint32_t year, std::uint32_t k) {
    return year == 2 ? (k % 2 == 0 ? -0.1 : 5.0 + noise(k / 2)) : 5.0 + noise(k);
  });
  const std::vector<std::string> jobs{"employment"};
  CHECK(compare_arms(study, jobs, 2027).at(0).effect.mean_lo95 > 0);
  const ClearYears years = clear_years(study, jobs, 2028).at(0);
  CHECK(years.since == 2028);
  CHECK(years.first == 2025);
  CHECK(years.last == 2026);
}

TEST_CASE("comparisons as CSV are read back digit by digit", "[output][price]") {
  const TemporaryFolder folder;
  const StudyReader study =
      study_of(folder, 500, [](std::uint32_t, std::uint32_t k) { return 0.1 * k; });
  const std::vector<std::string> jobs{"employment"};
  const std::vector<Comparison> rows = compare_arms(study, jobs, 2028);
  const std::vector<ClearYears> years = clear_years(study, jobs, 2028);
  const std::string text = csv_text(comparison_records("a,b.h5", {rows, years}));
  const std::string header = text.substr(0, text.find('\n'));
  const std::string row = text.substr(header.size() + 1);
  CHECK_THAT(row, Catch::StartsWith("\"a,b.h5\",grants,FI1,employment,persons,2028,1000,"));
  CHECK(std::stod(row.substr(row.find(",1000,") + 6)) == rows[0].effect.effect_mean);
  CHECK(std::count(row.begin(), row.end(), '\n') == 1);
  // One comma more in the row: that in the quoted name.
  CHECK(std::count(row.begin(), row.end(), ',') ==
        std::count(header.begin(), header.end(), ',') + 1);
}

}  // namespace spearhead::output
