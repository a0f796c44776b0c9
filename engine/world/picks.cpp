#include "engine/world/picks.h"

#include <algorithm>
#include <bit>

#include "engine/base/hash.h"
#include "engine/random/draws.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

/// A number below `limit`, all equally likely over random bits.
std::int64_t below(std::int64_t limit, std::uint64_t bits) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::int64_t>((Wide{bits} * static_cast<std::uint64_t>(limit)) >> 64);
}

constexpr int kFloatMantissa = 23;
constexpr int kFloatBias = 127;

int exponent_of(float value) {
  return static_cast<int>(std::bit_cast<std::uint32_t>(value) >> kFloatMantissa) - kFloatBias;
}

float power_of_two(int exponent) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(exponent + kFloatBias) << kFloatMantissa);
}

}  // namespace

std::uint32_t Picks::bin_of(float size) {
  const int above = exponent_of(size) - kSmallest;
  return static_cast<std::uint32_t>(std::clamp(above, 0, static_cast<int>(kBins) - 1));
}

/// A circle of n firms has as many buckets as the largest power of two up to n.
std::uint32_t Picks::bucket_of(const Circle& circle, std::uint64_t hash) {
  const auto bits = static_cast<int>(std::bit_width(circle.end - circle.begin));
  return static_cast<std::uint32_t>((hash >> 1) >> (64 - bits));
}

/// Places and sizes of a run's firms; how many there are in each bin.
void Picks::survey(const Firms& firms, const Layout& layout, std::uint32_t run,
                   std::uint64_t salt) {
  const Run& rows = layout.run(run);
  std::uint32_t* const count = run_count_.data() + std::size_t{run} * kBins;
  std::int64_t* const weight = run_weight_.data() + std::size_t{run} * kBins;
  std::fill_n(count, kBins, 0);
  std::fill_n(weight, kBins, 0);
  const Lane<const Key> key = firms.key.from(0);
  const Lane<const double> employment = firms.employment.from(0);
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) {
    hash_[i] = mix(key[i] ^ salt);
    size_[i] = static_cast<float>(employment[i]);
  }
  const double scale = math::kPersonsPoint.scale();
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) {
    const std::uint32_t bin = bin_of(size_[i]);
    ++count[bin];
    weight[bin] += math::to_fixed(static_cast<double>(size_[i]), scale);
  }
}

/// Gives every bin of every region its stretch, and every run its part of it.
void Picks::lay_out_bins(const Layout& layout, std::uint32_t sectors) {
  const std::uint32_t regions = layout.segments() / sectors;
  bins_.circle.assign(std::size_t{regions} * kBins, {});
  bin_weight_.assign(std::size_t{regions} * kBins, 0);
  std::uint32_t place = 0;
  std::uint32_t first = 0;
  for (std::uint32_t region = 0; region < regions; ++region) {
    std::uint32_t last = first;
    while (last < layout.runs() && layout.run(last).segment.value / sectors == region) ++last;
    for (std::uint32_t bin = 0; bin < kBins; ++bin) {
      const std::size_t index = std::size_t{region} * kBins + bin;
      bins_.circle[index].begin = place;
      for (std::uint32_t run = first; run < last; ++run) {
        std::uint32_t& of_run = run_count_[std::size_t{run} * kBins + bin];
        const std::uint32_t count = of_run;
        of_run = place;
        place += count;
        bin_weight_[index] += run_weight_[std::size_t{run} * kBins + bin];
      }
      bins_.circle[index].end = place;
    }
    first = last;
  }
}

void Picks::enter_bins(const Layout& layout, std::uint32_t run) {
  const Run& rows = layout.run(run);
  std::uint32_t* const next = run_count_.data() + std::size_t{run} * kBins;
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) sorted_[next[bin_of(size_[i])]++] = i;
}

/// Puts a circle's firms, `row_at(begin) ... row_at(end - 1)`, into its buckets.
template <class RowAt>
void Picks::fill(Circles& circles, std::uint32_t index, const RowAt& row_at) const {
  const Circle& circle = circles.circle[index];
  if (circle.begin == circle.end) return;
  std::uint32_t* const next = circles.bucket_end.data() + circle.begin;
  const std::uint32_t buckets = std::bit_floor(circle.end - circle.begin);
  std::fill_n(next, buckets, 0);
  for (std::uint32_t i = circle.begin; i < circle.end; ++i) {
    ++next[bucket_of(circle, hash_[row_at(i)])];
  }
  std::uint32_t place = circle.begin;
  for (std::uint32_t b = 0; b < buckets; ++b) {
    const std::uint32_t count = next[b];
    next[b] = place;
    place += count;
  }
  for (std::uint32_t i = circle.begin; i < circle.end; ++i) {
    const std::uint32_t row = row_at(i);
    circles.places[next[bucket_of(circle, hash_[row])]++] = {hash_[row], row, size_[row]};
  }
}

