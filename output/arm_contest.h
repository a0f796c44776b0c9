#pragma once

#include <span>
#include <string>
#include <vector>

#include "output/analysis/regret.h"
#include "output/comparison.h"
#include "output/records.h"

namespace spearhead::output {

/// What one policy brings more than another.
struct ArmDifference {
  std::string arm;
  std::string against;
  std::string region;  ///< code, or `kAllRegions`
  std::string indicator;
  std::string unit;
  int year = 0;
  double arm_mean = 0;  ///< over the futures
  double against_mean = 0;
  PairedEffect effect;  ///< arm less against, mutual; `share_better`: where it is strictly higher

  /// The arm that is better, or of a region's structure the higher one; empty where the intervals
  /// do not separate the two.
  std::string better() const;
  /// "B is better than A", "A and B cannot be told apart with 20 futures".
  std::string relation() const;
  /// By how much the better one is better: "1.2 M EUR/year"; empty without one.
  std::string amount() const;
  /// Both: "B is better than A by 1.2 M EUR/year".
  std::string says() const;
};

/// How an arm stands among the others.
struct ArmStanding {
  std::string arm;
  std::string region;
  std::string indicator;
  std::string unit;
  int year = 0;
  std::size_t arms = 0;  ///< how many were compared
  double mean = 0;       ///< of the indicator, over the futures
  bool ranked = true;    ///< whether one of them may be the best: not of a region's structure
  Regret regret;         ///< of the ranked
  /// Numbers, from 1, of the groups of arms that cannot be told apart (separation.h), the group
  /// with the best mean first, or with the highest where there is no best; empty of more than
  /// `kMostGroupedArms` arms.
  std::vector<std::size_t> groups;
};
inline constexpr std::size_t kMostGroupedArms = 16;

/// Policies compared with each other instead of with their twin.
struct ArmContest {
  std::vector<ArmDifference> differences;  ///< of each pair of policies: later less earlier
  std::vector<ArmStanding> standings;      ///< by region, indicator and arm
};

/// Compares all arms but the first, the baseline, with each other; `with_baseline` lets it take
/// part in the standings. `series` have one series for each name. Fewer than two are no contest:
/// nothing is returned.
ArmContest arm_contest(std::span<const ArmSeries> series, std::span<const std::string> names,
                       int year, bool with_baseline);

/// The same for programs.
Records difference_records(const ArmContest& contest);
Records standing_records(const ArmContest& contest);

/// The same for people: the tables of `headline.h` and sentences, at most 100 columns, of the first
/// region only, which is the sum where there are several. Numbers of pairs are left out where there
/// are many. Empty without a contest.
std::string contest_text(const StudyDescription& study, const ArmContest& contest);

}  // namespace spearhead::output
