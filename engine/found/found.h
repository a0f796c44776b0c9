#pragma once

#include "engine/random/draws.h"
#include "engine/scenario.h"
#include "engine/world/world.h"

namespace spearhead {

/// Founds the firms of all regions from employment by sector: sizes are Pareto until the figure is
/// met, the last one is cut to fit. Who a firm is follows from region, sector and its number, so
/// the order of input rows changes nothing.
///
/// Jobs of every segment equal the figure to rounding; home demand, market access and outside
/// fitness are set so that the first step starts in balance, and labour pools hold the usual
/// unemployment.
World found(const Scenario& scenario, Luck luck);

}  // namespace spearhead
