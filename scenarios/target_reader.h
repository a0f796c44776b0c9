#pragma once

#include <string>
#include <vector>

#include "engine/policy/target.h"
#include "engine/scenario.h"
#include "scenarios/kinds.h"

namespace spearhead::scenarios {

/// A target as a scenario states it.
struct TargetText {
  std::vector<Located<std::string>> regions;
  std::vector<Located<std::string>> sectors;
  Interval size;  ///< [persons]
  Interval age;   ///< [years]
};

/// The keys of a target.
KeyTable target_keys();

bool read_target(const YamlNode& node, Reading& in, TargetText& out);

/// The firms that `text` means in a scenario whose regions and sectors are set. Unknown regions and
/// sectors are errors; a warning at `programme` when no segment is left.
Target target_of(const TargetText& text, const Scenario& scenario, Extent programme, Reading& in);

}  // namespace spearhead::scenarios
