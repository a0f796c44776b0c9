#pragma once

#include <string>
#include <vector>

#include "scenarios/programme_reader.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// A scenario file as it is written, before the files that it names are read.
struct ScenarioText {
  int format = 0;
  std::string name;
  std::string question;
  std::vector<Located<std::string>> one_region;    ///< the key `region`
  std::vector<Located<std::string>> many_regions;  ///< the key `regions`
  Located<YearSpan> years;
  Located<std::string> parameters;
  std::string currency;  ///< empty: that of the region
  PolicyText policy;

  const std::vector<Located<std::string>>& regions() const {
    return one_region.empty() ? many_regions : one_region;
  }
};

/// The keys of a scenario file. Beside what they say, one of `region` and `regions` is needed.
KeyTable scenario_keys();

/// Reads the keys of a scenario.
ScenarioText read_scenario_text(const YamlNode& root, Reading& in);

}  // namespace spearhead::scenarios
