#include "engine/world/picks.h"

#include <algorithm>
#include <bit>

#include "engine/base/hash.h"
#include "engine/world/blocks.h"

namespace spearhead {
namespace {

constexpr int kFloatMantissa = 23;
constexpr int kFloatBias = 127;

int exponent_of(float value) {
  return static_cast<int>(std::bit_cast<std::uint32_t>(value) >> kFloatMantissa) - kFloatBias;
}

}  // namespace

std::uint32_t Picks::bin_of(float size) {
  const int above = exponent_of(size) - kSmallest;
  return static_cast<std::uint32_t>(std::clamp(above, 0, static_cast<int>(kBins) - 1));
}

/// Places and sizes of a run's firms; how many there are in each bin.
void Picks::survey(const Firms& firms, const Layout& layout, std::uint32_t run,
                   std::uint64_t salt) {
  const Run& rows = layout.run(run);
  const std::size_t count = rows.size();
  const Lane<const Key> key = firms.key.from(rows.begin);
  const Lane<const double> employment = firms.employment.from(rows.begin);
  const Lane<std::uint64_t> hash = hash_.data() + rows.begin;
  const Lane<float> size = size_.data() + rows.begin;
  const Lane<std::uint32_t> bin = bin_.data() + rows.begin;
  for (std::size_t i = 0; i < count; ++i) hash[i] = mix(key[i] ^ salt);
  for (std::size_t i = 0; i < count; ++i) size[i] = static_cast<float>(employment[i]);
  for (std::size_t i = 0; i < count; ++i) bin[i] = bin_of(size[i]);
  std::uint32_t* const in_bin = run_count_.data() + std::size_t{run} * kBins;
  std::fill_n(in_bin, kBins, 0);
  for (std::size_t i = 0; i < count; ++i) ++in_bin[bin[i]];
}

/// Gives every bin of every region its stretch, and every run its part of it.
void Picks::lay_out_bins(const Layout& layout, std::uint32_t sectors) {
  const std::uint32_t regions = layout.segments() / sectors;
  bins_.circle.assign(std::size_t{regions} * kBins, {});
  bin_weight_.assign(std::size_t{regions} * kBins, 0);
  weight_.assign(regions, 0);
  std::uint32_t place = 0;
  std::uint32_t first = 0;
  for (std::uint32_t region = 0; region < regions; ++region) {
    std::uint32_t last = first;
    while (last < layout.runs() && layout.run(last).segment.value / sectors == region) ++last;
    for (std::uint32_t bin = 0; bin < kBins; ++bin) {
      Circle& circle = bins_.circle[std::size_t{region} * kBins + bin];
      circle.begin = place;
      for (std::uint32_t run = first; run < last; ++run) {
        std::uint32_t& of_run = run_count_[std::size_t{run} * kBins + bin];
        const std::uint32_t count = of_run;
        of_run = place;
        place += count;
      }
      circle.end = place;
    }
    first = last;
  }
}

void Picks::enter_bins(const Layout& layout, std::uint32_t run) {
  const Run& rows = layout.run(run);
  std::uint32_t* const next = run_count_.data() + std::size_t{run} * kBins;
  const Lane<const std::uint32_t> bin = bin_.data();
  const Lane<std::uint32_t> sorted = sorted_.data();
  for (std::uint32_t i = rows.begin; i < rows.end; ++i) sorted[next[bin[i]]++] = i;
}

/// Puts a circle's firms, `row_at(begin) ... row_at(end - 1)`, into its buckets.
template <class RowAt>
void Picks::fill(Circles& circles, std::uint32_t index, const RowAt& row_at) {
  const Circle circle = circles.circle[index];
  if (circle.begin == circle.end) return;
  const int shift = circle.shift();
  const Lane<const std::uint64_t> hash = hash_.data();
  const Lane<const float> size = size_.data();
  const Lane<std::uint32_t> bucket = bucket_.data();
  const Lane<std::uint32_t> next = circles.bucket_end.data() + circle.begin;
  const Lane<Place> places = circles.places.data();
  for (std::size_t i = circle.begin; i < circle.end; ++i)
    bucket[i] = bucket_at(hash[row_at(i)], shift);
  std::fill_n(next, circle.buckets(), 0);
  for (std::size_t i = circle.begin; i < circle.end; ++i) ++next[bucket[i]];
  std::uint32_t place = circle.begin;
  for (std::uint32_t b = 0; b < circle.buckets(); ++b) {
    const std::uint32_t count = next[b];
    next[b] = place;
    place += count;
  }
  for (std::size_t i = circle.begin; i < circle.end; ++i) {
    const std::uint32_t row = row_at(i);
    places[next[bucket[i]]++] = {hash[row], row, size[row]};
  }
}

/// Makes the circle of a bin, and weighs it.
void Picks::fill_bin(std::uint32_t index) {
  fill(bins_, index, [sorted = sorted_.data()](std::size_t i) { return sorted[i]; });
  const Circle& circle = bins_.circle[index];
  const Place* const places = bins_.places.data() + circle.begin;
  bin_weight_[index] =
      math::fixed_sum(std::size_t{circle.end - circle.begin}, math::kPersonsPoint,
                      [&](std::size_t i) { return static_cast<double>(places[i].size); });
}

void Picks::build(const Firms& firms, const Layout& layout, std::uint32_t sectors,
                  std::uint64_t salt) {
  for (auto* numbers : {&bin_, &bucket_, &sorted_}) numbers->resize(layout.rows());
  hash_.resize(layout.rows());
  size_.resize(layout.rows());
  run_count_.resize(std::size_t{layout.runs()} * kBins);
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
  parallel::for_each_part(layout.segments(), layout.rows(), [&](std::uint32_t k) {
    fill(segments_, k, [](std::size_t i) { return static_cast<std::uint32_t>(i); });
  });
  parallel::for_each_part(static_cast<std::uint32_t>(bins_.circle.size()), layout.rows(),
                          [&](std::uint32_t k) { fill_bin(k); });
  for (std::size_t k = 0; k < bin_weight_.size(); ++k) weight_[k / kBins] += bin_weight_[k];
}

}  // namespace spearhead
