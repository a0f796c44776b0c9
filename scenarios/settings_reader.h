#pragma once

#include <string>
#include <vector>

#include "engine/policy/instrument.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// A setting of an instrument with its present value.
struct Setting {
  std::string name;
  std::string unit;  ///< as in FieldInfo
  double value = 0;
};

/// Fills the settings of an instrument from the entries of `settings`, which may be null: then all
/// keep their defaults. Money must be in `currency`.
void read_settings(const YamlNode* settings, const std::string& currency, Reading& in,
                   Instrument& instrument);

/// All settings with their values, by name.
std::vector<Setting> settings_of(Instrument& instrument);

}  // namespace spearhead::scenarios
