#include "output/map_document.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace spearhead::output {
namespace {

constexpr std::size_t kNamedInSentences = 3;

/// "a, b and c".
std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t n = 0; n < names.size(); ++n) {
    text += n == 0 ? "" : n + 1 == names.size() ? " and " : ", ";
    text += names[n];
  }
  return text;
}

std::string strengths_sentence(const MapDocument& document) {
  const RegionMap& map = document.map;
  if (map.on_map == 0) {
    return fmt::format("No cluster of {} reaches a location quotient of {:g}.",
                       document.region().name, document.input.least_quotient);
  }
  std::vector<std::string> names;
  for (std::size_t c = 0; c < std::min(map.on_map, kNamedInSentences); ++c) {
    const MapCluster& cluster = map.clusters[c];
    names.push_back(fmt::format("{} ({} jobs, {} times the reference share)", cluster.name,
                                persons_text(cluster.strength.employment),
                                quotient_text(cluster.strength)));
  }
  return fmt::format("{} is strongest in {}.", document.region().name, listed(names));
}

std::string areas_sentence(const MapDocument& document) {
  const RegionMap& map = document.map;
  if (map.areas.empty()) {
    return "No two strong clusters are related: there is no spearhead area in these figures.";
  }
  const SpearheadArea& best = map.areas.front();
  const std::string fields = fields_text(document, best, " with ");
  return fmt::format(
      "New things can grow first where {} meet{}. This area holds in {} of {} resamples ({}).",
      listed({map.clusters[best.first].name, map.clusters[best.second].name}),
      fields.empty() ? "" : ": " + fields, best.held, kResamples,
      best.stable() ? "stable" : "uncertain");
}

std::string pitch_sentence(const MapDocument& document) {
  const RegionMap& map = document.map;
  if (!map.pitch) return {};
  const Pitch& pitch = *map.pitch;
  std::vector<std::string> names;
  for (const std::uint32_t cluster : pitch.clusters) names.push_back(map.clusters[cluster].name);
  const std::string with =
      pitch.regions_with_all == 0
          ? fmt::format("None of {} other regions is", pitch.regions_compared)
          : fmt::format("Only {} of {} other regions {}", pitch.regions_with_all,
                        pitch.regions_compared, pitch.regions_with_all == 1 ? "is" : "are");
  return fmt::format("Pitch to investors: {} as strong in {} together.", with, listed(names));
}

}  // namespace

std::string persons_text(double persons) {
  std::string digits = fmt::format("{:.0f}", persons);
  const std::size_t first = digits.front() == '-' ? 1 : 0;
  for (std::size_t end = digits.size(); end > first + 3;) {
    end -= 3;
    digits.insert(end, ",");
  }
  return digits;
}

std::string letter_of(std::size_t cluster) {
  return std::string(1, static_cast<char>('A' + static_cast<char>(cluster)));
}

std::string quotient_text(const Strength& strength) {
  return strength.quotient ? fmt::format("{:.2f}", *strength.quotient) : "none";
}

std::string stars_text(const Stars& stars, std::string_view filled, std::string_view empty) {
  std::string text;
  for (int star = 0; star < 3; ++star) text += star < stars.count() ? filled : empty;
  return text;
}

std::string names_of(const RegionMap& map, const std::vector<std::uint32_t>& clusters,
                     std::string_view sign) {
  std::string text;
  for (const std::uint32_t cluster : clusters) {
    if (!text.empty()) text += sign;
    text += map.clusters[cluster].name;
  }
  return text;
}

std::string sectors_text(const MapDocument& document, const MapCluster& cluster, std::size_t most) {
  std::vector<std::uint32_t> sectors = cluster.sectors;
  std::ranges::stable_sort(sectors, std::greater(), [&](std::uint32_t sector) {
    return document.region().employment[sector];
  });
  std::vector<std::string> names;
  for (const std::uint32_t sector : sectors) {
    if (names.size() == most) break;
    const SectorFacts& facts = document.scenario().sectors[sector];
    names.push_back(fmt::format("{} ({})", facts.name, facts.code));
  }
  std::string text = fmt::format("{}", fmt::join(names, ", "));
  if (names.size() < sectors.size())
    text += fmt::format(", {} more", sectors.size() - names.size());
  return text;
}

std::string largest_sector(const MapDocument& document, const MapCluster& cluster) {
  const std::uint32_t largest = *std::ranges::max_element(
      cluster.sectors, {}, [&](std::uint32_t s) { return document.region().employment[s]; });
  const std::string& name = document.scenario().sectors[largest].name;
  return cluster.sectors.size() > 1 && name != cluster.name ? name : std::string();
}

std::string fields_text(const MapDocument& document, const SpearheadArea& area,
                        std::string_view sign) {
  std::vector<std::string> pairs;
  for (const auto& [first, second] : area.fields) {
    const std::vector<Field>& fields = document.scenario().knowledge.fields;
    pairs.push_back(fmt::format("{}{}{}", fields[first].name, sign, fields[second].name));
  }
  return fmt::format("{}", fmt::join(pairs, "; "));
}

std::string target_text(const RegionMap& map, const SpearheadArea& area) {
  const auto quoted = [](std::string name) {
    for (std::size_t at = 0; (at = name.find_first_of("\\\"", at)) != std::string::npos; at += 2) {
      name.insert(at, "\\");
    }
    return '"' + name + '"';
  };
  return fmt::format("target: {{overlaps: [[{}, {}]]}}", quoted(map.clusters[area.first].name),
                     quoted(map.clusters[area.second].name));
}

std::vector<std::string> findings(const MapDocument& document) {
  std::vector<std::string> sentences{strengths_sentence(document), areas_sentence(document)};
  const std::vector<std::string>& reasons = document.map.concentration.reasons;
  if (!reasons.empty()) {
    sentences.push_back(fmt::format("Warning of over-specialisation: {}.", listed(reasons)));
  }
  const std::string pitch = pitch_sentence(document);
  if (!pitch.empty()) sentences.push_back(pitch);
  return sentences;
}

std::vector<std::string> method(const MapDocument& document) {
  const RegionMap& map = document.map;
  return {
      fmt::format("Compared with {}. A location quotient is a sector's share of jobs here over its "
                  "share there; the shrunk one adds {:.2g} workplaces at quotient 1, so that a "
                  "small sector is not strong by chance.",
                  document.reference, map.prior_workplaces),
      fmt::format("Clusters are those of the simulation model: related, tradable sectors in which "
                  "the region is specialised, or the user's own lists. Strong ones have a shrunk "
                  "quotient of {:g} or more; the {} with the most jobs beyond the expected are "
                  "drawn.",
                  document.input.least_quotient, kMostOnMap),
      fmt::format("Relatedness is the mean of co-location ({}), input-output links (United "
                  "Kingdom, 2010) and common know-how (technology fields of the model).",
                  document.colocation),
      "The score of a spearhead area joins synergy (relatedness and strength: what two clusters "
      "have in common) and overlap (what joining their knowledge yields in the model), each "
      "against the largest of the map.",
      fmt::format("Stable: still among the {} best, with both clusters strong, in {} or more of "
                  "{} resamples of the workplaces.",
                  document.input.top, kStableFrom, kResamples),
      "Stars: specialisation (shrunk quotient of 2 or more), size (jobs in the sector), focus "
      "(share of the region's jobs).",
  };
}

}  // namespace spearhead::output
