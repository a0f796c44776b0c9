#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "output/analysis/paired_effect.h"
#include "output/analysis/ratio.h"
#include "output/records.h"
#include "output/study_reader.h"

/// Who gains and who loses.
namespace spearhead::output {

/// What an arm changes for one group of firms of a region.
struct GroupEffect {
  std::string arm;
  std::string region;  ///< code, or `kAllRegions`
  std::string kind;    ///< "sector", or one of firm_classes.h
  std::string group;   ///< code of the sector, or name of the class
  std::string name;    ///< of the sector, else as `group`
  std::string indicator;
  std::string unit;
  int year = 0;
  double baseline_mean = 0;  ///< over the futures
  PairedEffect effect;
  double p_value = 0;           ///< of the t test that the mean effect is 0
  double p_corrected = 0;       ///< for `looked_at` (holm.h)
  std::uint32_t looked_at = 0;  ///< groups x indicators of the arm and region
  /// Whether the effect is there beyond the luck of looking at so many: a verdict, and at most 5 %
  /// for the corrected p-value.
  bool clear = false;
};

/// An effect of `arm` against `baseline`, future by future; `labels` has the words. It is corrected
/// with the others later. \throws std::invalid_argument as `paired_effect`
GroupEffect group_effect(GroupEffect labels, std::span<const double> arm,
                         std::span<const double> baseline);

/// Corrects effects that are looked at together, all of `rows`, and says which are clear.
void correct(std::span<GroupEffect> rows);

/// Jobs, value added and R&D of every sector of a region that has firms in one of the two arms, by
/// arm, region (their sum first where there are several), indicator and sector.
/// \throws OutputError when the study has not the year
std::vector<GroupEffect> sector_effects(const StudyReader& study, int year);

/// Sales that firms which were supported take from others in their sectors and region; of firms
/// that were there at the start.
struct Displacement {
  std::string arm;
  std::string region;
  std::string unit;  ///< of the two effects
  int year = 0;
  PairedEffect supported;  ///< change in sales of firms that were supported
  PairedEffect others;     ///< of those in the same sectors whom neither arm did
  Ratio per_gain;          ///< others / supported, known where supported firms clearly sell more
};

/// What the records of single firms say.
struct FirmGroups {
  std::vector<GroupEffect> effects;  ///< by arm, region, class and measure (firm_classes.h)
  std::vector<Displacement> displacement;
};

/// Nothing where the study keeps no single firms. One future is in memory at a time.
/// \throws OutputError
FirmGroups firm_group_effects(const StudyReader& study, int year);

/// The same for programs.
Records group_records(std::span<const GroupEffect> rows);
Records displacement_records(std::span<const Displacement> rows);

/// The same for people, at most 100 columns, of the first region of each arm: of sectors the
/// clearest gains and losses, of classes all. `sectors` and `firms` are of one study.
std::string groups_text(const StudyDescription& study, std::span<const GroupEffect> sectors,
                        const FirmGroups& firms);

}  // namespace spearhead::output
