#include <catch2/catch.hpp>

#include "engine/simulate.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

constexpr std::uint32_t kFutures = 12;
constexpr std::uint32_t kYears = 8;

/// A region of `times` the small one's jobs and firms, in a world in which the place itself brings
/// and costs nothing. What refers to a region's size counts per person: twice the universities,
/// and firms of the same sizes.
Scenario region_of(double times) {
  Scenario scenario = support::small_scenario();
  scenario.last_year = scenario.first_year + static_cast<int>(kYears) - 1;
  scenario.rule.agglomeration_gain = 0;
  scenario.rule.agglomeration_cost = 0;
  scenario.rule.size_largest = 60;
  scenario.rule.size_largest_share = 1;
  scenario.regions[0].employment = {2400, 2400, 2400, 1200};
  RegionFacts& region = scenario.regions[0];
  for (double& jobs : region.employment) jobs *= times;
  const std::vector<UniversityFacts> universities = region.universities;
  for (int more = 1; more < static_cast<int>(times); ++more) {
    region.universities.insert(region.universities.end(), universities.begin(), universities.end());
  }
  return scenario;
}

/// Means over futures of the last year, per person of the figures or as shares.
struct PerHead {
  double jobs = 0;
  double product = 0;
  double exports = 0;
  double research = 0;
  double firms = 0;
  double innovations = 0;
  double unemployment = 0;
};

PerHead per_head(double times) {
  const Scenario scenario = region_of(times);
  PerHead mean;
  for (std::uint32_t future = 0; future < kFutures; ++future) {
    const Luck luck{7, future};
    Trajectory t = simulate(scenario, luck, found(scenario, luck));
    const auto of = [&](RegionIndicator which) {
      return t.at(kYears - 1, 0, which) / (times * kFutures);
    };
    mean.jobs += of(RegionIndicator::employment);
    mean.product += of(RegionIndicator::grp);
    mean.exports += of(RegionIndicator::exports);
    mean.research += of(RegionIndicator::business_rd);
    mean.firms += of(RegionIndicator::firms);
    mean.innovations += of(RegionIndicator::innovations_incremental);
    mean.unemployment += times * of(RegionIndicator::unemployment_rate);
  }
  return mean;
}

}  // namespace

TEST_CASE("twice the jobs and people leave results per head as they are", "[law][statistics]") {
  const PerHead one = per_head(1);
  const PerHead two = per_head(2);
  // Futures of one and the same region differ by a few per cent of these means.
  CHECK(two.jobs == Approx(one.jobs).epsilon(0.02));
  CHECK(two.product == Approx(one.product).epsilon(0.03));
  CHECK(two.exports == Approx(one.exports).epsilon(0.06));
  CHECK(two.research == Approx(one.research).epsilon(0.08));
  CHECK(two.firms == Approx(one.firms).epsilon(0.03));
  CHECK(two.innovations == Approx(one.innovations).epsilon(0.06));
  CHECK(two.unemployment == Approx(one.unemployment).margin(0.01));
}

}  // namespace spearhead
