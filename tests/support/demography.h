#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario.h"
#include "engine/step/now.h"
#include "engine/world/world.h"

/// Worlds in which only some firms come and go, for tests of births and closures.
namespace spearhead::support {

/// `small_scenario` in which no domestic firm closes and nobody opens one.
Scenario still_scenario();

/// The founded world at step 1: the youngest first firms count from step 0. Nobody is on the way.
World quiet_world(const Scenario& scenario);

/// The same with twice the people, so that all who want to hire can.
World roomy_world(const Scenario& scenario);

/// Ends all partnerships and projects, so that rows may be moved and firms be given other partners.
void part_all(World& world);

Now now_at(const Scenario& scenario, std::uint32_t step);

/// Births and closures of one quarter.
void open_once(const Scenario& scenario, World& world);

/// Rows that opened in `step`.
std::vector<FirmRow> opened_in(const World& world, std::uint32_t step);

std::int64_t sum_of(const Column<SegmentId, std::int64_t>& column);

}  // namespace spearhead::support
