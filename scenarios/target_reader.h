#pragma once

#include <string>
#include <vector>

#include "engine/policy/target.h"
#include "engine/scenario.h"
#include "scenarios/area_names.h"
#include "scenarios/kinds.h"

namespace spearhead::scenarios {

/// Overlaps that a target may ask for, at most.
inline constexpr int kMostOverlaps = 100;

/// What a target says of overlaps: one of the two, or nothing.
struct OverlapsText {
  int best = 0;                 ///< so many of all
  std::vector<AreaText> areas;  ///< named
};

/// A target as a scenario states it: all conditions must hold, of each list one.
struct TargetText {
  std::vector<Located<std::string>> regions;
  std::vector<Located<std::string>> sectors;
  std::vector<Located<std::string>> fields;
  std::vector<Located<std::string>> clusters;
  OverlapsText overlaps;
  std::vector<Interval> sizes;    ///< [persons], in order
  std::vector<Interval> ages;     ///< [years], in order
  std::vector<Origin> ownership;  ///< in order
  ResearchStatus research = ResearchStatus::any;
  std::vector<TargetText> all_of;
  std::vector<TargetText> any_of;
  std::vector<TargetText> none_of;
};

/// The keys of a target.
KeyTable target_keys();

bool read_target(const YamlNode& node, Reading& in, TargetText& out);

/// The firms that `text` means in a scenario whose regions and sectors are set; `clusters` are
/// those of all regions. Unknown regions, sectors, fields and clusters are errors.
Target target_of(const TargetText& text, const std::vector<RegionCluster>& clusters,
                 const Scenario& scenario, Reading& in);

}  // namespace spearhead::scenarios
