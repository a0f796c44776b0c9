#include "output/records.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "output/effect_text.h"

namespace spearhead::output {
namespace {

/// A text as a cell of CSV: in quotes where it must be.
std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"') result += '"';
    result += letter;
  }
  return result + '"';
}

std::string csv_cell(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return quoted(*text);
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return fmt::format("{}", *whole);
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "true" : "false";
  const auto* number = std::get_if<double>(&cell);
  return number != nullptr && std::isfinite(*number) ? fmt::format("{}", *number) : "";
}

std::string readable_cell(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return markdown_cell(*text);
  if (const auto* number = std::get_if<double>(&cell)) return readable_number(*number);
  if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "yes" : "no";
  return csv_cell(cell);
}

}  // namespace

void Records::append(Records other) {
  if (columns.empty()) columns = std::move(other.columns);
  rows.insert(rows.end(), std::make_move_iterator(other.rows.begin()),
              std::make_move_iterator(other.rows.end()));
}

void Records::add_column(const std::string& name, const std::string& text) {
  columns.push_back(name);
  for (std::vector<Cell>& row : rows) row.emplace_back(text);
}

std::string csv_text(const Records& records) {
  std::string text = fmt::format("{}\n", fmt::join(records.columns, ","));
  for (const std::vector<Cell>& row : records.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + csv_cell(row[i]);
    text += '\n';
  }
  return text;
}

std::string markdown_text(const Records& records, const std::vector<std::string>& hidden) {
  const auto shown = [&](std::size_t column) {
    return std::ranges::find(hidden, records.columns[column]) == hidden.end();
  };
  std::string text = "|";
  std::string rule = "|";
  for (std::size_t i = 0; i < records.columns.size(); ++i) {
    if (!shown(i)) continue;
    text += fmt::format(" {} |", records.columns[i]);
    rule += "---|";
  }
  text += '\n' + rule + '\n';
  for (const std::vector<Cell>& row : records.rows) {
    text += '|';
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (shown(i)) text += fmt::format(" {} |", readable_cell(row[i]));
    }
    text += '\n';
  }
  return text;
}

std::string markdown_cell(std::string text) {
  for (std::size_t i = text.find('|'); i != std::string::npos; i = text.find('|', i + 2)) {
    text.insert(i, "\\");
  }
  return text;
}

}  // namespace spearhead::output
