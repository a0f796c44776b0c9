#include "scenarios/canonical.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "engine/base/hash.h"
#include "scenarios/canonical_programmes.h"
#include "scenarios/canonical_text.h"
#include "scenarios/quantity.h"

namespace spearhead::scenarios {
namespace {

void write_parameters(const ParameterRecords& parameters, BlockText& out) {
  ParameterRecords sorted = parameters;
  std::sort(sorted.begin(), sorted.end(),
            [](const ParameterRecord& a, const ParameterRecord& b) { return a.name < b.name; });
  out.open("parameters");
  for (const ParameterRecord& record : sorted) out.line(record.name, shortest(record.value));
  out.close();
}

// A region's tables as they are given. A default follows from the parameters and the tables of the
// program, which stand elsewhere in the text.
void write_values(const std::string& key, const std::vector<SectorValue>& rows, BlockText& out) {
  if (rows.empty()) return out.line(key, "assumed");
  out.open(key);
  for (const SectorValue& row : rows) out.line(quoted(row.sector), shortest(row.value));
  out.close();
}

void write_values(const std::string& key, const std::vector<FieldValue>& rows, BlockText& out) {
  if (rows.empty()) return out.line(key, "assumed");
  out.open(key);
  for (const FieldValue& row : rows) out.line(quoted(row.field), shortest(row.value));
  out.close();
}

void write_universities(const Region& region, BlockText& out) {
  if (!region.universities) return out.line("universities", "assumed");
  if (region.universities->empty()) return out.line("universities", "none");
  out.open("universities");
  for (const UniversityText& each : *region.universities) {
    write_values(quoted(each.name), each.strengths, out);
  }
  out.close();
}

void write_clusters(const Region& region, BlockText& out) {
  if (region.clusters.empty()) return out.line("clusters", "assumed");
  out.open("clusters");
  for (const ClusterText& each : region.clusters)
    out.line(quoted(each.name), quoted_list(each.sectors));
  out.close();
}

void write_labour(const LabourText& labour, BlockText& out) {
  const auto value = [](const std::optional<double>& share) {
    return share ? shortest(*share) : std::string("assumed");
  };
  out.open("labour");
  out.line("skilled", value(labour.skilled));
  out.line("unskilled", value(labour.unskilled));
  out.close();
}

// Sectors in which nobody works are like those that the table leaves out.
std::vector<SectorValue> without_zeros(std::vector<SectorValue> rows) {
  std::erase_if(rows, [](const SectorValue& row) { return row.value == 0; });
  return rows;
}

void write_region(const Region& region, BlockText& out) {
  out.open(quoted(region.code));
  write_clusters(region, out);
  out.line("currency", region.currency);
  write_values("employment", without_zeros(region.employment), out);
  write_values("exports", region.exports, out);
  write_values("fields", region.fields, out);
  write_values("firm_sizes", without_zeros(region.firms), out);
  if (region.foreign_share) out.line("foreign_ownership", shortest(*region.foreign_share));
  if (!region.foreign_share) write_values("foreign_ownership", region.foreign, out);
  write_labour(region.labour, out);
  out.line("name", quoted(region.name));
  out.line("non_market", region.non_market ? quoted_list(*region.non_market) : "assumed");
  write_values("research", region.research, out);
  out.line("scale", shortest(region.scale));
  write_universities(region, out);
  write_values("wages", region.wages, out);
  out.line("year", std::to_string(region.year));
  out.close();
}

void write_regions(const LoadedScenario& loaded, BlockText& out) {
  out.open("regions");
  for (const Region& region : loaded.regions) write_region(region, out);
  out.close();
}

void write_sectors(const Scenario& scenario, BlockText& out) {
  out.open("sectors");
  for (const SectorFacts& sector : scenario.sectors) {
    out.open(quoted(sector.code));
    out.line("export_intensity", shortest(sector.export_intensity));
    out.line("labour_share", shortest(sector.labour_share));
    out.line("market", sector.market ? "true" : "false");
    out.line("name", quoted(sector.name));
    out.line("national_employment", shortest(sector.national_employment));
    out.line("opportunity", shortest(sector.opportunity));
    out.line("relative_pay", shortest(sector.relative_pay));
    out.line("research_norm", shortest(sector.research_norm));
    out.line("section", quoted(sector.section));
    out.line("skilled_share", shortest(sector.skilled_share));
    out.line("tradability", shortest(sector.tradability));
    out.line("value_added_share", shortest(sector.value_added_share));
    out.close();
  }
  out.close();
}

// A hash of the bits of the figures, 16 digits.
std::string digest(const std::vector<double>& figures) {
  Key key = figures.size();
  for (const double figure : figures) key = key_of({key, std::bit_cast<std::uint64_t>(figure)});
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(key >> shift) & 15];
  return '"' + digits + '"';
}

// The large tables of the program, which no file can change: a hash tells versions apart.
void write_tables(const Scenario& scenario, BlockText& out) {
  const KnowledgeSpace& knowledge = scenario.knowledge;
  std::vector<std::string> fields;
  for (const Field& field : knowledge.fields) fields.push_back(field.code);
  out.open("tables");
  out.line("field_incidence", digest(knowledge.incidence));
  out.line("field_relatedness", digest(knowledge.relatedness));
  out.line("fields", quoted_list(fields));
  out.line("inputs", digest(scenario.inputs));
  out.line("sector_relatedness", digest(knowledge.sector_relatedness));
  out.close();
}

}  // namespace

std::string canonical_inputs(const LoadedScenario& loaded) {
  const Scenario& scenario = loaded.scenario;
  BlockText out;
  write_agencies(scenario, out);
  out.line("currency", scenario.currency);
  out.line("format", "1");
  out.line("name", quoted(scenario.name));
  write_parameters(loaded.parameters, out);
  write_programmes(loaded, out);
  out.line("question", quoted(loaded.question));
  write_regions(loaded, out);
  write_sectors(scenario, out);
  write_tables(scenario, out);
  out.line("years",
           flow_list({std::to_string(scenario.first_year), std::to_string(scenario.last_year)}));
  return out.take();
}

}  // namespace spearhead::scenarios
