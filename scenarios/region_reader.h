#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/inputs.h"
#include "scenarios/region_tables.h"
#include "scenarios/shape.h"
#include "scenarios/yaml_document.h"

namespace spearhead::scenarios {

/// Unemployment of a region, as shares of the labour force.
struct LabourText {
  std::optional<double> unskilled;
  std::optional<double> skilled;
};

/// A region as its files describe it. Tables that are not given are empty.
struct Region {
  std::string code;
  std::string name;
  int year = 0;          ///< of the figures
  std::string currency;  ///< EUR, GBP or USD
  std::string source;
  std::string licence;
  double scale = 1;                     ///< real firms per firm of the model
  std::vector<SectorValue> employment;  ///< [persons], as it is: not divided by the scale
  std::vector<SectorValue> firms;       ///< [1], as it is
  std::vector<SectorValue> research;    ///< business R&D / value added
  std::vector<SectorValue> exports;     ///< exports / output
  std::vector<SectorValue> wages;       ///< pay per job / average
  std::vector<SectorValue> foreign;     ///< jobs in foreign-owned firms / jobs
  std::optional<double> foreign_share;  ///< the same for all market sectors
  std::vector<FieldValue> fields;       ///< multiplies what firms know
  /// Empty list: there is none.
  std::optional<std::vector<UniversityText>> universities;
  std::vector<ClusterText> clusters;
  LabourText labour;
  /// Codes of the sectors outside the market; empty list: none is.
  std::optional<std::vector<std::string>> non_market;
};

/// The keys of a region file.
KeyTable region_keys();

/// Reads a region file and its tables. A scale is warned about: results are of firms that stand for
/// several.
/// \returns nothing when something is wrong, which is reported
std::optional<Region> read_region(const SourceFile& file, const YamlNode& root, Inputs& inputs,
                                  Report& report);

}  // namespace spearhead::scenarios
