#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scenario.h"
#include "engine/world/world.h"

/// Worlds in which programmes attract foreign projects.
namespace spearhead::support {

using Settings = std::map<std::string, double>;

/// An instrument with these settings; the others keep their defaults.
std::shared_ptr<const Instrument> instrument_with(const std::string& name,
                                                  const Settings& settings = {});

/// A programme of all years from the first one of `small_scenario` on that attracts foreign
/// projects, without cost of administration.
Programme promotion(const std::string& instrument, Cents yearly_budget,
                    const Settings& settings = {});

/// A founded region that knows how deep its knowledge is, to which only foreign projects come, in
/// the second quarter of a year; with books for the scenario's programmes.
World open_world(const Scenario& scenario);

/// What programmes pay in one quarter, and who decides to come.
struct Decisions {
  std::vector<LedgerRow> paid;
  std::map<Key, Arrival> arrivals;
};

/// The decisions of the `step` of this world, which stays as it is.
Decisions decisions_in(const Scenario& scenario, const World& world, std::uint32_t step);

/// The state of an economy under these programmes, bit by bit, without what they paid.
std::uint64_t bits_of_economy(Scenario scenario, const std::vector<Programme>& programmes);

/// Foreign firms opened in the years of a scenario, over so many futures.
std::size_t foreign_openings(const Scenario& scenario, std::uint32_t futures);

}  // namespace spearhead::support
