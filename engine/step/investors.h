#pragma once

#include <cstdint>
#include <optional>

#include "engine/step/now.h"
#include "engine/world/world.h"

/// Foreign projects and what they decide. The phase and the instruments ask the same functions, so
/// that an agency knows what its offer changes, and what it does not.
namespace spearhead {

/// A foreign project that looks at a region.
struct ForeignProject {
  Key slot = 0;       ///< through which it comes: whose luck it has
  RegionId region;    ///< at which it looks
  Arrival arrival{};  ///< as it would come, without incentive
};

/// The project of a slot as it would come in this step; none where the region has no sector that
/// is open to foreign projects.
std::optional<ForeignProject> project_of(const Now& now, const World& world, RegionId region,
                                         Key slot);

/// How many projects look at a region in a quarter by themselves, on average.
double expected_projects(const Now& now, const World& world, RegionId region);

/// How many a slot brings of those, on average; 0 from the last slot on. Slots fill up one after
/// the other, so that a region that grows gets more of them and all others keep their luck.
double projects_of_slot(double expected, std::uint32_t slot);

/// The one that the slot brings in this step, if it does.
std::optional<ForeignProject> project_through(const Now& now, const World& world, RegionId region,
                                              double expected, std::uint32_t slot);

/// Calls `visit(project)` for each project that looks at a region in this step by itself.
template <class Visit>
void for_each_project_looking(const Now& now, const World& world, RegionId region,
                              const Visit& visit) {
  const double expected = expected_projects(now, world, region);
  for (std::uint32_t i = 0; projects_of_slot(expected, i) > 0; ++i) {
    if (const auto project = project_through(now, world, region, expected, i)) visit(*project);
  }
}

/// Part of the labour cost of the horizon over which firms count that an incentive [wu] pays, 0 to
/// `kMostRelief`.
double relief_of(const Now& now, const World& world, const Arrival& arrival, double incentive);
inline constexpr double kMostRelief = 0.9;

/// Log odds that the region wins the project against the best alternative. An incentive [wu] is
/// worth to it what it saves in wages.
double attraction(const Now& now, const World& world, const ForeignProject& project,
                  double incentive);

/// Whether the project decides to come. Its luck is the same whatever it is offered.
bool comes(const Now& now, const World& world, const ForeignProject& project, double incentive);

}  // namespace spearhead
