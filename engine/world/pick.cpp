#include <bit>
#include <utility>

#include "engine/base/hash.h"
#include "engine/random/draws.h"
#include "engine/world/picks.h"

/// How firms are picked from the circles; picks.cpp draws the circles.
namespace spearhead {
namespace {

/// A number below `limit`, all equally likely over random bits.
std::int64_t below(std::int64_t limit, std::uint64_t bits) {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::int64_t>((Wide{bits} * static_cast<std::uint64_t>(limit)) >> 64);
}

float power_of_two(int exponent) {
  constexpr int kMantissa = 23;
  constexpr int kBias = 127;
  return std::bit_cast<float>(static_cast<std::uint32_t>(exponent + kBias) << kMantissa);
}

}  // namespace

/// The first firm of a bucket at `from` or after it, nobody's place if there is none. No two firms
/// have the same place, because `mix` maps different keys to different numbers. Distances wrap, so
/// that firms before `from` are far behind it: no branch, which would be guessed wrongly half of
/// the time.
Picks::Place Picks::nearest(const Place* begin, const Place* end, std::uint64_t from) {
  const Place* best = begin;
  std::uint64_t least = ~std::uint64_t{0};
  for (const Place* place = begin; place != end; ++place) {
    const std::uint64_t distance = place->hash - from;
    best = distance < least ? place : best;
    least = distance < least ? distance : least;
  }
  return begin == end || best->hash < from ? Place{} : *best;
}

/// The first firm after a bucket of a circle that has firms.
Picks::Place Picks::first_after(const Circles& circles, std::uint32_t index, std::uint32_t bucket) {
  const Circle& circle = circles.circle[index];
  const std::uint32_t* const bucket_end = circles.bucket_end.data() + circle.begin;
  const Place* const places = circles.places.data();
  Place found;
  while (found.row == kNobody) {
    const bool is_last = bucket + 1 == circle.buckets();
    const std::uint32_t begin = is_last ? circle.begin : bucket_end[bucket];
    bucket = is_last ? 0 : bucket + 1;
    found = nearest(places + begin, places + bucket_end[bucket], 0);
  }
  return found;
}

Picks::Place Picks::successor(const Circles& circles, std::uint32_t index, std::uint64_t point) {
  const Circle& circle = circles.circle[index];
  if (circle.begin == circle.end) return {};
  const std::uint32_t bucket = bucket_at(point, circle.shift());
  const std::uint32_t* const bucket_end = circles.bucket_end.data() + circle.begin;
  const std::uint32_t begin = bucket == 0 ? circle.begin : bucket_end[bucket - 1];
  const Place* const places = circles.places.data();
  const Place found = nearest(places + begin, places + bucket_end[bucket], point);
  return found.row == kNobody ? first_after(circles, index, bucket) : found;
}

std::uint32_t Picks::of_segment(SegmentId segment, std::uint64_t point) const {
  return successor(segments_, segment.value, mix(point)).row;
}

/// The bin of a region in which a random point lies when each takes up as much as its firms' size.
std::uint32_t Picks::bin_at(RegionId region, std::uint64_t point) const {
  std::int64_t left = below(weight_[region.value], point);
  std::uint32_t bin = region.value * kBins;
  while (left >= bin_weight_[bin]) left -= bin_weight_[bin++];
  return bin;
}

/// With the share of a place's size in the largest that its bin may hold.
bool Picks::is_accepted(std::uint32_t bin, const Place& place, std::uint64_t point) {
  const float largest = power_of_two(static_cast<int>(bin % kBins) + kSmallest + 1);
  const double u = uniform_from(high_word(point), low_word(point));
  return u * static_cast<double>(largest) < static_cast<double>(place.size);
}

std::uint32_t Picks::by_size(RegionId region, std::uint64_t point) const {
  if (weight_[region.value] == 0) return kNobody;
  point = mix(point);
  const std::uint32_t bin = bin_at(region, point);
  Place place;
  for (int tried = 0; tried < kTries; ++tried) {
    place = successor(bins_, bin, point = mix(point));
    point = mix(point);
    if (is_accepted(bin, place, point)) break;
  }
  return place.row;
}

/// Points of circles whose next firms are looked for together.
class Picks::Search {
 public:
  static constexpr std::uint32_t kMost = 64;

  explicit Search(const Circles& circles) : circles_(circles) {}

  bool is_full() const { return count_ == kMost; }
  std::uint32_t size() const { return count_; }
  void clear() { count_ = 0; }
  /// The circle has firms.
  void add(Pick& pick, std::uint32_t circle) {
    aim_[count_].pick = &pick;
    aim_[count_++].circle = circle;
  }

  /// Finds the firm after the point of each pick. Asks for all buckets, then for all places in
  /// them, and only then looks at any.
  void run() {
    const std::uint32_t* const bucket_end = circles_.bucket_end.data();
    const Place* const places = circles_.places.data();
    for (Aim& aim : std::span(aim_, count_)) {
      const Circle& circle = circles_.circle[aim.circle];
      aim.begin = circle.begin;
      aim.bucket = bucket_at(aim.pick->point, circle.shift());
      aim.slot = circle.begin + aim.bucket;
      __builtin_prefetch(bucket_end + aim.slot);
    }
    for (Aim& aim : std::span(aim_, count_)) {
      if (aim.bucket != 0) aim.begin = bucket_end[aim.slot - 1];
      aim.end = bucket_end[aim.slot];
      __builtin_prefetch(places + aim.begin);
      __builtin_prefetch(places + aim.end);
    }
    for (Aim& aim : std::span(aim_, count_)) {
      Place found = nearest(places + aim.begin, places + aim.end, aim.pick->point);
      if (found.row == kNobody) found = first_after(circles_, aim.circle, aim.bucket);
      aim.pick->row = found.row;
      aim.size = found.size;
    }
  }

  /// Keeps those whose firm does not accept, each with a point of its own to try next.
  void keep_refused() {
    const std::uint32_t before = std::exchange(count_, 0);
    for (std::uint32_t i = 0; i < before; ++i) {
      Pick& pick = *aim_[i].pick;
      pick.point = mix(pick.point);
      if (is_accepted(aim_[i].circle, {.size = aim_[i].size}, pick.point)) continue;
      pick.point = mix(pick.point);
      add(pick, aim_[i].circle);
    }
  }

 private:
  struct Aim {
    Pick* pick;
    std::uint32_t circle;
    std::uint32_t bucket;
    std::uint32_t slot;  ///< the bucket's number in the table of all circles
    std::uint32_t begin;
    std::uint32_t end;
    float size;  ///< of the firm that is found
  };

  const Circles& circles_;
  std::uint32_t count_ = 0;
  Aim aim_[kMost];
};

void Picks::of_segments(std::span<Pick> picks) const {
  Search search(segments_);
  for (Pick& pick : picks) {
    pick.point = mix(pick.point);
    search.add(pick, pick.from);
    if (!search.is_full() && &pick != &picks.back()) continue;
    search.run();
    search.clear();
  }
}

void Picks::by_size(std::span<Pick> picks) const {
  Search search(bins_);
  for (Pick& pick : picks) {
    pick.row = kNobody;
    if (weight_[pick.from] > 0) {
      pick.point = mix(pick.point);
      search.add(pick, bin_at(RegionId{pick.from}, pick.point));
      pick.point = mix(pick.point);
    }
    if (!search.is_full() && &pick != &picks.back()) continue;
    for (int tried = 0; tried < kTries && search.size() > 0; ++tried) {
      search.run();
      search.keep_refused();
    }
    search.clear();
  }
}

}  // namespace spearhead
