#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/diagnostics.h"
#include "scenarios/source_file.h"

namespace spearhead::scenarios {

/// One cell of a table as it was written, without quotation marks and blanks around it.
struct Cell {
  std::string text;
  Extent extent;
};

using Row = std::vector<Cell>;

/// A table with a header; every row has as many cells as the header.
struct Table {
  char separator = ',';
  Row header;
  std::vector<Row> rows;

  /// Index of the column of that name, or nothing.
  std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads a table whose separator (comma, semicolon or tab) its header shows. Empty rows are
/// skipped. \returns nothing when the text is no table at all; rows that are wrong are reported and
/// left out
std::optional<Table> parse_csv(const SourceFile& file, Report& report);

/// Index of a column that the table must have; reports when it lacks it.
/// \param header the columns that the table needs, for the message: "sector,employment"
std::optional<std::size_t> require_column(const Table& table, const char* name,
                                          const std::string& header, const SourceFile& file,
                                          Report& report);

/// Reports a table that has a header only.
void report_no_rows(const SourceFile& file, Report& report);

/// The number in a cell. In tables with semicolons a comma is read as the decimal point.
/// \returns nothing when it is none, which is reported
std::optional<double> number_in(const Cell& cell, const Table& table, const SourceFile& file,
                                Report& report);

/// The share in a cell, such as 0.15 or 15 %, likewise.
std::optional<double> share_in(const Cell& cell, const Table& table, const SourceFile& file,
                               Report& report);

}  // namespace spearhead::scenarios
