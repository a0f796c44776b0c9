#include "output/outlay.h"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

#include "output/money.h"
#include "output/study_writer.h"
#include "tests/support/files.h"

namespace spearhead::output {
namespace {

using Catch::Contains;

/// Two futures of three years under one programme, whose ledger grows with future and year.
StudyReader study_with_programme(const tests::TemporaryFolder& folder, bool pays) {
  StudyDescription study;
  study.run_id = "outlay";
  study.arms = {"baseline", "grants"};
  study.replicates = {0, 1};
  study.first_year = 2030;
  study.years = 3;
  study.regions = {{"R", "Region"}};
  study.programmes = {"p"};
  study.programmes_of_arm = {{}, {0}};
  study.currency = "EUR";
  StudyWriter writer(folder / "outlay.h5", study);
  for (std::uint32_t future = 0; future < 2; ++future) {
    const Trajectory baseline(3, 1, 0, 0);
    Trajectory arm(3, 1, 0, 1);
    for (std::uint32_t year = 0; year < 3; ++year) {
      const double award = pays ? 1000.0 * (future + 1) * (year + 1) : 0;
      arm.at(year, 0U, LedgerItem::award) = award;
      arm.at(year, 0U, LedgerItem::administration) = award / 10;
      arm.at(year, 0U, LedgerItem::outlay) = award * 1.1;
      arm.at(year, 0U, LedgerItem::own_contribution) = award;
      arm.at(year, 0U, LedgerItem::infra_marginal) = award / 4;
      arm.at(year, 0U, LedgerItem::double_funding) = 0;
    }
    writer.write(future, std::vector<Trajectory>{baseline, arm});
  }
  writer.finish();
  return StudyReader(folder / "outlay.h5");
}

}  // namespace

TEST_CASE("outlay is summed over years and averaged over futures", "[output]") {
  const tests::TemporaryFolder folder;
  const std::vector<Outlay> rows = outlays(study_with_programme(folder, true));
  REQUIRE(rows.size() == 1);
  // Awards of 6000 in one future and 12000 in the other.
  CHECK(rows[0].arm == "grants");
  CHECK(rows[0].award == Approx(9000));
  CHECK(rows[0].outlay == Approx(9900));
  CHECK(rows[0].administration == Approx(900));
  CHECK(rows[0].infra_marginal == Approx(2250));
}

TEST_CASE("money has the intervals of means, and shares those of ratios", "[output][money]") {
  const tests::TemporaryFolder folder;
  const std::vector<MoneyRow> rows = money(study_with_programme(folder, true));
  REQUIRE(rows.size() == 9);
  const auto row = [&](const std::string& item) {
    return *std::ranges::find(rows, item, &MoneyRow::item);
  };
  // Awards of 6000 and 12000: t(1, 0.975) = 12.706 times a standard error of 3000.
  CHECK(row("award").mean == Approx(9000));
  CHECK(row("award").lo95 == Approx(9000 - 12.7062 * 3000).epsilon(1e-4));
  CHECK(row("award").unit == "EUR");
  CHECK(row("outlay").mean == Approx(9900));
  CHECK(row("own_contribution").n == 2);
  // Of two futures nobody knows whether anything is awarded at all: a share has no interval.
  CHECK(row("infra_marginal_share").mean == Approx(0.25));
  CHECK(std::isnan(row("infra_marginal_share").lo95));
  CHECK(row("double_funding_share").mean == 0);
  CHECK(row("leverage").mean == Approx(1));
  CHECK(row("leverage").unit == "1");
}

TEST_CASE("without awards there are no shares of them", "[output][money]") {
  const tests::TemporaryFolder folder;
  const StudyReader study = study_with_programme(folder, false);
  CHECK_THAT(csv_text(money_records(money(study))),
             Contains("grants,award,EUR,0,0,0,2\n") && Contains("grants,leverage,1,,,,2\n"));
  CHECK_THAT(money_text(study), Contains("pledged for each 1 of awards"));
}

TEST_CASE("the line on outlay says money, years and windfall", "[output]") {
  const tests::TemporaryFolder folder;
  const std::string text = outlay_text(study_with_programme(folder, true));
  CHECK_THAT(text, Contains("grants") && Contains("2030 to 2032") && Contains("9,900 EUR") &&
                       Contains("25 %"));
}

TEST_CASE("where nothing was paid no share of windfall is made up", "[output]") {
  const tests::TemporaryFolder folder;
  const std::string text = outlay_text(study_with_programme(folder, false));
  CHECK_THAT(text, Contains(": 0 EUR\n") && !Contains("%"));
}

TEST_CASE("the rate of aid that resulted stands beside what firms pledged", "[output]") {
  const tests::TemporaryFolder folder;
  CHECK_THAT(outlay_text(study_with_programme(folder, true)),
             Contains("receivers got 9,000 and pledged 9,000 of their own"));
}

}  // namespace spearhead::output
