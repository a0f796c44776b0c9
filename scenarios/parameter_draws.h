#pragma once

#include <string>
#include <string_view>

#include "engine/random/draws.h"
#include "scenarios/parameters_reader.h"

namespace spearhead::scenarios {

/// Whether a study under uncertain parameters draws this one. Units of money, what belongs to the
/// machinery of the spin-up, and what defines a cluster stay as they are: the last, because
/// programmes name clusters.
bool is_drawn(std::string_view parameter);

/// Values of one future under uncertain parameters: each triangular over its range with the stated
/// value as mode, independent of the others, and a whole number where the model counts with it. The
/// luck decides, and the name: one more parameter changes no other's value. What is held has the
/// stated value.
Parameters drawn_parameters(const ParameterRecords& records, Luck luck);

/// What is drawn, for readers: "drawn", or "drawn, but for pass_through" of what would be and is
/// held.
std::string draws_text(const ParameterRecords& records);

}  // namespace spearhead::scenarios
