#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/employment_reader.h"
#include "scenarios/inputs.h"
#include "scenarios/yaml_document.h"

namespace spearhead::scenarios {

/// A region as its files describe it.
struct Region {
  std::string code;
  std::string name;
  int year = 0;          ///< of the figures
  std::string currency;  ///< EUR, GBP or USD
  std::vector<SectorEmployment> employment;
  std::string source;
  std::string licence;
};

/// Whether the root has the keys of a region file and not those of a scenario.
bool looks_like_region(const YamlNode& root);

/// Reads a region file and its table.
/// \returns nothing when something is wrong, which is reported
std::optional<Region> read_region(const SourceFile& file, const YamlNode& root, Inputs& inputs,
                                  Report& report);

}  // namespace spearhead::scenarios
