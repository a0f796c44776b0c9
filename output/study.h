#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/panel.h"

namespace spearhead::output {

/// Words about how a study came about, in the order in which they are to be shown: for instance
/// {"seed", "1"}. A name is not empty and has no slash; a later entry replaces an earlier one of
/// the same name.
using Provenance = std::vector<std::pair<std::string, std::string>>;

/// What the entry `name` says; nothing where there is none.
std::optional<std::string> noted(const Provenance& provenance, std::string_view name);

/// The entry that names the scenario of the first arm, where that is not the world without policy.
inline constexpr const char* kBaselineScenario = "baseline_scenario";

/// A region or a sector: the code by which files and commands know it, and what people call it.
struct Named {
  std::string code;
  std::string name;

  friend bool operator==(const Named&, const Named&) = default;
};

/// A cluster: its name, which no other of the study has, the code of its region, and the codes of
/// its sectors with blanks between them.
struct StudyCluster {
  std::string name;
  std::string region;
  std::string sectors;

  friend bool operator==(const StudyCluster&, const StudyCluster&) = default;
};

/// Everything that a study file says besides its numbers. The names of indicators are the
/// engine's (`kRegionIndicators`, `kSectorIndicators`, `kClusterIndicators`, `kLedgerItemNames`).
struct StudyDescription {
  std::string run_id;
  std::vector<std::string> arms;         ///< the first is the baseline twin
  std::vector<std::int32_t> replicates;  ///< numbers of the futures, from 0
  std::int32_t first_year = 0;
  std::uint32_t years = 0;              ///< calendar years, without a gap
  std::vector<Named> regions;           ///< in the order of their codes
  std::vector<Named> sectors;           ///< in the order of their codes
  std::vector<StudyCluster> clusters;   ///< region by region
  std::vector<std::string> programmes;  ///< ids: the union over the arms, sorted
  /// [arm][programme of the arm] -> programme of the study, ascending. Empty: every arm has all.
  std::vector<std::vector<std::uint32_t>> programmes_of_arm;
  Details details;           ///< what is kept of firms and payments, in groups of their own
  double firms_per_row = 1;  ///< firms of the region that one firm of the model stands for
  std::string currency;      ///< EUR, GBP or USD at constant prices of the first year
  Provenance provenance;

  /// What a future of this study must hold to be part of it: whose it is, and with which details.
  std::string contents() const {
    return run_id + (details.firms ? "+firms" : "") + (details.links ? "+links" : "") +
           (details.awards ? "+awards" : "");
  }
  std::int32_t last_year() const { return first_year + static_cast<std::int32_t>(years) - 1; }
};

}  // namespace spearhead::output
