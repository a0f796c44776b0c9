#include "output/map_document.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "output/words.h"

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
    return fmt::format(
        "No cluster of tradable market sectors of {} reaches a shrunk location quotient of {:g}.",
        document.region().name, document.input.least_quotient);
  }
  std::vector<std::string> names;
  for (std::size_t c = 0; c < std::min(map.on_map, kNamedInSentences); ++c) {
    const MapCluster& cluster = map.clusters[c];
    names.push_back(fmt::format("{} ({} jobs, {} times the reference share)",
                                cluster_phrase(cluster), persons_text(cluster.strength.employment),
                                quotient_text(cluster.strength)));
  }
  return fmt::format(
      "{}'s strongest tradable clusters, by jobs beyond the expected, are those of {}.",
      document.region().name, listed(names));
}

std::string areas_sentence(const MapDocument& document) {
  const RegionMap& map = document.map;
  if (map.on_map < 2) return "There are no two strong clusters that could overlap.";
  if (map.areas.empty()) {
    return "No two strong clusters are related enough: there is no spearhead area in these "
           "figures.";
  }
  const SpearheadArea& best = map.areas.front();
  const std::string fields = fields_text(document, best, " with ");
  return fmt::format(
      "New things can grow first where {} meet, which are {} related{}. This area holds in {} of "
      "{} "
      "resamples ({}).",
      listed({cluster_phrase(map.clusters[best.first]), cluster_phrase(map.clusters[best.second])}),
      relation_word(map, best), fields.empty() ? "" : ": " + fields, best.held, kResamples,
      best.stable() ? "stable" : "uncertain");
}

std::string pitch_sentence(const MapDocument& document) {
  const RegionMap& map = document.map;
  if (!map.pitch) return {};
  constexpr std::size_t most_named = 4;
  const Pitch& pitch = *map.pitch;
  std::vector<std::string> names;
  for (const std::uint32_t cluster : pitch.clusters) {
    names.push_back(cluster_phrase(map.clusters[cluster]));
  }
  const bool one = pitch.regions_with_all == 1;
  const std::string with =
      pitch.regions_with_all == 0
          ? fmt::format("none of {} other regions has", pitch.regions_compared)
          : fmt::format("{}{} of {} other regions {}",
                        pitch.regions_with_all <= most_named ? "only " : "", pitch.regions_with_all,
                        pitch.regions_compared, one ? "has" : "have");
  const std::string which = pitch.regions.empty() || pitch.regions.size() > most_named
                                ? ""
                                : ": " + listed(pitch.regions);
  return fmt::format(
      "Pitch to investors: {} {} together, each with a location quotient of {:g} or more{}.", with,
      listed(names), document.input.least_quotient, which);
}

}  // namespace

const MapCluster* cluster_of(const RegionMap& map, std::uint32_t sector) {
  const auto found = std::ranges::find_if(map.clusters, [&](const MapCluster& cluster) {
    return std::ranges::binary_search(cluster.sectors, sector);
  });
  return found == map.clusters.end() ? nullptr : &*found;
}

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

std::string cluster_phrase(const MapCluster& cluster) {
  const std::size_t others = cluster.sectors.size() - 1;
  return others == 0 ? cluster.name
                     : fmt::format("{} with {}", cluster.name, counted(others, "related sector"));
}

const char* relation_word(const RegionMap& map, const SpearheadArea& area) {
  const auto pair = std::ranges::find_if(map.synergies, [&](const Synergy& each) {
    return each.first == area.first && each.second == area.second;
  });
  // Percentiles of all pairs of sectors: docs/map.md.
  if (pair->relatedness >= 0.41) return "closely";
  return pair->relatedness >= 0.3 ? "well" : "loosely";
}

std::string area_text(const RegionMap& map, const SpearheadArea& area, std::string_view sign) {
  return fmt::format("{} {}{}{} {}", letter_of(area.first), map.clusters[area.first].name, sign,
                     letter_of(area.second), map.clusters[area.second].name);
}

std::size_t related_pairs(const RegionMap& map) {
  return static_cast<std::size_t>(
      std::ranges::count_if(map.synergies, [](const Synergy& each) { return each.score > 0; }));
}

std::string not_drawn(const MapDocument& document) {
  constexpr std::size_t most = 5;
  const RegionMap& map = document.map;
  std::vector<std::uint32_t> sectors;
  for (std::uint32_t s = 0; s < map.sectors.size(); ++s) {
    const MapCluster* const cluster = cluster_of(map, s);
    const bool drawn = cluster != nullptr && cluster->on_map;
    const Strength& is = map.sectors[s];
    if (!drawn && is.quotient && is.shrunk >= document.input.least_quotient) sectors.push_back(s);
  }
  std::ranges::stable_sort(sectors, std::greater(),
                           [&](std::uint32_t s) { return map.sectors[s].surplus(); });
  std::vector<std::string> names;
  for (const std::uint32_t s : sectors) {
    if (names.size() == most) break;
    names.push_back(fmt::format("{} (+{})", document.scenario().sectors[s].name,
                                persons_text(map.sectors[s].surplus())));
  }
  if (names.empty()) return {};
  return fmt::format(
      "Strong, but on no circle, because they serve the region itself, are public, "
      "small or beyond the seventh cluster (jobs beyond the expected): {}.",
      listed(names));
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
                  "share there; the shrunk one adds {:.3g} workplaces at quotient 1, so that a "
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
      "against the largest of the map; so scores of different regions cannot be compared. Pairs "
      "with a relatedness below 0.23, the upper third of all pairs of sectors, or related by "
      "places "
      "alone have none.",
      fmt::format("Stable: still among the {} best, with both clusters strong, in {} or more of "
                  "{} resamples of the workplaces.{}",
                  document.input.top, kStableFrom, kResamples,
                  related_pairs(map) > document.input.top
                      ? ""
                      : fmt::format(" Only {} related here: all are among the best, so that the "
                                    "order is not tested.",
                                    related_pairs(map) == 1
                                        ? std::string("one pair is")
                                        : fmt::format("{} pairs are", related_pairs(map)))),
      document.input.references.size() >= kFewestReferences
          ? "Stars: specialisation (shrunk quotient of 2 or more), size (more jobs than in nine of "
            "ten "
            "reference regions), focus (1.6 % of the region's jobs or more)."
          : "Stars: specialisation (shrunk quotient of 2 or more), size (12,000 jobs or more), "
            "focus "
            "(1.6 % of the region's jobs or more).",
      "Not known here: productivity, wages, exports and patents of the region; that one workplace "
      "may be much larger than the others of its sector; what has changed since.",
  };
}

}  // namespace spearhead::output
