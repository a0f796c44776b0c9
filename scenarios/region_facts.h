#pragma once

#include "engine/scenario.h"
#include "scenarios/region_reader.h"

namespace spearhead::scenarios {

/// A region as the engine wants it: what the files say, and the defaults for the rest. `scenario`
/// must have its sectors, knowledge and parameters.
RegionFacts facts_of(const Region& region, const Scenario& scenario);

}  // namespace spearhead::scenarios
