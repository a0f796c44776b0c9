#include "output/map_text.h"

#include <fmt/format.h>

#include "output/table.h"

namespace spearhead::output {
namespace {

using Align = TextTable::Align;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kSectorsNamed = 83;

std::string sentence(std::string_view text) { return wrapped(text, 2, kWidth) + "\n"; }

std::string heading(const MapDocument& document) {
  double jobs = 0;
  for (const Strength& each : document.map.sectors) jobs += each.employment;
  return sentence(fmt::format("{} {}: {} jobs in {}, compared with {}", document.region().code,
                              document.region().name, persons_text(jobs), document.year,
                              document.reference));
}

std::string clusters_table(const MapDocument& document, bool on_map) {
  const auto table_of = [&](std::size_t width) {
    TextTable table({{Align::left},
                     {Align::left, 1},
                     {Align::right},
                     {Align::right},
                     {Align::right},
                     {Align::right},
                     {Align::left}});
    table.add({"", on_map ? "strong clusters" : "other clusters", "jobs", "LQ", "shrunk", "surplus",
               "stars"});
    for (std::size_t c = 0; c < document.map.clusters.size(); ++c) {
      const MapCluster& cluster = document.map.clusters[c];
      const Strength& is = cluster.strength;
      if (cluster.on_map != on_map) continue;
      table.add({on_map ? letter_of(c) : "", cut_to(cluster.name, width),
                 persons_text(is.employment), quotient_text(is), fmt::format("{:.2f}", is.shrunk),
                 persons_text(is.surplus()), stars_text(is.stars, "*", "-")});
    }
    return table;
  };
  return fitting_table(table_of, {24, 60}, kWidth);
}

std::string members(const MapDocument& document) {
  std::string text;
  for (std::size_t c = 0; c < document.map.on_map; ++c) {
    const MapCluster& cluster = document.map.clusters[c];
    if (cluster.sectors.size() < 2) continue;
    text += sentence(
        fmt::format("{}: {}", letter_of(c), sectors_text(document, cluster, kSectorsNamed)));
  }
  return text;
}

std::string areas_table(const MapDocument& document) {
  const RegionMap& map = document.map;
  if (map.areas.empty()) return {};
  const auto table_of = [&](std::size_t width) {
    TextTable table({{Align::right},
                     {Align::left, 1},
                     {Align::right},
                     {Align::left},
                     {Align::left},
                     {Align::left}});
    table.add({"", "spearhead areas", "score", "related", "holds in", "meet in"});
    for (std::size_t a = 0; a < map.areas.size(); ++a) {
      const SpearheadArea& area = map.areas[a];
      const std::string fields = fields_text(document, area, " x ");
      table.add(
          {fmt::format("{}", a + 1),
           cut_to(fmt::format("{} x {}", letter_of(area.first), letter_of(area.second)), width),
           fmt::format("{:.2f}", area.score), relation_word(map, area),
           fmt::format("{} of {}{}", area.held, kResamples, area.stable() ? "" : ", uncertain"),
           cut_to(fields.substr(0, fields.find("; ")), width)});
    }
    return table;
  };
  std::string text = fitting_table(table_of, {24, 60}, kWidth);
  for (const Triple& triple : map.triples) {
    text += fmt::format("  {} x {} x {} together: {:.2f}, holds in {} of {}\n",
                        letter_of(triple.clusters[0]), letter_of(triple.clusters[1]),
                        letter_of(triple.clusters[2]), triple.score, triple.held, kResamples);
  }
  if (!document.targets) return text;
  return text +
         fmt::format("as a programme's target (area 1): {}\n", target_text(map, map.areas.front()));
}

std::string mix_lines(const MapDocument& document) {
  const Concentration& is = document.map.concentration;
  return sentence(fmt::format(
      "variety: {:.2f} bits within sections (related), {:.2f} between them (unrelated); "
      "concentration (HHI) {:.4f}, in the reference economy {:.4f}; {:.0f} % of jobs would have to "
      "change sector to match it",
      is.mix.related_variety, is.mix.unrelated_variety, is.mix.hhi, is.reference_hhi,
      100 * is.krugman_index));
}

/// A cell with quotation marks where it needs them (RFC 4180).
std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char letter : text) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

}  // namespace

std::string map_text(const MapDocument& document) {
  const RegionMap& map = document.map;
  std::string text = heading(document) + "\n";
  if (map.on_map > 0) text += clusters_table(document, true) + members(document) + "\n";
  const std::string areas = areas_table(document);
  if (!areas.empty()) text += areas + "\n";
  if (map.on_map < map.clusters.size()) text += clusters_table(document, false) + "\n";
  text += mix_lines(document);
  for (const std::string& each : findings(document)) text += sentence(each);
  const std::string others = not_drawn(document);
  if (!others.empty()) text += sentence(others);
  for (const std::string& note : document.notes) text += sentence("note: " + note);
  return text;
}

std::string map_csv(const MapDocument& document) {
  std::string text =
      "sector,name,employment,expected,location_quotient,location_quotient_shrunk,surplus,stars,"
      "cluster\n";
  for (std::uint32_t s = 0; s < document.map.sectors.size(); ++s) {
    const Strength& is = document.map.sectors[s];
    const MapCluster* const of = cluster_of(document.map, s);
    const SectorFacts& sector = document.scenario().sectors[s];
    text += fmt::format("{},{},{},{},{},{},{},{},{}\n", sector.code, csv_cell(sector.name),
                        is.employment, is.expected,
                        is.quotient ? fmt::format("{}", *is.quotient) : "", is.shrunk, is.surplus(),
                        is.stars.count(), of == nullptr ? "" : csv_cell(of->name));
  }
  return text;
}

}  // namespace spearhead::output
