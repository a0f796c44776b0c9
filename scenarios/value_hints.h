#pragma once

#include <string>

#include "scenarios/values.h"

namespace spearhead::scenarios {

/// `expected` with its example of money, if it has one, in the currency of the scenario.
std::string in_own_currency(std::string expected, const Reading& in);

/// Warns where a point may have been meant to separate thousands.
void warn_of_thousands(const YamlNode& node, Reading& in);

}  // namespace spearhead::scenarios
