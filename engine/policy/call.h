#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/money.h"
#include "engine/parameters.h"
#include "engine/policy/programme.h"
#include "engine/random/draws.h"
#include "engine/world/overlaps.h"
#include "engine/world/world.h"

namespace spearhead {

struct Scenario;

/// All that an instrument sees: the state after this step's markets and research, read only.
struct PolicyView {
  const World& world;
  const Scenario& scenario;
  const Parameters& rule;
  const Draws& draws;
  ExchangeRate rate;
  double scale = 1;  ///< real firms per firm of the model: amounts per firm count so many times
  int year = 0;
  std::uint32_t quarter = 0;

  /// What a firm of the model gets when each real one gets this much [currency].
  Cents per_firm(double amount) const { return static_cast<Cents>(100 * amount * scale + 0.5); }
};

/// A programme as it is run in one quarter, with what its agency knows and others believe.
struct Call {
  const Programme& programme;
  double horizon = 0;  ///< for how long firms believe that it runs [years]
  /// The bit of the agency's group in `Firms::funders`.
  std::uint32_t group = 1;
  /// Overlaps of clusters in the eyes of the agency, best first; empty where nobody asks.
  std::vector<Overlap> seen = {};
  /// The same in each of the areas that the target names, area by area.
  std::vector<Overlap> seen_in_areas = {};
  /// What introductions and shares by overlap go by: one of the two above.
  std::vector<Overlap> guide = {};
  std::vector<double> share_of_cluster =
      {};          ///< of the money, by the rule of allocation; sum at most 1
  Cents left = 0;  ///< of the money released so far in the year

  Key key() const { return programme.key(); }
  /// Money is kept apart for each cluster, also where firms are supported.
  bool has_pots() const { return programme.allocation != Allocation::even; }
  bool includes(const World& world, FirmRow row, SegmentId segment) const {
    return programme.target.includes(world, row, segment, {seen, seen_in_areas});
  }
  bool includes(const World& world, const Arrival& project) const {
    return programme.target.includes(world, project, {seen, seen_in_areas});
  }
};

}  // namespace spearhead
