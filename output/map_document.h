#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "output/analysis/region_map.h"

namespace spearhead::output {

/// A map with what its readers are told besides.
struct MapDocument {
  MapInput input;
  RegionMap map;
  int year = 0;            ///< of the figures
  std::string source;      ///< of the figures
  std::string licence;     ///< of the figures
  std::string reference;   ///< what the region is compared with, in words
  std::string colocation;  ///< which regions tell what stands together, in words
  bool targets = true;     ///< programmes find the same clusters, so that areas can be targets
  std::vector<std::string> notes;  ///< sentences on what was not used, or differs from the model

  const Scenario& scenario() const { return input.scenario; }
  const RegionFacts& region() const { return input.scenario.regions.front(); }
};

/// The cluster that holds a sector; null where none does.
const MapCluster* cluster_of(const RegionMap& map, std::uint32_t sector);

/// A number of persons with commas between thousands.
std::string persons_text(double persons);

/// The letter of a cluster of the map: A is the one with the largest surplus.
std::string letter_of(std::size_t cluster);

/// A location quotient with two decimals, or "none".
std::string quotient_text(const Strength& strength);

/// The stars, three signs: `filled` and `empty` ones.
std::string stars_text(const Stars& stars, std::string_view filled, std::string_view empty);

/// Names of clusters with " x " between them, or another sign.
std::string names_of(const RegionMap& map, const std::vector<std::uint32_t>& clusters,
                     std::string_view sign);

/// The sectors of a cluster, those with most jobs first: "Food products (10), ...", at most `most`
/// and then how many more.
std::string sectors_text(const MapDocument& document, const MapCluster& cluster, std::size_t most);

/// The sector with most jobs of a cluster that has another one's name; else empty.
std::string largest_sector(const MapDocument& document, const MapCluster& cluster);

/// A cluster in a sentence: its name, and how many sectors more it has.
std::string cluster_phrase(const MapCluster& cluster);

/// How related two clusters are, in a word: closely (as the upper tenth of pairs of sectors), well
/// (fifth) or loosely (third).
const char* relation_word(const RegionMap& map, const SpearheadArea& area);

/// The clusters of an area with their letters: "A Food products x B Textiles".
std::string area_text(const RegionMap& map, const SpearheadArea& area, std::string_view sign);

/// How many pairs of the map have a score.
std::size_t related_pairs(const RegionMap& map);

/// Strong sectors that no cluster of the map holds, those with the largest surplus first, in a
/// sentence; empty where there are none.
std::string not_drawn(const MapDocument& document);

/// Where the clusters of an area meet: "Control x Medical technology, ...".
std::string fields_text(const MapDocument& document, const SpearheadArea& area,
                        std::string_view sign);

/// The key `target` of a programme for the area, as YAML.
std::string target_text(const RegionMap& map, const SpearheadArea& area);

/// What the map says, in a few sentences: strengths, spearhead areas, concentration, pitch.
std::vector<std::string> findings(const MapDocument& document);

/// The method in a few sentences, with what relatedness was made of.
std::vector<std::string> method(const MapDocument& document);

}  // namespace spearhead::output
