#pragma once

#include "policies/registry.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// Warns at each key that a programme states and that its kind of instrument does not look at,
/// conditions of its target among them. `promise` says whether what is announced counts for others.
void warn_of_unused(const YamlNode& programme, const InstrumentKind& kind, bool promise,
                    Reading& in);

}  // namespace spearhead::scenarios
