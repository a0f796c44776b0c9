#pragma once

#include "engine/base/id.h"
#include "engine/world/firms.h"
#include "engine/world/knowledge.h"

namespace spearhead {

/// A firm that is about to open: what its origin decides. The rest follows from its place.
struct Newcomer {
  Key key = 0;
  SegmentId segment;
  Kene kene;
  double fit = 0;         ///< of what it knows to its sector
  double employment = 0;  ///< jobs [persons]; 0: it does not open after all
  double productivity = 0;
  double export_share = 0;  ///< exports / sales
  double research_propensity = 0;
  double recombined_knowledge = 0;
  double incentive = 0;  ///< public money for opening here [wu]
  Ownership ownership = Ownership::domestic;
};

/// A newcomer's place in the queue for staff: the lowest lot first, then the lowest key.
struct StaffLot {
  double lot;
  Key key;
  std::uint32_t newcomer;  ///< its place among the newcomers of its region
};

}  // namespace spearhead
