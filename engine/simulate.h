#pragma once

#include <array>

#include "engine/random/draws.h"
#include "engine/scenario.h"
#include "engine/step/now.h"
#include "engine/trajectory.h"
#include "engine/world/world.h"

namespace spearhead {

/// Raised whenever a change of the program moves the bits of results, together with the value
/// pinned in tests/engine/simulate_test.cpp: results of different numbers are different studies.
inline constexpr int kBitsVersion = 8;

/// One phase of a quarter. The name appears in measurements, errors and the model's description.
struct Phase {
  const char* name;
  void (*run)(const Now&, World&);
  const char* meaning;  ///< in a few words
};

/// The quarter: what happens, in this order.
extern const std::array<Phase, 17> kStep;

/// The phases of one quarter, without its bookkeeping; the spin-up runs them too.
void run_phases(const Now& now, World& world);

/// One quarter. The laws of a year's end are checked in every build, those of each phase in builds
/// that check every step. \throws ModelError naming law, year, seed and future
void simulate_step(const Scenario& scenario, Luck luck, World& world);

/// One future of one arm, from `world` at its present step to the last year. A pure function: the
/// same arguments give the same bits for any number of threads. Years before the present step stay
/// as they are in `trajectory`, so a resumed run completes the one that was interrupted.
void simulate(const Scenario& scenario, Luck luck, World& world, Trajectory& trajectory);

/// The same from the founded world; every arm of a replicate starts from a copy of it. What is kept
/// of single firms changes nothing else.
Trajectory simulate(const Scenario& scenario, Luck luck, World founded, Details details = {});

}  // namespace spearhead
