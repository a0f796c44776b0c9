#pragma once

#include <string>
#include <vector>

#include "output/arm_contest.h"
#include "output/comparison_formats.h"
#include "output/group_effects.h"
#include "output/interactions.h"
#include "output/study_reader.h"

namespace spearhead::app {

/// What `compare` is asked for.
struct ComparisonWishes {
  std::vector<std::string> files;
  std::vector<std::string> indicators;  ///< empty: those that `run` shows
  std::string year;                     ///< as typed, empty: the last of each study
  bool with_baseline = false;           ///< the baseline takes part in regrets and groups of arms
  bool interactions = false;
  bool groups = false;
};

/// One study against its twin.
struct StudyComparison {
  std::string file;
  output::StudyReader study;
  int year = 0;
  std::vector<output::Comparison> rows;
  std::vector<output::ClearYears> years;
  std::vector<output::GroupEffect> sectors;  ///< where groups are wanted
  output::FirmGroups firms;                  ///< where they are, and the study keeps single firms

  output::DatedComparisons dated() const { return {rows, years}; }
};

/// Arms of the same futures against each other, from one study or several.
struct SetComparison {
  std::size_t lead = 0;  ///< number of the first study
  output::ArmContest contest;
  std::vector<output::InteractionRow> interactions;
};

/// Everything that `compare` has to show.
struct ComparisonReport {
  std::vector<StudyComparison> studies;
  std::vector<SetComparison> sets;
  std::vector<std::string> notes;  ///< sentences on what could not be compared
};

/// Reads and compares. \throws output::OutputError; UsageError where a wish cannot be met
ComparisonReport compare_studies(const ComparisonWishes& wishes);

}  // namespace spearhead::app
