#include "engine/world/picks.h"

#include <algorithm>
#include <map>
#include <numeric>

#include <catch2/catch.hpp>

#include "engine/base/hash.h"
#include "engine/math/elementary.h"
#include "engine/parallel/parallel.h"
#include "engine/random/draws.h"

namespace spearhead {
namespace {

struct Economy {
  Firms firms;
  Layout layout;
};

/// Segments of these sizes; firms have keys of their own and very different numbers of jobs.
Economy economy_of(const std::vector<std::uint32_t>& rows_of_segment) {
  Economy economy;
  economy.layout.assign(rows_of_segment);
  resize_columns(economy.firms, economy.layout.rows());
  for (std::uint32_t i = 0; i < economy.layout.rows(); ++i) {
    const Key key = mix(i + 1);
    const double u = uniform_from(high_word(mix(key)), low_word(mix(key)));
    economy.firms.key[FirmRow{i}] = key;
    economy.firms.employment[FirmRow{i}] = 0.5 / u;
  }
  return economy;
}

Picks picks_of(const Economy& economy, std::uint32_t sectors, std::uint64_t salt) {
  Picks picks;
  picks.build(economy.firms, economy.layout, sectors, salt);
  return picks;
}

Key key_at(const Economy& economy, std::uint32_t row) {
  return row == kNobody ? 0 : economy.firms.key[FirmRow{row}];
}

/// Pearson's statistic over its degrees of freedom, about 1 when counts follow expectations; rare
/// firms are counted together.
double misfit(const std::vector<double>& expected, const std::vector<double>& counted) {
  double sum = 0;
  double cells = 0;
  double rare_expected = 0;
  double rare_counted = 0;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i] < 10) {
      rare_expected += expected[i];
      rare_counted += counted[i];
      continue;
    }
    sum += (counted[i] - expected[i]) * (counted[i] - expected[i]) / expected[i];
    cells += 1;
  }
  if (rare_expected > 0) {
    sum += (rare_counted - rare_expected) * (rare_counted - rare_expected) / rare_expected;
    cells += 1;
  }
  return sum / (cells - 1);
}

/// The same economy with the rows of every segment in reverse order.
Economy reversed(const Economy& economy) {
  Economy other = economy;
  for (std::uint32_t k = 0; k < economy.layout.segments(); ++k) {
    const std::uint32_t begin = economy.layout.begin(SegmentId{k});
    const std::uint32_t end = economy.layout.end(SegmentId{k});
    std::reverse(other.firms.key.from(begin), other.firms.key.from(end));
    std::reverse(other.firms.employment.from(begin), other.firms.employment.from(end));
  }
  return other;
}

/// The same economy with one more firm at the end of its only segment.
Economy with_one_more(const Economy& economy) {
  Economy other = economy;
  const FirmRow row{economy.layout.rows()};
  other.layout.assign(std::vector<std::uint32_t>{row.value + 1});
  resize_columns(other.firms, row.value + 1);
  other.firms.key[row] = mix(1U << 30);
  other.firms.employment[row] = 3;
  return other;
}

}  // namespace

TEST_CASE("choices made together are those made one by one", "[picks]") {
  const Economy economy = economy_of({300, 1, 40, 2000, 7, 3});
  const Picks picks = picks_of(economy, 3, 5);
  std::vector<Pick> of_segments;
  std::vector<Pick> by_size;
  for (std::uint32_t i = 0; i < 1000; ++i) {
    of_segments.push_back({i % 6, i, mix(i), kNobody});
    by_size.push_back({i % 2, i, mix(i), kNobody});
  }
  picks.of_segments(of_segments);
  picks.by_size(by_size);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    REQUIRE(of_segments[i].row == picks.of_segment(SegmentId{i % 6}, mix(i)));
    REQUIRE(by_size[i].row == picks.by_size(RegionId{i % 2}, mix(i)));
  }
}

TEST_CASE("choices by size made together find nobody where nobody works", "[picks]") {
  Economy economy = economy_of({5, 5});
  for (std::uint32_t i = 0; i < 5; ++i) economy.firms.employment[FirmRow{i}] = 0;
  std::vector<Pick> by_size{{0, 0, 1, 0}, {1, 1, 1, 0}};
  picks_of(economy, 1, 5).by_size(by_size);
  CHECK(by_size[0].row == kNobody);
  CHECK(by_size[1].row >= 5);
}

