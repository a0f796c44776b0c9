#pragma once

#include "scenarios/canonical_text.h"
#include "scenarios/loaded_scenario.h"

namespace spearhead::scenarios {

/// The agencies of the programmes, by id, with all that they are.
void write_agencies(const Scenario& scenario, BlockText& out);

/// The programmes by id, with all that they are. The order of lists in files changes nothing.
void write_programmes(const LoadedScenario& loaded, BlockText& out);

}  // namespace spearhead::scenarios
