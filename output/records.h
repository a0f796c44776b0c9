#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace spearhead::output {

/// A cell of a table for programs; std::monostate, and a number that is none, where there is
/// nothing to say.
using Cell = std::variant<std::monostate, std::string, double, std::int64_t, bool>;

/// A table with named columns. Every row has a cell for each; JSON documents use the same names.
struct Records {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;

  /// Appends the rows of `other`, which has the same columns or is the first to have any.
  void append(Records other);
  /// Adds a column with the same text in every row.
  void add_column(const std::string& name, const std::string& text);
};

/// Comma-separated values with a header; numbers are the shortest that are read back as they were.
std::string csv_text(const Records& records);

/// A table for Markdown with readable numbers, without the columns of `hidden`.
std::string markdown_text(const Records& records, const std::vector<std::string>& hidden = {});

/// A text as a cell of Markdown, where bars end cells.
std::string markdown_cell(std::string text);

}  // namespace spearhead::output
