#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario.h"

namespace spearhead::app {

/// Hash of everything on which a scenario's outside depends: figures of its regions, tables,
/// parameters, and the version of the model's bits.
std::string outside_fingerprint(const Scenario& scenario);

/// Where found outsides are kept: $XDG_CACHE_HOME/spearhead, else ~/.cache/spearhead; nothing when
/// neither is known.
std::optional<std::filesystem::path> outside_folder();

/// The outside of the scenario's regions from the folder's file; nothing when there is none, or
/// when it is not whole.
std::optional<std::vector<double>> stored_outside(const Scenario& scenario,
                                                  const std::filesystem::path& folder);

/// Keeps it for the next run. Not being able to is no failure: it will be found again.
/// \return whether it is kept
bool store_outside(const Scenario& scenario, const std::vector<double>& outside,
                   const std::filesystem::path& folder);

/// Gives the scenario its outside if it was found before, and searches nothing. \returns whether
bool know_outside(Scenario& scenario);

/// Fills in `outside_fitness` of a scenario, from the cache or by finding it, which takes a while
/// and is said on stderr unless `quiet`.
void prepare_outside(Scenario& scenario, bool quiet);

}  // namespace spearhead::app
