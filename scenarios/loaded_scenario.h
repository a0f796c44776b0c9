#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario.h"
#include "scenarios/diagnostics.h"
#include "scenarios/inputs.h"
#include "scenarios/parameters_reader.h"
#include "scenarios/programme_reader.h"
#include "scenarios/region_reader.h"

namespace spearhead::scenarios {

/// What the command line says about every scenario.
struct LoadOptions {
  std::optional<YearSpan> years;       ///< instead of the scenario's
  std::vector<std::string> overrides;  ///< `parameters.NAME=VALUE`, the last of a name holds
};

/// The kind and settings of a programme's instrument.
struct InstrumentRecord {
  std::string programme;  ///< id
  std::string instrument;
  std::vector<Setting> settings;  ///< by name, defaults filled
  std::size_t place = 0;          ///< among the programmes of the file
};

/// A scenario ready to run, and what is known of its making.
struct LoadedScenario {
  Scenario scenario;
  std::string question;                       ///< may be empty
  bool region_alone = false;                  ///< made from a region file: a baseline
  std::vector<Region> regions;                ///< in the order of their codes
  ParameterRecords parameters;                ///< as used
  std::vector<InstrumentRecord> instruments;  ///< in the order of scenario.programmes
  std::string resolved_yaml;                  ///< canonical_inputs() of all of this
  std::vector<InputFile> inputs;              ///< every file that was read
  std::vector<Diagnostic> warnings;
};

}  // namespace spearhead::scenarios
