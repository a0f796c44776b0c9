#pragma once

#include "engine/step/now.h"
#include "engine/world/blocks.h"
#include "engine/world/world.h"

/// Public contracts for something new: sales beside the market.
namespace spearhead {

/// What contracts bring is set aside while customers choose. Who could not deliver all of it has no
/// other customers left.
/// \writes firms.home_sales, contract; work.sums[1]
void set_contracts_aside(const Now& now, World& world, const Block& block);

/// Customers of contracts come on top of the market.
/// \writes firms.home_sales
void deliver_contracts(Firms& firms, const Block& block);

/// What they buy is demand.
/// \reads  work.sums[1]
/// \writes segments.home_demand
void add_contracts_to_demand(World& world);

}  // namespace spearhead
