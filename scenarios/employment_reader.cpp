#include "scenarios/employment_reader.h"

#include <algorithm>
#include <set>

#include "scenarios/codes.h"
#include "scenarios/csv.h"
#include "scenarios/sector_table.h"
#include "scenarios/values.h"

namespace spearhead::scenarios {
namespace {

constexpr double kMostPersons = 1e8;  // per sector and region; more is a mistake of units

std::optional<std::size_t> find_column(const char* name, const Table& table, const SourceFile& file,
                                       Report& report) {
  const std::optional<std::size_t> column = table.column(name);
  if (column) return column;
  std::vector<std::string> names;
  for (const Cell& cell : table.header) names.push_back(cell.text);
  report.error(file, table.header.front().extent,
               {.code = code::kColumns,
                .message = "the column " + in_ticks(name) + " is missing",
                .expected = "a header with sector,employment",
                .suggestion = "the columns are " + in_ticks(join(names))});
  return std::nullopt;
}

/// Whether the text looks like thousands with points, as 5.200 or 1.234.567.
bool has_thousands_points(const std::string& text) {
  const std::size_t first = text.find('.');
  if (first == 0 || first > 3 || first == std::string::npos) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool point = i >= first && (i - first) % 4 == 0;
    if (point ? text[i] != '.' : (text[i] < '0' || text[i] > '9')) return false;
  }
  return (text.size() - first) % 4 == 0;
}

/// In tables with semicolons a point may stand for thousands: nobody can tell 5.200 persons from
/// 5200, so both are refused.
bool refuse_thousands(const Cell& cell, const Table& table, const SourceFile& file,
                      Report& report) {
  if (table.separator != ';' || !has_thousands_points(cell.text)) return false;
  report.error(file, cell.extent,
               {.code = code::kOutOfRange,
                .message = in_ticks(cell.text) + " may mean thousands or decimals",
                .expected = "digits without separators, and a comma before decimals",
                .suggestion = "write 5200 for thousands, 5,2 for decimals"});
  return true;
}

std::optional<double> persons_in(const Cell& cell, const Table& table, const SourceFile& file,
                                 Report& report) {
  if (refuse_thousands(cell, table, file, report)) return std::nullopt;
  const std::optional<double> persons = number_in(cell, table, file, report);
  if (!persons || (*persons >= 0 && *persons <= kMostPersons)) return persons;
  report.error(file, cell.extent,
               {.code = code::kOutOfRange,
                .message = "employment of " + in_ticks(cell.text) + " persons in one sector",
                .expected = "a number from 0 to 100000000"});
  return std::nullopt;
}

void check_total(const std::vector<SectorEmployment>& rows, const SourceFile& file,
                 Report& report) {
  const bool any = std::any_of(rows.begin(), rows.end(),
                               [](const SectorEmployment& row) { return row.persons > 0; });
  if (any) return;
  report.error(file, {},
               {.code = code::kEmpty,
                .message = rows.empty() ? "the table has no rows" : "nobody works in any sector",
                .expected = "employment of at least one sector"});
}

}  // namespace

std::vector<SectorEmployment> read_employment(const SourceFile& file, Report& report) {
  const std::size_t before = report.errors();
  const std::optional<Table> table = parse_csv(file, report);
  if (!table) return {};
  const auto sector = find_column("sector", *table, file, report);
  const auto employment = find_column("employment", *table, file, report);
  if (!sector || !employment) return {};
  std::vector<SectorEmployment> rows;
  std::set<std::string> seen;
  for (const Row& row : table->rows) {
    if (report.full()) break;
    const Cell& name = row[*sector];
    const bool known = check_sector_code(name.text, file, name.extent, report);
    if (known && !seen.insert(name.text).second) {
      report.error(file, name.extent,
                   {.code = code::kDuplicateRow,
                    .message = "the sector " + in_ticks(name.text) + " stands here twice",
                    .suggestion = "add the two rows up"});
    }
    const std::optional<double> persons = persons_in(row[*employment], *table, file, report);
    if (known && persons) rows.push_back({name.text, *persons});
  }
  if (report.errors() == before) check_total(rows, file, report);
  std::sort(rows.begin(), rows.end(), [](const SectorEmployment& a, const SectorEmployment& b) {
    return a.sector < b.sector;
  });
  return rows;
}

}  // namespace spearhead::scenarios
