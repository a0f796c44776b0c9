#include "output/clear_years.h"

#include <vector>

#include <catch2/catch.hpp>

namespace spearhead::output {
namespace {

constexpr Verdict kNone = Verdict::no_clear_effect;
constexpr Verdict kUp = Verdict::higher;
constexpr Verdict kDown = Verdict::lower;

ClearYears years_of(const std::vector<Verdict>& verdicts) { return clear_years(verdicts, 2025); }

}  // namespace

TEST_CASE("an effect that lasts is clear since the first year of its last row",
          "[output][clear_years]") {
  const ClearYears years = years_of({kNone, kUp, kNone, kUp, kUp, kUp});
  CHECK(years.since == 2028);
  CHECK(years.first == 2028);
  CHECK(years.last == 2030);
  CHECK(clear_years_text(years) == "2028");
}

TEST_CASE("an effect that fades is clear from a year to a year", "[output][clear_years]") {
  const ClearYears years = years_of({kNone, kNone, kUp, kUp, kUp, kUp, kUp, kNone, kNone});
  CHECK_FALSE(years.since);
  CHECK(years.first == 2027);
  CHECK(years.last == 2031);
  CHECK(clear_years_text(years) == "2027-2031 higher");
}

TEST_CASE("of rows as long the earliest counts, and one year is no row", "[output][clear_years]") {
  const ClearYears years = years_of({kDown, kDown, kNone, kUp, kUp, kNone});
  CHECK(years.first == 2025);
  CHECK(years.last == 2026);
  CHECK(clear_years_text(years) == "2025-2026 lower");
  CHECK_FALSE(years_of({kNone, kUp, kNone}).first);
  CHECK(clear_years_text(years_of({kNone, kUp, kNone})).empty());
}

TEST_CASE("a row is on one side", "[output][clear_years]") {
  const ClearYears years = years_of({kDown, kDown, kDown, kUp});
  CHECK(years.since == 2028);
  CHECK(years.first == 2025);
  CHECK(years.last == 2027);
  CHECK(clear_years_text(years) == "2028");
}

TEST_CASE("too few futures are clear in no year", "[output][clear_years]") {
  const ClearYears years = years_of({Verdict::too_few_futures, Verdict::too_few_futures});
  CHECK_FALSE(years.since);
  CHECK_FALSE(years.first);
}

}  // namespace spearhead::output
