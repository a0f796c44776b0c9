#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/id.h"
#include "engine/world/firms.h"
#include "engine/world/layout.h"

namespace spearhead {

/// One of many choices that are made together.
struct Pick {
  std::uint32_t from;   ///< number of the segment or region in which a firm is looked for
  std::uint32_t asker;  ///< by which the caller knows the choice
  std::uint64_t point;  ///< random; of no meaning afterwards
  std::uint32_t row;    ///< the firm, or `kNobody`, when the choice has been made
};

/// Random choice of firms by consistent hashing: every firm stands at a hashed place on a circle,
/// new in each step, and a random point picks its successor. One more firm changes only the picks
/// that fall on its own arc, so twins keep their luck (a draw by list position would shift nearly
/// all). Choice by size goes through bins of sizes between powers of two: first a bin by its total
/// size, then its firms, each accepted with its share of the bin's largest size.
class Picks {
 public:
  /// Makes the circles for this step. Segments of one region are neighbours, `sectors` of them.
  /// `salt` turns keys into places.
  void build(const Firms& firms, const Layout& layout, std::uint32_t sectors, std::uint64_t salt);

  /// A firm of the segment, all equally likely over steps; `kNobody` if there is none.
  std::uint32_t of_segment(SegmentId segment, std::uint64_t point) const;

  /// A firm of the region in proportion to its employment; `kNobody` if nobody is employed. `point`
  /// seeds as many tries as it takes.
  std::uint32_t by_size(RegionId region, std::uint64_t point) const;

  /// The same for many choices, each as if it were made alone; the segments have firms. Memory is
  /// asked for all of them before any is waited for: most of a choice is waiting.
  void of_segments(std::span<Pick> picks) const;
  void by_size(std::span<Pick> picks) const;

 private:
  static constexpr std::uint32_t kBins = 32;  ///< of sizes in a region
  static constexpr int kSmallest = -8;        ///< power of two from which the lowest bin counts
  static constexpr int kTries = 64;           ///< each succeeds with 1/2 or more

  /// Where a firm stands on a circle, with all that a pick asks of it.
  struct Place {
    std::uint64_t hash = 0;
    std::uint32_t row = kNobody;
    float size = 0;  ///< employment [persons]
  };
  /// Where a circle's firms stand in a list of places, and its buckets in the table.
  struct Circle {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    /// Two to four firms a bucket.
    std::uint32_t buckets() const { return std::max(1U, std::bit_floor(end - begin) / 2); }
    /// That makes half a hash the number of its bucket.
    int shift() const { return 64 - static_cast<int>(std::bit_width(buckets())); }
  };
  /// Half the hash is moved: a circle with one bucket moves all bits out.
  static std::uint32_t bucket_at(std::uint64_t hash, int shift) {
    return static_cast<std::uint32_t>((hash >> 1) >> shift);
  }
  /// Firms of all circles of a kind. A circle is cut into a power of two of equal buckets, fewer
  /// than it has firms, but for one; `bucket_end` says where the places of each bucket end. Inside
  /// a bucket places stand as they came: whoever looks takes the nearest, so order decides nothing.
  struct Circles {
    std::vector<Circle> circle;
    std::vector<Place> places;
    std::vector<std::uint32_t> bucket_end;
  };
  class Search;  ///< for many firms at once

  static std::uint32_t bin_of(float size);
  void survey(const Firms& firms, const Layout& layout, std::uint32_t run, std::uint64_t salt);
  void lay_out_bins(const Layout& layout, std::uint32_t sectors);
  void enter_bins(const Layout& layout, std::uint32_t run);
  void fill_bin(std::uint32_t index);
  template <class RowAt>
  void fill(Circles& circles, std::uint32_t index, const RowAt& row_at);
  static Place nearest(const Place* begin, const Place* end, std::uint64_t from);
  static Place first_after(const Circles& circles, std::uint32_t index, std::uint32_t bucket);
  static Place successor(const Circles& circles, std::uint32_t index, std::uint64_t point);
  std::uint32_t bin_at(RegionId region, std::uint64_t point) const;
  static bool is_accepted(std::uint32_t bin, const Place& place, std::uint64_t point);

  std::vector<std::uint64_t> hash_;    ///< place of each row on its circles
  std::vector<float> size_;            ///< employment of each row [persons]
  std::vector<std::uint32_t> bin_;     ///< of each row
  std::vector<std::uint32_t> bucket_;  ///< of each place's firm, while circles are filled
  Circles segments_;
  Circles bins_;                          ///< [region][bin]
  std::vector<std::int64_t> bin_weight_;  ///< [region][bin] employment, fixed point
  std::vector<std::int64_t> weight_;      ///< [region] sum of its bins
  std::vector<std::uint32_t> sorted_;     ///< rows by bin
  std::vector<std::uint32_t> run_count_;  ///< [run][bin] rows, then the place of the next one
};

}  // namespace spearhead
