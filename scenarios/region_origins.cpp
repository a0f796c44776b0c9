#include "scenarios/region_origins.h"

namespace spearhead::scenarios {
namespace {

TableOrigin origin(const char* table, std::size_t rows, const char* otherwise) {
  return {table, rows > 0, rows, rows > 0 ? "" : otherwise};
}

std::size_t rows_of(const std::vector<UniversityText>& universities) {
  std::size_t rows = 0;
  for (const UniversityText& each : universities) rows += each.strengths.size();
  return rows;
}

std::size_t rows_of(const std::vector<ClusterText>& clusters) {
  std::size_t rows = 0;
  for (const ClusterText& each : clusters) rows += each.sectors.size();
  return rows;
}

}  // namespace

std::vector<TableOrigin> origins_of(const Region& region) {
  const LabourText& labour = region.labour;
  const std::size_t unemployment = (labour.unskilled ? 1 : 0) + (labour.skilled ? 1 : 0);
  const std::size_t foreign = region.foreign_share ? 1 : region.foreign.size();
  std::vector<TableOrigin> origins{
      origin("employment", region.employment.size(), ""),
      origin("firm_sizes", region.firms.size(), "sizes drawn by the parameters"),
      origin("research", region.research.size(), "the sector table"),
      origin("exports", region.exports.size(), "the sector table"),
      origin("fields", region.fields.size(), "what the sectors know elsewhere"),
      origin("universities", rows_of(region.universities.value_or(std::vector<UniversityText>())),
             "one per so many jobs, strong in what the sectors use"),
      origin("foreign_ownership", foreign, "one share of all market sectors, a parameter"),
      origin("wages", region.wages.size(), "the sector table"),
      origin("labour", unemployment, "two parameters"),
      origin("clusters", rows_of(region.clusters), "found from the figures"),
      origin("non_market", 0, "the sector table: 84, 85 and 86"),
  };
  // These two may be given and empty.
  const auto mark = [&](const char* table, std::size_t rows) {
    for (TableOrigin& each : origins) {
      if (each.table == table) each = {table, true, rows, ""};
    }
  };
  if (region.universities) mark("universities", rows_of(*region.universities));
  if (region.non_market) mark("non_market", region.non_market->size());
  return origins;
}

}  // namespace spearhead::scenarios