TEST_CASE("over steps every firm of a segment is picked equally often", "[picks]") {
  const Economy economy = economy_of({7, 60, 13});
  constexpr std::uint32_t kSteps = 20000;
  std::vector<double> counted(60, 0);
  Picks picks;
  for (std::uint32_t step = 0; step < kSteps; ++step) {
    picks.build(economy.firms, economy.layout, 3, mix(step));
    counted[picks.of_segment(SegmentId{1}, mix(~std::uint64_t{step})) - 7] += 1;
  }
  CHECK(misfit(std::vector<double>(60, kSteps / 60.0), counted) < 1.7);
}

TEST_CASE("over steps firms of a region are picked in proportion to their jobs", "[picks]") {
  const Economy economy = economy_of({100, 50, 50, 77});
  constexpr std::uint32_t kSteps = 20000;
  // The first region has the first two segments.
  double jobs = 0;
  for (std::uint32_t i = 0; i < 150; ++i) jobs += economy.firms.employment[FirmRow{i}];
  std::vector<double> expected;
  for (std::uint32_t i = 0; i < 150; ++i) {
    expected.push_back(kSteps * economy.firms.employment[FirmRow{i}] / jobs);
  }
  std::vector<double> counted(150, 0);
  Picks picks;
  for (std::uint32_t step = 0; step < kSteps; ++step) {
    picks.build(economy.firms, economy.layout, 2, mix(step));
    counted[picks.by_size(RegionId{0}, mix(~std::uint64_t{step}))] += 1;
  }
  CHECK(misfit(expected, counted) < 1.5);
}

TEST_CASE("one more firm changes only the picks on its own arc", "[picks]") {
  const Economy before = economy_of({1000});
  const Economy after = with_one_more(before);
  constexpr std::uint32_t kSteps = 300;
  constexpr std::uint32_t kPicks = 200;
  double changed = 0;
  double changed_by_size = 0;
  for (std::uint64_t step = 0; step < kSteps; ++step) {
    const Picks old_picks = picks_of(before, 1, mix(step));
    const Picks new_picks = picks_of(after, 1, mix(step));
    for (std::uint64_t i = 0; i < kPicks; ++i) {
      const std::uint64_t point = mix(step << 32 | i);
      const std::uint32_t is = new_picks.of_segment(SegmentId{0}, point);
      const std::uint32_t was = old_picks.of_segment(SegmentId{0}, point);
      REQUIRE((is == was || is == 1000));
      changed += is != was ? 1 : 0;
      changed_by_size +=
          new_picks.by_size(RegionId{0}, point) != old_picks.by_size(RegionId{0}, point) ? 1 : 0;
    }
  }
  // One in a thousand, but arcs are of very different lengths.
  CHECK(changed / (kSteps * kPicks) == Approx(1.0 / 1000).epsilon(0.3));
  CHECK(changed_by_size / (kSteps * kPicks) < 0.01);
}

TEST_CASE("the order of rows and the number of threads change no pick", "[picks]") {
  const Economy economy = economy_of({3000, 1, 500, 2500});
  const Economy other = reversed(economy);
  Picks one;
  Picks two;
  parallel::with_threads(1, [&] { one = picks_of(economy, 2, 5); });
  parallel::with_threads(4, [&] { two = picks_of(other, 2, 5); });
  for (std::uint64_t i = 0; i < 3000; ++i) {
    const SegmentId segment{static_cast<std::uint32_t>(i % 4)};
    const RegionId region{static_cast<std::uint32_t>(i % 2)};
    REQUIRE(key_at(economy, one.of_segment(segment, i)) ==
            key_at(other, two.of_segment(segment, i)));
    REQUIRE(key_at(economy, one.by_size(region, i)) == key_at(other, two.by_size(region, i)));
  }
}

TEST_CASE("where nobody is nobody is picked", "[picks]") {
  Economy economy = economy_of({0, 1, 0, 4, 0, 0});
  for (std::uint32_t i = 1; i < 5; ++i) economy.firms.employment[FirmRow{i}] = 0;
  const Picks picks = picks_of(economy, 2, 1);
  for (std::uint64_t point = 0; point < 100; ++point) {
    CHECK(picks.of_segment(SegmentId{0}, point) == kNobody);
    CHECK(picks.of_segment(SegmentId{1}, point) == 0);
    CHECK(picks.of_segment(SegmentId{3}, point) < 5);
    CHECK(picks.by_size(RegionId{0}, point) == 0);
    CHECK(picks.by_size(RegionId{1}, point) == kNobody);  // without a job
    CHECK(picks.by_size(RegionId{2}, point) == kNobody);  // without a firm
  }
}

}  // namespace spearhead
