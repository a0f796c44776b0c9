#include "scenarios/sector_values.h"

#include <algorithm>
#include <optional>
#include <set>

#include "scenarios/codes.h"
#include "scenarios/csv.h"
#include "scenarios/quantity.h"
#include "scenarios/sector_table.h"

namespace spearhead::scenarios {
namespace {

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
  std::string thousands = cell.text;
  std::erase(thousands, '.');
  std::optional<TwoReadings> number = two_readings(cell.text);
  if (number) std::replace(number->as_decimal.begin(), number->as_decimal.end(), '.', ',');
  report.error(file, cell.extent,
               {.code = code::kOutOfRange,
                .message = in_ticks(cell.text) + " may mean thousands or decimals",
                .expected = "digits without separators, and a comma before decimals",
                .suggestion = "write " + thousands + " for thousands" +
                              (number ? ", " + number->as_decimal + " for decimals" : "")});
  return true;
}

/// The readings of a count whose point, or comma in tables with semicolons, may stand for
/// thousands.
std::optional<TwoReadings> readings_of(const Cell& cell, const Table& table) {
  if (table.separator != ';') return two_readings(cell.text);
  std::string text = cell.text;
  std::replace(text.begin(), text.end(), ',', '.');
  std::optional<TwoReadings> number = two_readings(text);
  if (number) std::replace(number->as_decimal.begin(), number->as_decimal.end(), '.', ',');
  return number;
}

/// Both are read as decimal ones; that counts have three decimals is odd enough to be told, once
/// for the table.
void warn_of_thousands(const std::vector<const Cell*>& cells, const Table& table,
                       const SourceFile& file, Report& report) {
  if (cells.empty()) return;
  const Cell& first = *cells.front();
  const std::optional<TwoReadings> number = readings_of(first, table);
  const char* mark = table.separator == ';' ? "comma" : "point";
  const std::size_t others = cells.size() - 1;
  report.warning(
      file, first.extent,
      {.code = code::kThousands,
       .message = in_ticks(first.text) + " is read as " + number->as_read + ": a " + mark +
                  " stands before decimals" +
                  (others == 0 ? "" : "; so are " + std::to_string(others) + " more of this table"),
       .suggestion = "write " + number->as_thousands + " if thousands are meant, otherwise " +
                     number->as_decimal});
}

std::optional<double> value_in(const Cell& cell, const SectorColumn& column, const Table& table,
                               const SourceFile& file, Report& report) {
  using Kind = SectorColumn::Kind;
  if (column.kind == Kind::share) return share_in(cell, table, file, report);
  if (column.kind == Kind::count && refuse_thousands(cell, table, file, report))
    return std::nullopt;
  const std::optional<double> value = number_in(cell, table, file, report);
  if (!value || (*value >= column.smallest && *value <= column.largest)) return value;
  report.error(file, cell.extent,
               {.code = code::kOutOfRange,
                .message = std::string(column.what) + " of " + in_ticks(cell.text) +
                           " in one sector is out of range",
                .expected = column.expected});
  return std::nullopt;
}

std::vector<SectorValue> read_rows(const Table& table, const SourceFile& file,
                                   const SectorColumn& column, Report& report) {
  const std::string header = std::string("sector,") + column.name;
  const auto sector = require_column(table, "sector", header, file, report);
  const auto value = require_column(table, column.name, header, file, report);
  std::vector<SectorValue> rows;
  if (!sector || !value) return rows;
  std::set<std::string> seen;
  std::vector<const Cell*> ambiguous;
  for (const Row& row : table.rows) {
    if (report.full()) break;
    const Cell& name = row[*sector];
    const bool known = check_sector_code(name.text, file, name.extent, report);
    if (known && !seen.insert(name.text).second) {
      report.error(file, name.extent,
                   {.code = code::kDuplicateRow,
                    .message = "the sector " + in_ticks(name.text) + " stands here twice",
                    .suggestion = "make one row of the two"});
    }
    const std::optional<double> number = value_in(row[*value], column, table, file, report);
    if (known && number) rows.push_back({name.text, *number, row[*value].extent});
    const bool count = column.kind == SectorColumn::Kind::count;
    if (count && number && readings_of(row[*value], table)) ambiguous.push_back(&row[*value]);
  }
  warn_of_thousands(ambiguous, table, file, report);
  return rows;
}

}  // namespace

std::vector<SectorValue> read_sector_values(const SourceFile& file, const SectorColumn& column,
                                            Report& report) {
  const std::size_t before = report.errors();
  const std::optional<Table> table = parse_csv(file, report);
  if (!table) return {};
  std::vector<SectorValue> rows = read_rows(*table, file, column, report);
  if (rows.empty() && report.errors() == before) report_no_rows(file, report);
  std::sort(rows.begin(), rows.end(),
            [](const SectorValue& a, const SectorValue& b) { return a.sector < b.sector; });
  return rows;
}

}  // namespace spearhead::scenarios
