#pragma once

#include <string_view>

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// Laws that hold after the phase of this name, or after every phase: state sound, rows grouped,
/// home markets cleared, flows of segments equal to the sums of their firms, ledger balanced.
/// \throws ModelError naming the law
void check_laws(const Now& now, std::string_view phase, const World& world);

}  // namespace spearhead
