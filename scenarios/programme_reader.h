#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario.h"
#include "scenarios/kinds.h"
#include "scenarios/settings_reader.h"
#include "scenarios/target_reader.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// A programme as a scenario states it.
struct ProgrammeText {
  Extent extent;
  Located<std::string> id;
  Located<std::string> instrument;
  std::string name;
  Located<std::string> agency{"innovation_agency", {}, false};
  Located<YearSpan> years;
  Located<Money> budget;
  Located<Money> cap;
  double announced = 0;  ///< [years]
  double aid = 0.5;
  double administration = 0.05;
  std::string financing;
  std::string allocation = "even";
  std::string selection = "lottery";
  TargetText target;
  const YamlNode* settings = nullptr;
};

/// An agency as a scenario states it.
struct AgencyText {
  Located<std::string> id;
  double capacity = 0;     ///< [cases/year]
  double information = 0;  ///< share of the truth that it sees
  std::string group;
};

/// Who pays, of a programme or of all of them.
bool read_financing(const YamlNode& node, Reading& in, std::string& out);
inline constexpr const char* kFinancings[] = {"external", "regional"};
inline constexpr Kind<std::string> kFinancing{
    read_financing, {.form = Form::word, .words = kFinancings, .usable = 1}};

/// The keys of a programme and of an agency.
KeyTable programme_keys();
KeyTable agency_keys();

bool read_programmes(const YamlNode& node, Reading& in, std::vector<ProgrammeText>& out);
bool read_agencies(const YamlNode& node, Reading& in, std::vector<AgencyText>& out);

/// A programme of the engine with the settings of its instrument.
struct ResolvedProgramme {
  Programme programme;
  std::string instrument;
  std::vector<Setting> settings;
};

/// Turns the statements into programmes, in the order of their ids. `scenario` must have its years,
/// currency, regions and sectors.
std::vector<ResolvedProgramme> resolve_programmes(const std::vector<ProgrammeText>& texts,
                                                  const std::vector<AgencyText>& agencies,
                                                  const Scenario& scenario, Reading& in);

}  // namespace spearhead::scenarios
