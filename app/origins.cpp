#include "app/origins.h"

#include <cmath>

#include <fmt/format.h>

#include "output/words.h"

namespace spearhead::app {
namespace {

std::string size_text(const scenarios::RegionSize& size) {
  const std::string firms = size.firms ? fmt::format("{:.0f} firms in firm_sizes", *size.firms)
                                       : "firms drawn by the parameters";
  return fmt::format("figures of {}: {} in {}, {}", size.year,
                     output::counted(static_cast<std::uint64_t>(std::round(size.jobs)), "job"),
                     output::counted(size.sectors, "sector"), firms);
}

}  // namespace

void print_origins(const scenarios::RegionOrigins& region) {
  fmt::print("{} {}\n", region.code, region.name);
  if (region.size.jobs > 0) fmt::print("  {}\n", size_text(region.size));
  for (const scenarios::TableOrigin& each : region.tables) {
    const std::string what = each.given ? output::counted(each.rows, "row") : each.otherwise;
    fmt::print("  {:<18} {:<8} {}\n", each.table, each.given ? "given" : "assumed", what);
  }
}

nlohmann::ordered_json origins_json(const scenarios::RegionOrigins& region) {
  nlohmann::ordered_json tables = nlohmann::ordered_json::array();
  for (const scenarios::TableOrigin& each : region.tables) {
    tables.push_back({{"table", each.table},
                      {"origin", each.given ? "given" : "assumed"},
                      {"rows", each.rows},
                      {"instead", each.otherwise}});
  }
  return tables;
}

}  // namespace spearhead::app
