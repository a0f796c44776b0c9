#pragma once

#include <span>
#include <string_view>

#include "engine/policy/instrument.h"

namespace spearhead {

/// Every kind of instrument, in the order of instruments.def.
std::span<const InstrumentKind* const> instruments();

/// The kind of that name, or null.
const InstrumentKind* find_instrument(std::string_view name);

}  // namespace spearhead
