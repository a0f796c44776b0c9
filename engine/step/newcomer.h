#pragma once

#include "engine/base/id.h"
#include "engine/random/draws.h"
#include "engine/scenario.h"
#include "engine/world/world.h"

namespace spearhead {

/// Researchers' share of value added that a firm of this sector plans by routine: lognormal around
/// the sector's norm, which is the mean.
double draw_research_propensity(double norm, double u1, double u2, const Parameters& rule);

/// Fills one row of `firms` with a firm that a founder opens in `segment` in this step.
void open_firm(const Scenario& scenario, const Draws& draws, const Segments& segments,
               SegmentId segment, Key key, FirmRow row, Firms& firms);

}  // namespace spearhead
