#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/analysis/factorial.h"
#include "output/analysis/interaction.h"
#include "output/comparison.h"
#include "output/records.h"

namespace spearhead::output {

/// What two policies are to each other in one indicator.
struct InteractionRow {
  std::string first;
  std::string second;
  std::string both;
  std::string region;  ///< code, or `kAllRegions`
  std::string indicator;
  std::string unit;
  int year = 0;
  Interaction result;

  /// Empty where the futures do not tell the two apart.
  std::string better_alone() const;
};

/// Interactions by design, then in the order of `series`, which have one series for each of
/// `names`, the first being the baseline.
std::vector<InteractionRow> interactions(std::span<const ArmSeries> series,
                                         std::span<const std::string> names,
                                         std::span<const FactorialDesign> designs, int year);

/// The same for programs.
Records interaction_records(std::span<const InteractionRow> rows);

/// The same for people: a table for each design, at most 100 columns, of the first region only,
/// which is the sum where there are several.
std::string interactions_text(const StudyDescription& study, std::span<const InteractionRow> rows);

/// What `--interactions` needs, and what the arms have: programmes by arm, the first of each set
/// being its baseline. One line, not ended.
std::string missing_design_text(std::span<const std::string> names,
                                std::span<const Programmes> programmes);

}  // namespace spearhead::output
