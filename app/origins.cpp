#include "app/origins.h"

#include <fmt/format.h>

namespace spearhead::app {

void print_origins(const scenarios::RegionOrigins& region) {
  fmt::print("{} {}\n", region.code, region.name);
  for (const scenarios::TableOrigin& each : region.tables) {
    const std::string what =
        each.given ? fmt::format("{} row{}", each.rows, each.rows == 1 ? "" : "s") : each.otherwise;
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
