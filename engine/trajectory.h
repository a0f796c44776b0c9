#pragma once

#include <cstdint>
#include <vector>

#include "engine/indicators.h"
#include "engine/panel.h"
#include "engine/world/ledger.h"

namespace spearhead {

/// What one future of one arm leaves behind: the recorded series, as plain arrays. Money is in the
/// scenario's currency (not cents).
struct Trajectory {
  std::uint32_t years = 0;
  std::uint32_t regions = 0;
  std::uint32_t sectors = 0;
  std::uint32_t programmes = 0;
  std::uint32_t clusters = 0;  ///< of all regions; 0: none, or not recorded

  std::vector<double> region;          ///< [year][region][region indicator]
  std::vector<double> initial_region;  ///< [region][region indicator], before the first year
  std::vector<double> sector;          ///< [year][region][sector][sector indicator]
  std::vector<double> programme;       ///< [year][programme][ledger item]
  std::vector<double> cluster;         ///< [year][cluster][cluster indicator]

  Details details;  ///< which of the following are kept
  FirmPanel firms;
  LinkPanel links;
  AwardPanel awards;

  Trajectory() = default;
  Trajectory(std::uint32_t years_, std::uint32_t regions_, std::uint32_t sectors_,
             std::uint32_t programmes_, Details details_ = {}, std::uint32_t clusters_ = 0);

  double& at(std::uint32_t year, std::uint32_t region_index, RegionIndicator which) {
    return region[(std::size_t{year} * regions + region_index) * kRegionIndicatorCount +
                  static_cast<std::size_t>(which)];
  }
  double at(std::uint32_t year, std::uint32_t region_index, RegionIndicator which) const {
    return const_cast<Trajectory&>(*this).at(year, region_index, which);
  }
  double& initial(std::uint32_t region_index, RegionIndicator which) {
    return initial_region[std::size_t{region_index} * kRegionIndicatorCount +
                          static_cast<std::size_t>(which)];
  }
  double& at(std::uint32_t year, std::uint32_t region_index, std::uint32_t sector_index,
             SectorIndicator which) {
    return sector[((std::size_t{year} * regions + region_index) * sectors + sector_index) *
                      kSectorIndicatorCount +
                  static_cast<std::size_t>(which)];
  }
  double& at(std::uint32_t year, std::uint32_t cluster_index, ClusterIndicator which) {
    return cluster[(std::size_t{year} * clusters + cluster_index) * kClusterIndicatorCount +
                   static_cast<std::size_t>(which)];
  }
  double& at(std::uint32_t year, std::uint32_t programme_index, LedgerItem item) {
    return programme[(std::size_t{year} * programmes + programme_index) * kLedgerItems +
                     static_cast<std::size_t>(item)];
  }
};

}  // namespace spearhead
