#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/scenario.h"
#include "engine/world/world.h"

/// Regions that do nothing but look for partners.
namespace spearhead::support {

/// The first two sectors of the region form one cluster, the last one another; there is one
/// university, and nobody has a partner yet.
struct Market {
  Scenario scenario;
  World world;
};

/// Firms with three fields near their sector's; every second one carries out R&D.
Market market_of(std::uint32_t firms_per_sector);

/// Quarters with nothing but partnerships.
void live(Market& market, std::uint32_t quarters);

/// Makes everybody a member of organisations of this quality and trust.
void organise(World& world, double quality, double trust);

/// Leaves every firm the first of its fields.
void forget_other_fields(Firms& firms);

double mean_ties(const World& world);

/// Partners by key, in the order of the lists; universities by their marks.
std::map<Key, std::vector<Key>> partners_of(const Firms& firms);

}  // namespace spearhead::support