void Picks::build(const Firms& firms, const Layout& layout, std::uint32_t sectors,
                  std::uint64_t salt) {
  hash_.resize(layout.rows());
  size_.resize(layout.rows());
  sorted_.resize(layout.rows());
  run_count_.resize(std::size_t{layout.runs()} * kBins);
  run_weight_.resize(std::size_t{layout.runs()} * kBins);
  for (Circles* circles : {&segments_, &bins_}) {
    circles->places.resize(layout.rows());
    circles->bucket_end.resize(layout.rows());
  }
  segments_.circle.resize(layout.segments());
  for (std::uint32_t k = 0; k < layout.segments(); ++k) {
    segments_.circle[k] = {layout.begin(SegmentId{k}), layout.end(SegmentId{k})};
  }

  for_each_block(layout, [&](const Block& block) {
    for (std::uint32_t r = block.first_run; r < block.last_run; ++r) survey(firms, layout, r, salt);
  });
  lay_out_bins(layout, sectors);
  for_each_block(layout, [&](const Block& block) {
    for (std::uint32_t r = block.first_run; r < block.last_run; ++r) enter_bins(layout, r);
  });
  parallel::for_each_block(layout.segments(), [&](std::uint32_t k) {
    fill(segments_, k, [](std::uint32_t i) { return i; });
  });
  parallel::for_each_block(static_cast<std::uint32_t>(bins_.circle.size()), [&](std::uint32_t k) {
    fill(bins_, k, [&](std::uint32_t i) { return sorted_[i]; });
  });
}

/// The first firm of a bucket at `from` or after it, nobody's place if there is none. No two firms
/// have the same place, because `mix` maps different keys to different numbers.
Picks::Place Picks::nearest(const Circles& circles, const Circle& circle, std::uint32_t bucket,
                            std::uint64_t from) {
  const std::uint32_t* const bucket_end = circles.bucket_end.data() + circle.begin;
  const std::uint32_t begin = bucket == 0 ? circle.begin : bucket_end[bucket - 1];
  Place best;
  for (std::uint32_t i = begin; i < bucket_end[bucket]; ++i) {
    const Place& place = circles.places[i];
    if (place.hash >= from && (best.row == kNobody || place.hash < best.hash)) best = place;
  }
  return best;
}

Picks::Place Picks::successor(const Circles& circles, std::uint32_t index, std::uint64_t point) {
  const Circle& circle = circles.circle[index];
  if (circle.begin == circle.end) return {};
  const std::uint32_t buckets = std::bit_floor(circle.end - circle.begin);
  std::uint32_t bucket = bucket_of(circle, point);
  Place found = nearest(circles, circle, bucket, point);
  while (found.row == kNobody) {
    bucket = (bucket + 1) % buckets;
    found = nearest(circles, circle, bucket, 0);
  }
  return found;
}

std::uint32_t Picks::of_segment(SegmentId segment, std::uint64_t point) const {
  return successor(segments_, segment.value, mix(point)).row;
}

std::uint32_t Picks::by_size(RegionId region, std::uint64_t point) const {
  const std::uint32_t first = region.value * kBins;
  std::int64_t total = 0;
  for (std::uint32_t bin = first; bin < first + kBins; ++bin) total += bin_weight_[bin];
  if (total == 0) return kNobody;
  point = mix(point);
  std::int64_t left = below(total, point);
  std::uint32_t bin = first;
  while (left >= bin_weight_[bin]) left -= bin_weight_[bin++];

  const float largest = power_of_two(static_cast<int>(bin - first) + kSmallest + 1);
  Place place;
  for (int tried = 0; tried < kTries; ++tried) {
    place = successor(bins_, bin, point = mix(point));
    point = mix(point);
    const double u = uniform_from(high_word(point), low_word(point));
    if (u * static_cast<double>(largest) < static_cast<double>(place.size)) break;
  }
  return place.row;
}

}  // namespace spearhead
