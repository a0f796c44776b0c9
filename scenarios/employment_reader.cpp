#include "scenarios/employment_reader.h"

#include <algorithm>

#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

// More persons in a sector of a region are a mistake of units.
constexpr SectorColumn kColumn{"employment", SectorColumn::Kind::count,     0, 1e8,
                               "employment", "a number from 0 to 100000000"};

}  // namespace

std::vector<SectorValue> read_employment(const SourceFile& file, Report& report) {
  const std::size_t before = report.errors();
  std::vector<SectorValue> rows = read_sector_values(file, kColumn, report);
  const bool any =
      std::any_of(rows.begin(), rows.end(), [](const SectorValue& row) { return row.value > 0; });
  if (!any && report.errors() == before) {
    report.error(file, {},
                 {.code = code::kEmpty,
                  .message = "nobody works in any sector",
                  .expected = "employment of at least one sector"});
  }
  return rows;
}

}  // namespace spearhead::scenarios
