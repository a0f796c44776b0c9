#include "output/map_html.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/build_info.h"
#include "output/map_svg.h"
#include "output/markup.h"

namespace spearhead::output {
namespace {

constexpr const char* kStyle = R"(
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, "DejaVu Sans", "Helvetica Neue", Arial, sans-serif; color: #16243a;
  background: #fff; max-width: 60rem; margin: 0 auto; padding: 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; }
.lead { font-size: 1.05rem; }
.warning { border-left: 4px solid #b3261e; padding-left: .75rem; }
figure { margin: 1rem 0; }
svg { display: block; width: 100%; height: auto; }
.narrow { display: none; }
.key { list-style: none; padding: 0; }
summary { cursor: pointer; }
.wide-table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: #4a5568; padding-bottom: .25rem; }
th, td { padding: .3rem .6rem .3rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid #d5dae2; }
td.number, th.number { text-align: right; white-space: nowrap; }
code { font-size: .9em; background: #eef1f5; padding: .1em .3em; }
.small, footer { color: #4a5568; font-size: .9rem; }
a { color: #1f5f8f; }
@media (max-width: 640px) { .wide { display: none; } .narrow { display: block; }
  body { padding: .75rem; } .wide-table table { min-width: 42rem; } }
@media print { body { max-width: none; padding: 0; }
  h1 { font-size: 16pt; } h2 { font-size: 12pt; margin-top: 1.2rem; break-after: avoid; }
  tr, figure, thead { break-inside: avoid; } thead { break-after: avoid; }
  .wide-table, caption { break-before: avoid; } body { font-size: 9pt; line-height: 1.35; } .wide { max-width: 13cm; margin: 0 auto; } .lead { font-size: 9pt; margin: .5em 0; }
  .wide { display: block; } .narrow { display: none; } .wide-table { overflow: visible; } }
@page { size: A4; margin: 15mm; }
)";

std::string cell(std::string_view text) { return fmt::format("<td>{}</td>", escaped(text)); }
std::string number(std::string_view text) {
  return fmt::format("<td class=\"number\">{}</td>", escaped(text));
}

/// The stars as signs, and as a number for those who do not see them.
std::string stars_cell(const Stars& stars) {
  return fmt::format("<td><span role=\"img\" aria-label=\"{} of 3 stars\">{}</span></td>",
                     stars.count(), stars_text(stars, "\u2605", "\u2606"));
}

/// A table that scrolls inside itself on a narrow screen, reachable by keyboard.
std::string table(std::string_view name, std::string_view caption, std::string_view head,
                  std::string_view rows) {
  return fmt::format(
      "<div class=\"wide-table\" role=\"region\" aria-label=\"{}\" tabindex=\"0\">\n<table>\n"
      "<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n</div>\n",
      escaped(name), escaped(caption), head, rows);
}

constexpr const char* kNumbersHead =
    "<th scope=\"col\" class=\"number\">Jobs</th>"
    "<th scope=\"col\" class=\"number\"><abbr title=\"location quotient\">LQ</abbr></th>"
    "<th scope=\"col\" class=\"number\">shrunk</th>"
    "<th scope=\"col\" class=\"number\">Surplus jobs</th><th scope=\"col\">Stars</th>";

std::string numbers(const Strength& is) {
  return number(persons_text(is.employment)) + number(quotient_text(is)) +
         number(fmt::format("{:.2f}", is.shrunk)) + number(persons_text(is.surplus())) +
         stars_cell(is.stars);
}

std::string clusters_table(const MapDocument& document) {
  std::string rows;
  for (std::size_t c = 0; c < document.map.clusters.size(); ++c) {
    const MapCluster& cluster = document.map.clusters[c];
    rows += fmt::format("<tr><th scope=\"row\">{}{}</th>{}{}</tr>\n",
                        cluster.on_map ? letter_of(c) + " " : "", escaped(cluster.name),
                        numbers(cluster.strength),
                        cell(sectors_text(document, cluster, cluster.sectors.size())));
  }
  return table(
      "Clusters", "Clusters of the region; those with a letter are on the picture.",
      fmt::format("<th scope=\"col\">Cluster</th>{}<th scope=\"col\">Sectors</th>", kNumbersHead),
      rows);
}

std::string areas_table(const MapDocument& document) {
  const RegionMap& map = document.map;
  std::string rows;
  for (std::size_t a = 0; a < map.areas.size(); ++a) {
    const SpearheadArea& area = map.areas[a];
    rows += fmt::format(
        "<tr><th scope=\"row\">{}</th>{}{}{}{}{}</tr>\n", a + 1,
        cell(area_text(map, area, " \u00d7 ")), number(fmt::format("{:.2f}", area.score)),
        cell(relation_word(map, area)),
        cell(fmt::format("{} of {}{}", area.held, kResamples, area.stable() ? "" : " (uncertain)")),
        cell(fields_text(document, area, " \u00d7 ")));
  }
  const std::size_t related = related_pairs(map);
  return table("Spearhead areas",
               fmt::format("Pairs of related clusters in whose overlap new things can grow, best "
                           "first{}.",
                           related > map.areas.size()
                               ? fmt::format("; {} of {} related pairs", map.areas.size(), related)
                               : ""),
               "<th scope=\"col\">No.</th><th scope=\"col\">Clusters</th>"
               "<th scope=\"col\" class=\"number\">Score</th><th scope=\"col\">Related</th>"
               "<th scope=\"col\">Holds in</th><th scope=\"col\">Where they meet</th>",
               rows);
}

/// The areas as targets of programmes, for those who write scenarios.
std::string targets_list(const MapDocument& document) {
  std::string items;
  for (const SpearheadArea& area : document.map.areas) {
    items += fmt::format("<li><code>{}</code></li>\n", escaped(target_text(document.map, area)));
  }
  return fmt::format(
      "<details>\n<summary>The areas as targets of programmes (YAML)</summary>\n<ol>\n{}</ol>\n"
      "</details>\n",
      items);
}

/// What the letters of the picture mean, for narrow screens.
std::string key_list(const MapDocument& document) {
  std::string items;
  for (std::size_t c = 0; c < document.map.on_map; ++c) {
    const MapCluster& cluster = document.map.clusters[c];
    items +=
        fmt::format("<li><b>{}</b> {}: {} jobs, location quotient {}</li>\n", letter_of(c),
                    escaped(cluster_phrase(cluster)), persons_text(cluster.strength.employment),
                    quotient_text(cluster.strength));
  }
  return fmt::format("<ul class=\"key\">\n{}</ul>\n", items);
}

std::string triples_table(const MapDocument& document) {
  const RegionMap& map = document.map;
  std::string rows;
  for (const Triple& triple : map.triples) {
    rows += fmt::format(
        "<tr>{}{}{}</tr>\n",
        cell(names_of(map, {triple.clusters.begin(), triple.clusters.end()}, " \u00d7 ")),
        number(fmt::format("{:.2f}", triple.score)),
        cell(fmt::format("{} of {}{}", triple.held, kResamples,
                         triple.stable() ? "" : " (uncertain)")));
  }
  return table("Triples", "Three clusters of which each pair overlaps.",
               "<th scope=\"col\">Clusters</th><th scope=\"col\" class=\"number\">Score</th>"
               "<th scope=\"col\">Holds in</th>",
               rows);
}

std::string synergies_table(const MapDocument& document) {
  const RegionMap& map = document.map;
  std::string rows;
  for (const Synergy& each : map.synergies) {
    rows += fmt::format("<tr><th scope=\"row\">{} \u00d7 {}</th>", letter_of(each.first),
                        letter_of(each.second));
    for (const double value :
         {each.colocation, each.inputs, each.know_how, each.relatedness, each.synergy}) {
      rows += number(fmt::format("{:.2f}", value));
    }
    rows += number(each.score > 0 ? fmt::format("{:.2f}", each.score) : "\u2013") + "</tr>\n";
  }
  std::string head = "<th scope=\"col\">Pair</th>";
  for (const char* name :
       {"Co-location", "Inputs", "Know-how", "Relatedness", "Synergy", "Score"}) {
    head += fmt::format("<th scope=\"col\" class=\"number\">{}</th>", name);
  }
  return table("Relations",
               "How the clusters of the picture relate, all pairs; those without a score are "
               "hardly related.",
               head, rows);
}

std::string sectors_table(const MapDocument& document) {
  std::string rows;
  for (std::size_t s = 0; s < document.map.sectors.size(); ++s) {
    const SectorFacts& sector = document.scenario().sectors[s];
    rows += fmt::format("<tr><th scope=\"row\">{} {}</th>{}</tr>\n", sector.code,
                        escaped(sector.name), numbers(document.map.sectors[s]));
  }
  return table("Sectors", "All sectors.",
               fmt::format("<th scope=\"col\">Sector</th>{}", kNumbersHead), rows);
}

std::string mix_paragraph(const MapDocument& document) {
  const Concentration& is = document.map.concentration;
  return fmt::format(
      "<p>Related variety (within sections) {:.2f} bits, unrelated variety (between them) {:.2f} "
      "bits. Concentration of jobs (Herfindahl-Hirschman index) {:.4f}; in the reference economy "
      "{:.4f}. {:.0f} % of the jobs would have to change sector to match the reference economy."
      "</p>\n",
      is.mix.related_variety, is.mix.unrelated_variety, is.mix.hhi, is.reference_hhi,
      100 * is.krugman_index);
}

std::string section(std::string_view title, const std::string& content) {
  return fmt::format("<section>\n<h2>{}</h2>\n{}</section>\n", title, content);
}

std::string lead(const MapDocument& document) {
  std::string text;
  for (const std::string& sentence : findings(document)) {
    text += fmt::format("<p class=\"lead{}\">{}</p>\n",
                        sentence.starts_with("Warning") ? " warning" : "", escaped(sentence));
  }
  return text;
}

std::string closing(const MapDocument& document) {
  std::string text = "<section>\n<h2>Method and sources</h2>\n<ul>\n";
  for (const std::string& sentence : method(document)) {
    text += fmt::format("<li>{}</li>\n", escaped(sentence));
  }
  for (const std::string& note : document.notes) {
    text += fmt::format("<li>{}</li>\n", escaped(note));
  }
  text += "</ul>\n</section>\n<footer>\n";
  if (!document.source.empty()) {
    text += fmt::format("<p>Figures of {}: {}. {}</p>\n", document.year, escaped(document.source),
                        escaped(document.licence));
  }
  return text + fmt::format("<p>Made by Spearhead {} ({}).</p>\n</footer>\n",
                            escaped(program_version()), escaped(git_id()));
}

}  // namespace

std::string map_html(const MapDocument& document) {
  const std::string title = escaped(
      fmt::format("{}: clusters and spearhead areas, {}", document.region().name, document.year));
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta "
      "name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta "
      "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n"
      "<h1>{}</h1>\n",
      title, kStyle, title);
  page += lead(document);
  page += fmt::format(
      "<figure>\n<div class=\"wide\">\n{}</div>\n<div class=\"narrow\">\n{}</div>\n"
      "<figcaption class=\"small\">The strongest tradable clusters of the region. Where two form a "
      "spearhead area they overlap, or a red line joins them; the numbers are those of the table "
      "below.</figcaption>\n</figure>\n",
      map_svg(document, MapPicture::labelled),
      map_svg(document, MapPicture::compact) + key_list(document));
  if (!document.map.areas.empty()) {
    page += section("Spearhead areas",
                    areas_table(document) + (document.targets ? targets_list(document) : ""));
  }
  if (!document.map.triples.empty()) page += section("Where three meet", triples_table(document));
  const std::string others = not_drawn(document);
  page += section("Clusters", clusters_table(document) +
                                  (others.empty() ? "" : "<p>" + escaped(others) + "</p>\n"));
  if (!document.map.synergies.empty()) {
    page += section("How they relate", synergies_table(document));
  }
  page += section("Mix of sectors", mix_paragraph(document));
  page += section("All sectors", "<details>\n<summary>Show the table</summary>\n" +
                                     sectors_table(document) + "</details>\n");
  return page + closing(document) + "</main>\n</body>\n</html>\n";
}

}  // namespace spearhead::output
