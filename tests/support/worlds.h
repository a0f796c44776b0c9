#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/found/found.h"
#include "engine/policy/call.h"
#include "engine/scenario.h"
#include "engine/simulate.h"

/// Scenarios and worlds made by hand, for tests of the engine.
namespace spearhead::support {

/// The shipped parameters.
Parameters default_parameters();

/// One region "R" with two traded sectors, a mixed and a local one: about 900 firms, five years,
/// no programme, currency EUR.
Scenario small_scenario();

/// An R&D subsidy in the years 2 to 4 of `small_scenario`.
Programme small_subsidy(const std::string& id, Cents yearly_budget);

/// The same with three clusters, one for each sector but the local one.
Scenario clustered_scenario();

/// A programme of this instrument, with its defaults, in the years 2 to 4 of `small_scenario`.
Programme small_programme(const std::string& instrument, Cents yearly_budget);

/// A programme as it runs: believed in for all of its announced time, seeing nothing of overlaps.
Call call_of(const Programme& programme);

/// What instruments see of a world in its present step; `draws` are those of the step.
PolicyView view_of(const Scenario& scenario, const World& world, const Draws& draws);

/// Everything that the only programme of a scenario proposes in the world's present step.
Proposals proposals_in(const Scenario& scenario, World world);

/// Bits of everything that a trajectory records.
std::uint64_t bits_of(const Trajectory& trajectory);

/// Trajectory of one future with `threads` threads.
Trajectory simulate_with(const Scenario& scenario, Luck luck, std::uint32_t threads);

/// Firms per segment, each with its column values, sorted by key: the state without the order of
/// rows.
struct FirmState {
  std::uint32_t segment;
  Key key;
  double employment;
  double productivity;
  std::int32_t founding_step;

  friend auto operator<=>(const FirmState&, const FirmState&) = default;
};
std::vector<FirmState> firms_in_order(const Firms& firms, const Layout& layout);

}  // namespace spearhead::support
