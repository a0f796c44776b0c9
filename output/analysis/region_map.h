#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario.h"
#include "engine/variety.h"

/// The map of a region: its strongest clusters, how they relate, and where new things can grow.
/// docs/map.md says how each figure is made.
namespace spearhead::output {

/// Another region to compare with.
struct ReferenceRegion {
  std::string code;
  std::string name;                ///< may be empty
  std::vector<double> employment;  ///< [persons] per sector
};

/// Figures by pair of sectors, [sector][sector], symmetric, 0 to 1.
struct SectorPairs {
  std::vector<double> colocation;
  std::vector<double> inputs;
  std::vector<double> know_how;
};

/// What a map is made of.
struct MapInput {
  /// One region at scale 1; its sectors' `national_employment` is the reference economy.
  Scenario scenario;
  std::vector<ReferenceRegion> references;  ///< by code; may be empty
  SectorPairs relatedness;
  double least_quotient = 1.25;  ///< shrunk location quotient from which a cluster is strong
  std::size_t top = 6;           ///< spearhead areas at most
};

/// Clusters on the map at most: more circles on a ring cannot be read.
inline constexpr std::size_t kMostOnMap = 7;
/// Fewer reference regions say nothing of spread, ranks and co-location.
inline constexpr std::size_t kFewestReferences = 10;
inline constexpr int kResamples = 100;
/// Resamples in which a stable area holds at least.
inline constexpr int kStableFrom = 80;
inline constexpr std::size_t kMostTriples = 3;

/// Marks of strength, one star each (after the European Cluster Observatory).
struct Stars {
  bool specialisation = false;
  bool size = false;
  bool focus = false;

  int count() const { return int{specialisation} + int{size} + int{focus}; }
};

/// How strong a region is in a sector or in a group of sectors.
struct Strength {
  double employment = 0;             ///< [persons]
  double expected = 0;               ///< [persons] at the reference economy's share
  double workplaces = 0;             ///< [count], known or assumed
  std::optional<double> quotient{};  ///< location quotient; none without reference jobs
  double shrunk = 1;                 ///< the same, drawn to 1 where workplaces are few
  Stars stars{};

  double surplus() const { return employment - expected; }
};

struct MapCluster {
  std::string name;
  std::vector<std::uint32_t> sectors;  ///< ascending
  Strength strength;
  bool strong = false;
  bool on_map = false;
};

/// Two clusters of the map, by their places in `RegionMap::clusters`.
struct Synergy {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double colocation = 0;
  double inputs = 0;
  double know_how = 0;
  double relatedness = 0;  ///< mean of these three
  double synergy = 0;      ///< relatedness times strength: what they have in common
  double overlap = 0;      ///< what joining their knowledge yields
  double score = 0;        ///< of both, 0 to 1; 0 where they are hardly related
};

/// Two technology fields, of the first and of the second cluster.
using FieldPair = std::pair<std::uint32_t, std::uint32_t>;

/// A pair of clusters in whose overlap new things can grow.
struct SpearheadArea {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double score = 0;
  int held = 0;                   ///< resamples in which it still is an area
  std::vector<FieldPair> fields;  ///< technologies in which the two meet, best first, three at most

  bool stable() const { return held >= kStableFrom; }
};

/// Three clusters of which each pair overlaps.
struct Triple {
  std::array<std::uint32_t, 3> clusters{};
  double score = 0;
  int held = 0;

  bool stable() const { return held >= kStableFrom; }
};

/// How far the region depends on few sectors.
struct Concentration {
  SectorMix mix;
  double reference_hhi = 0;
  double krugman_index = 0;            ///< half the sum of differences of shares, 0 to 1
  std::vector<std::string> reasons{};  ///< why this is too much; empty: it is not
};

/// The combination to offer to investors.
struct Pitch {
  std::vector<std::uint32_t> clusters;  ///< two or three
  std::size_t regions_with_all = 0;     ///< other regions in which all of them are strong
  std::size_t regions_compared = 0;     ///< other regions
  std::vector<std::string> regions;     ///< names, or codes, of those with all
};

struct RegionMap {
  double prior_workplaces = 0;       ///< of the shrunk quotients
  std::vector<Strength> sectors;     ///< in the order of the scenario's
  std::vector<MapCluster> clusters;  ///< by surplus; those on the map come first
  std::size_t on_map = 0;            ///< how many
  std::vector<Synergy> synergies;    ///< all pairs on the map
  std::vector<SpearheadArea> areas;  ///< best first
  std::vector<Triple> triples;       ///< best first
  Concentration concentration;
  std::optional<Pitch> pitch;
};

/// The map of a region's own figures. The same input gives the same bits.
RegionMap map_region(const MapInput& input);

}  // namespace spearhead::output
