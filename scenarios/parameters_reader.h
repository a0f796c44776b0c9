#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/parameters.h"
#include "scenarios/diagnostics.h"
#include "scenarios/shape.h"
#include "scenarios/yaml_document.h"

namespace spearhead::scenarios {

/// Where the compiled-in parameters come from, as inputs and diagnostics name it.
inline constexpr const char* kBaselinePath = "scenarios/parameters/baseline.yaml";

/// A behavioural constant and what is known of it.
struct ParameterRecord {
  std::string name;
  double value = 0;
  std::string unit;
  double smallest = 0;
  double largest = 0;
  std::string status;  ///< measured, literature, calibrated or assumed
  std::string source;
  bool held = false;  ///< set for one run: the same in all futures, whatever is known of it
};

/// All parameters, in the order of kParameterFields.
using ParameterRecords = std::vector<ParameterRecord>;

/// The keys of a file of parameters.
KeyTable parameter_file_keys();

/// Whether the model counts with the parameter, so that a fraction means nothing.
bool takes_whole_numbers(std::string_view parameter);

/// The compiled-in parameters.
/// \throws InputError when they are incomplete or wrong, which is a fault of the build
ParameterRecords default_parameters();

/// Changes the records that a parameter file names. A value that comes without status and source is
/// an assumption of that file.
void read_parameters(const SourceFile& file, const YamlNode& root, Report& report,
                     ParameterRecords& records);

/// Changes one value; `text` is `parameters.NAME=VALUE`.
void apply_override(const std::string& text, Report& report, ParameterRecords& records);

/// The values alone.
Parameters values_of(const ParameterRecords& records);

}  // namespace spearhead::scenarios
