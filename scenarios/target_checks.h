#pragma once

#include <vector>

#include "engine/policy/programme.h"
#include "scenarios/cluster_names.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// Warns at `extent` of a programme whose target no receiver can be in when the years begin, or
/// whose money can reach nobody there. Where a condition depends on what firms become, it may be
/// met.
void warn_of_nobody(const Programme& programme, Receiver receiver,
                    const std::vector<RegionCluster>& clusters, const Scenario& scenario,
                    Extent extent, Reading& in);

}  // namespace spearhead::scenarios
