#pragma once

#include <string_view>

#include "scenarios/parameters_reader.h"

namespace spearhead::scenarios {

/// A number as a value of the parameter; where it has no unit, it may be a percentage.
/// \throws QuantityError
double parse_value(const ParameterRecord& record, std::string_view text);

/// Reports a value outside of the parameter's range, or a fraction of what the model counts with.
bool check_value(double value, const ParameterRecord& record, const SourceFile& file, Extent extent,
                 Report& report);

}  // namespace spearhead::scenarios
