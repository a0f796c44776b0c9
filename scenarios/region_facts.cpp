#include "scenarios/region_facts.h"

#include <algorithm>

#include "scenarios/knowledge_tables.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

/// Puts the figures of a table in their places; the others stay.
void put(const std::vector<SectorValue>& rows, std::vector<double>& by_sector) {
  for (const SectorValue& row : rows) by_sector[*sector_index(row.sector)] = row.value;
}

std::vector<double> by_field(const std::vector<FieldValue>& rows, double otherwise) {
  const std::vector<std::string>& codes = field_codes();
  std::vector<double> values(codes.size(), otherwise);
  for (const FieldValue& row : rows) {
    const auto place = std::lower_bound(codes.begin(), codes.end(), row.field);
    values[static_cast<std::size_t>(place - codes.begin())] = row.value;
  }
  return values;
}

// Who is outside the market has no foreign owners, unless a table knows better.
void put_market(const Region& region, double foreign_share, RegionFacts& facts) {
  if (region.non_market) {
    std::fill(facts.market.begin(), facts.market.end(), std::uint8_t{1});
    for (const std::string& code : *region.non_market) facts.market[*sector_index(code)] = 0;
  }
  for (std::size_t sector = 0; sector < facts.market.size(); ++sector) {
    facts.foreign_share[sector] = facts.market[sector] != 0 ? foreign_share : 0;
  }
  put(region.foreign, facts.foreign_share);
}

void put_institutions(const Region& region, RegionFacts& facts) {
  if (region.universities) {
    facts.universities.clear();
    for (const UniversityText& each : *region.universities) {
      facts.universities.push_back({each.name, by_field(each.strengths, 0)});
    }
  }
  for (const ClusterText& cluster : region.clusters) {
    std::vector<std::uint32_t> sectors;
    for (const std::string& code : cluster.sectors) {
      sectors.push_back(static_cast<std::uint32_t>(*sector_index(code)));
    }
    facts.clusters.push_back(std::move(sectors));
    facts.cluster_names.push_back(cluster.name);
  }
}

/// Fewer firms and jobs, each of which stands for several. Registers count workplaces without
/// employees, too: no sector has more firms than persons who work there.
void scale_down(double scale, RegionFacts& facts) {
  facts.scale = scale;
  for (std::size_t sector = 0; sector < facts.employment.size(); ++sector) {
    facts.employment[sector] /= scale;
    facts.firms[sector] = std::min(facts.firms[sector] / scale, facts.employment[sector]);
  }
}

}  // namespace

RegionFacts facts_of(const Region& region, const Scenario& scenario) {
  std::vector<double> employment(scenario.sectors.size(), 0);
  put(region.employment, employment);
  // The defaults are made of the region as it is: it has as many universities at any scale.
  RegionFacts facts = with_defaults(region.code, region.name, std::move(employment),
                                    scenario.sectors, scenario.knowledge, scenario.rule);
  put(region.firms, facts.firms);
  put(region.exports, facts.export_intensity);
  put(region.research, facts.research_norm);
  put(region.wages, facts.relative_pay);
  put_market(region, region.foreign_share.value_or(scenario.rule.foreign_share), facts);
  if (!region.fields.empty()) facts.field_weight = by_field(region.fields, 1);
  facts.unemployment_unskilled = region.labour.unskilled.value_or(facts.unemployment_unskilled);
  facts.unemployment_skilled = region.labour.skilled.value_or(facts.unemployment_skilled);
  put_institutions(region, facts);
  scale_down(region.scale, facts);
  return facts;
}

}  // namespace spearhead::scenarios
