#include "engine/found/sizes.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "tests/support/worlds.h"

namespace spearhead {
namespace {

const Draws kDraws(Luck{1, 0}, 0);
const Key kSegment = key_of("a segment");

double sum(const std::vector<double>& sizes) {
  return std::accumulate(sizes.begin(), sizes.end(), 0.0);
}

/// Mean of a Pareto law cut at both ends, by the midpoint rule over its quantiles.
double mean_by_quantiles(double smallest, double largest, double exponent) {
  constexpr int kSteps = 2'000'000;
  const double kept = 1 - std::pow(smallest / largest, exponent);
  double mean = 0;
  for (int i = 0; i < kSteps; ++i) {
    mean += smallest * std::pow(1 - (i + 0.5) / kSteps * kept, -1 / exponent) / kSteps;
  }
  return mean;
}

}  // namespace

TEST_CASE("sizes add up to the jobs, and nobody is smaller than a firm", "[found][law]") {
  const Parameters rule = support::default_parameters();
  for (const double employment : {3.0, 47.3, 900.0, 25'000.0}) {
    for (const double firms : {0.0, employment / 12}) {
      const std::vector<double> sizes = draw_sizes(rule, kDraws, kSegment, employment, firms);
      INFO(employment << " jobs in " << firms << " firms");
      CHECK(sum(sizes) == Approx(employment).margin(1e-5));
      CHECK(std::ranges::min(sizes) >= rule.smallest_firm);
      CHECK(std::ranges::max(sizes) <= rule.size_largest + rule.smallest_firm);
    }
  }
}

TEST_CASE("no jobs are no firms, and the smallest figure is one", "[found]") {
  const Parameters rule = support::default_parameters();
  CHECK(draw_sizes(rule, kDraws, kSegment, 0, 0).empty());
  CHECK(draw_sizes(rule, kDraws, kSegment, 0, 5).empty());
  const std::vector<double> one = draw_sizes(rule, kDraws, kSegment, 0.3, 0);
  CHECK(one == std::vector<double>{0.3});
}

TEST_CASE("there are about as many firms as the figures say", "[found][statistics]") {
  const Parameters rule = support::default_parameters();
  for (const double mean : {4.0, 12.0, 30.0}) {
    double drawn = 0;
    constexpr int kSegments = 60;
    constexpr double kFirms = 100;
    for (std::uint64_t i = 0; i < kSegments; ++i) {
      drawn += static_cast<double>(
          draw_sizes(rule, kDraws, key_of({kSegment, i}), mean * kFirms, kFirms).size());
    }
    INFO("mean size " << mean);
    CHECK(drawn / kSegments == Approx(kFirms).epsilon(0.1));
  }
}

TEST_CASE("the smallest size gives a cut Pareto law the mean asked for", "[found]") {
  Parameters rule = support::default_parameters();
  rule.smallest_firm = 1e-3;
  for (const double exponent : {0.8, 1.0, 1.06, 1.5}) {
    rule.size_exponent = exponent;
    const double smallest = smallest_of_mean(12, 250, rule);
    INFO("exponent " << exponent);
    CHECK(mean_by_quantiles(smallest, 250, exponent) == Approx(12).epsilon(1e-4));
  }
}

TEST_CASE("where no number of firms is known, the rule's smallest size holds", "[found]") {
  const Parameters rule = support::default_parameters();
  CHECK(smallest_of_mean(0, 250, rule) == rule.size_smallest);
  const std::vector<double> sizes = draw_sizes(rule, kDraws, kSegment, 5000, 0);
  CHECK(*std::min_element(sizes.begin(), sizes.end() - 1) >= rule.size_smallest * (1 - 1e-12));
}

TEST_CASE("no firm has more than its share of a sector's jobs", "[found]") {
  Parameters rule = support::default_parameters();
  rule.size_largest_share = 0.1;
  rule.size_exponent = 0.6;  // large firms are common
  const std::vector<double> sizes = draw_sizes(rule, kDraws, kSegment, 1000, 0);
  CHECK(std::ranges::max(sizes) > 50);
  CHECK(std::ranges::max(sizes) <= 100 + rule.smallest_firm);
}

TEST_CASE("more jobs leave the first firms of a sector as they are", "[found][paired]") {
  Parameters rule = support::default_parameters();
  rule.size_largest_share = 1;
  const std::vector<double> few = draw_sizes(rule, kDraws, kSegment, 2000, 0);
  const std::vector<double> many = draw_sizes(rule, kDraws, kSegment, 4000, 0);
  REQUIRE(many.size() > few.size());
  CHECK(std::equal(few.begin(), few.end() - 1, many.begin()));
}

}  // namespace spearhead
