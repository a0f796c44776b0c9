#pragma once

#include <nlohmann/json.hpp>

#include "scenarios/parameters_reader.h"

namespace spearhead::scenarios {

/// For each registered instrument: a programme that names it has its settings and no others, under
/// the key `settings`. A list for `allOf`.
nlohmann::ordered_json settings_by_instrument(const char* settings);

/// What a parameter file may say of one parameter; `any` refers to what it may say of all.
nlohmann::ordered_json parameter_schema(const ParameterRecord& record,
                                        const nlohmann::ordered_json& any);

}  // namespace spearhead::scenarios
