#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/id.h"
#include "engine/world/column.h"
#include "engine/world/layout.h"

namespace spearhead {

/// Foreign firms as buyers of domestic ones. Each stands at a hashed place on its segment's circle,
/// new in each step; a random point picks its successor, so that one more foreign firm changes
/// only the choices that fall on its own arc.
struct Buyers {
  struct Place {
    std::uint32_t segment;
    std::uint32_t row;
    std::uint64_t hash;
  };
  /// Sales to foreign firms of the region / sales, of each segment as supplier.
  Column<SegmentId, double> exposure;
  std::vector<std::uint32_t> users;     ///< [region] sectors whose foreign firms buy locally
  std::vector<std::uint32_t> users_of;  ///< how many of these each region has
  /// [segment as supplier][user]: purchases [wu/year] of this user and of those before it, as far
  /// as they buy locally.
  std::vector<double> bought_up_to;
  std::vector<Place> circle;         ///< by segment, then hash
  std::vector<std::uint32_t> begin;  ///< of each segment's part of `circle`, and its end

  void fit_to(const Layout& layout, std::uint32_t sectors) {
    exposure.resize(layout.segments());
    bought_up_to.resize(std::size_t{layout.segments()} * sectors);
    users.resize(layout.segments());
    users_of.resize(layout.segments() / sectors);
    begin.resize(layout.segments() + 1);
  }
};

}  // namespace spearhead
