#include "app/map_json.h"

#include <array>

namespace spearhead::app {
namespace {

using Json = nlohmann::ordered_json;
using output::MapCluster;
using output::MapDocument;
using output::RegionMap;
using output::Strength;

void add_strength(const Strength& is, Json& json) {
  json["employment"] = is.employment;
  json["expected"] = is.expected;
  json["location_quotient"] = is.quotient ? Json(*is.quotient) : Json(nullptr);
  json["location_quotient_shrunk"] = is.shrunk;
  json["surplus"] = is.surplus();
  json["stars"] = is.stars.count();
  json["star_size"] = is.stars.size;
  json["star_specialisation"] = is.stars.specialisation;
  json["star_focus"] = is.stars.focus;
}

template <class Clusters>
Json names(const RegionMap& map, const Clusters& clusters) {
  Json list = Json::array();
  for (const std::uint32_t cluster : clusters) list.push_back(map.clusters[cluster].name);
  return list;
}

Json sectors_json(const MapDocument& document) {
  Json list = Json::array();
  for (std::uint32_t s = 0; s < document.map.sectors.size(); ++s) {
    const SectorFacts& sector = document.scenario().sectors[s];
    Json& json = list.emplace_back(Json{{"sector", sector.code}, {"name", sector.name}});
    add_strength(document.map.sectors[s], json);
    const MapCluster* const of = output::cluster_of(document.map, s);
    json["cluster"] = of == nullptr ? Json(nullptr) : Json(of->name);
  }
  return list;
}

Json clusters_json(const MapDocument& document) {
  Json list = Json::array();
  for (const MapCluster& cluster : document.map.clusters) {
    Json codes = Json::array();
    for (const std::uint32_t s : cluster.sectors) {
      codes.push_back(document.scenario().sectors[s].code);
    }
    Json& json = list.emplace_back(Json{{"name", cluster.name}, {"sectors", codes}});
    add_strength(cluster.strength, json);
    json["strong"] = cluster.strong;
    json["on_map"] = cluster.on_map;
  }
  return list;
}

Json synergies_json(const RegionMap& map) {
  Json list = Json::array();
  for (const output::Synergy& each : map.synergies) {
    list.push_back({{"members", names(map, std::array{each.first, each.second})},
                    {"relatedness", each.relatedness},
                    {"colocation", each.colocation},
                    {"inputs", each.inputs},
                    {"know_how", each.know_how},
                    {"synergy", each.synergy},
                    {"overlap", each.overlap},
                    {"score", each.score}});
  }
  return list;
}

Json areas_json(const MapDocument& document) {
  const RegionMap& map = document.map;
  const std::vector<Field>& fields = document.scenario().knowledge.fields;
  Json list = Json::array();
  for (std::size_t a = 0; a < map.areas.size(); ++a) {
    const output::SpearheadArea& area = map.areas[a];
    Json pairs = Json::array();
    for (const auto& [first, second] : area.fields) {
      pairs.push_back({fields[first].code, fields[second].code});
    }
    const Json members = names(map, std::array{area.first, area.second});
    Json& json = list.emplace_back(Json{{"rank", a + 1},
                                        {"members", members},
                                        {"score", area.score},
                                        {"stable", area.stable()},
                                        {"held", area.held},
                                        {"fields", pairs}});
    if (document.targets) json["target"] = {{"overlaps", Json::array({members})}};
  }
  return list;
}

Json triples_json(const RegionMap& map) {
  Json list = Json::array();
  for (const output::Triple& each : map.triples) {
    list.push_back({{"members", names(map, each.clusters)},
                    {"score", each.score},
                    {"stable", each.stable()},
                    {"held", each.held}});
  }
  return list;
}

Json pitch_json(const MapDocument& document) {
  const RegionMap& map = document.map;
  if (!map.pitch) return nullptr;
  return {{"members", names(map, map.pitch->clusters)},
          {"regions_with_all", map.pitch->regions_with_all},
          {"regions_compared", map.pitch->regions_compared},
          {"regions", map.pitch->regions},
          {"text", output::findings(document).back()}};
}

}  // namespace

nlohmann::ordered_json map_json(const MapDocument& document) {
  const RegionMap& map = document.map;
  const output::Concentration& is = map.concentration;
  const std::size_t references = document.input.references.size();
  double there = 0;
  for (const SectorFacts& sector : document.scenario().sectors) there += sector.national_employment;
  return {{"region", document.region().code},
          {"name", document.region().name},
          {"year", document.year},
          {"reference",
           {{"regions", references == 0 ? Json(nullptr) : Json(references)},
            {"employment", there},
            {"prior_workplaces", map.prior_workplaces},
            {"text", document.reference}}},
          {"min_lq", document.input.least_quotient},
          {"sectors", sectors_json(document)},
          {"mix",
           {{"hhi", is.mix.hhi},
            {"related_variety", is.mix.related_variety},
            {"unrelated_variety", is.mix.unrelated_variety},
            {"krugman_index", is.krugman_index},
            {"reference_hhi", is.reference_hhi}}},
          {"clusters", clusters_json(document)},
          {"synergies", synergies_json(map)},
          {"spearhead_areas", areas_json(document)},
          {"triples", triples_json(map)},
          {"concentration", {{"over_specialised", !is.reasons.empty()}, {"reasons", is.reasons}}},
          {"pitch", pitch_json(document)},
          {"findings", output::findings(document)},
          {"method", output::method(document)},
          {"notes", document.notes}};
}

}  // namespace spearhead::app
