#include "engine/trajectory.h"

#include <limits>

namespace spearhead {

Trajectory::Trajectory(std::uint32_t years_, std::uint32_t regions_, std::uint32_t sectors_,
                       std::uint32_t programmes_, Details details_, std::uint32_t clusters_)
    : years(years_),
      regions(regions_),
      sectors(sectors_),
      programmes(programmes_),
      clusters(clusters_),
      details(details_) {
  // A series that no phase writes must not look like a measured zero.
  const double nothing = std::numeric_limits<double>::quiet_NaN();
  region.assign(std::size_t{years} * regions * kRegionIndicatorCount, nothing);
  initial_region.assign(std::size_t{regions} * kRegionIndicatorCount, nothing);
  sector.assign(std::size_t{years} * regions * sectors * kSectorIndicatorCount, nothing);
  programme.assign(std::size_t{years} * programmes * kLedgerItems, nothing);
  cluster.assign(std::size_t{years} * clusters * kClusterIndicatorCount, nothing);
}

}  // namespace spearhead
