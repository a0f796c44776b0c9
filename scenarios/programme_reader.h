#pragma once

#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario.h"
#include "scenarios/kinds.h"
#include "scenarios/programme_words.h"
#include "scenarios/settings_reader.h"
#include "scenarios/target_reader.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {

/// How a scenario states that money is spread over clusters.
struct AllocationText {
  Allocation rule = Allocation::even;
  /// Clusters and their parts of the money, for `Allocation::weights`.
  std::vector<std::pair<Located<std::string>, double>> weights;
};

/// Who runs programmes that do not say, and what share of an award that costs.
inline constexpr const char* kUsualAgency = "innovation_agency";
inline constexpr double kUsualAdministration = 0.05;

/// A programme as a scenario states it.
struct ProgrammeText {
  Extent extent;
  const YamlNode* node = nullptr;  ///< as it is written
  Located<std::string> id;
  Located<std::string> instrument;
  std::string name;
  Located<std::string> agency{kUsualAgency, {}, false};
  Located<YearSpan> years;
  Located<Money> budget;
  Located<Money> cap;
  Located<double> announced;  ///< [years]
  double aid = 0.5;
  double administration = kUsualAdministration;
  std::optional<Financing> financing;  ///< nothing: as the scenario says
  AllocationText allocation;
  Selection selection = Selection::lottery;
  Cumulation cumulation = Cumulation::seen;
  TargetText target;
  const YamlNode* settings = nullptr;
};

/// An agency as a scenario states it.
struct AgencyText {
  Located<std::string> id;
  Located<double> capacity{std::numeric_limits<double>::infinity(), {}, false};  ///< [cases/year]
  std::optional<double> information;  ///< share of the truth that it sees
  std::string group;
};

/// Who pays, of a programme or of all of them.
bool read_financing(const YamlNode& node, Reading& in, std::optional<Financing>& out);
inline constexpr Kind<std::optional<Financing>> kFinancing{
    read_financing, {.form = Form::word, .words = kFinancings, .usable = std::size(kFinancings)}};

/// How money is spread, and the key of the form with weights.
bool read_allocation(const YamlNode& node, Reading& in, AllocationText& out);
KeyTable allocation_keys();

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
  std::size_t place = 0;  ///< in the file
};

/// What a scenario states of its policy.
struct PolicyText {
  std::vector<AgencyText> agencies;
  std::vector<ProgrammeText> programmes;
  std::optional<Financing> financing;  ///< of programmes that do not say
  bool complete = true;  ///< nothing was refused: only then it is clear what the rest does not do
};

/// Turns the statements into programmes, in the order of their ids. `scenario` must have its years,
/// currency, parameters, regions and sectors.
std::vector<ResolvedProgramme> resolve_programmes(const PolicyText& policy,
                                                  const Scenario& scenario, Reading& in);

}  // namespace spearhead::scenarios
