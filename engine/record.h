#pragma once

#include "engine/scenario.h"
#include "engine/trajectory.h"
#include "engine/world/world.h"

namespace spearhead {

/// Writes the state before the first step into `trajectory.initial_region`.
void record_start(const Scenario& scenario, const World& world, Trajectory& trajectory);

/// Adds the step just simulated (`world.step - 1`): flows to the sums of its year, and after the
/// fourth quarter the stocks and ratios, and single firms and payments where they are wanted.
void record(const Scenario& scenario, const World& world, Trajectory& trajectory);

}  // namespace spearhead
