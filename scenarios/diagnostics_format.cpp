#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "scenarios/diagnostics.h"
#include "scenarios/utf8.h"

namespace spearhead::scenarios {
namespace {

const char* word(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

// Blanks as wide as the text before the problem; tabs stay tabs, whatever their width is.
std::string indent_of(std::string_view before) {
  std::string indent;
  for (std::size_t at = 0; at < before.size();) {
    std::size_t next = at + 1;
    while (next < before.size() && code_point_start(before, next) != next) ++next;
    const std::string_view letter = before.substr(at, next - at);
    indent.append(letter == "\t" ? 1 : display_width(letter), letter == "\t" ? '\t' : ' ');
    at = next;
  }
  return indent;
}

std::size_t offset_of_column(std::string_view line, int column) {
  std::size_t offset = 0;
  for (int at = 1; at < column && offset < line.size(); ++at) {
    ++offset;
    while (offset < line.size() && code_point_start(line, offset) != offset) ++offset;
  }
  return offset;
}

std::string quoted_source(const Diagnostic& diagnostic) {
  const std::string_view line = diagnostic.source_line;
  const int length = std::max(1, diagnostic.end_column - diagnostic.column);
  const std::size_t begin = offset_of_column(line, diagnostic.source_column);
  const std::size_t end = offset_of_column(line, diagnostic.source_column + length);
  const std::size_t carets =
      std::max<std::size_t>(1, display_width(line.substr(begin, end - begin)));
  const std::string number = std::to_string(diagnostic.line);
  const std::string gutter(number.size(), ' ');
  return fmt::format("{} |\n{} | {}\n{} | {}{}\n", gutter, number, line, gutter,
                     indent_of(line.substr(0, begin)), std::string(carets, '^'));
}

std::string to_text(const Diagnostic& diagnostic) {
  std::string text = fmt::format("{}[{}]: {}\n  --> {}:{}:{}\n", word(diagnostic.severity),
                                 diagnostic.code, printable(diagnostic.message),
                                 printable(diagnostic.file), diagnostic.line, diagnostic.column);
  if (!diagnostic.source_line.empty()) text += quoted_source(diagnostic);
  if (!diagnostic.expected.empty()) {
    text += fmt::format("  = help: expected {}\n", printable(diagnostic.expected));
  }
  if (!diagnostic.suggestion.empty()) {
    text += fmt::format("  = help: {}\n", printable(diagnostic.suggestion));
  }
  return text;
}

nlohmann::ordered_json to_json(const Diagnostic& diagnostic) {
  return {{"code", diagnostic.code},
          {"severity", word(diagnostic.severity)},
          {"file", diagnostic.file},
          {"line", diagnostic.line},
          {"column", diagnostic.column},
          {"end_column", diagnostic.end_column},
          {"message", diagnostic.message},
          {"expected", diagnostic.expected},
          {"suggestion", diagnostic.suggestion}};
}

}  // namespace

std::string to_text(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!text.empty()) text += '\n';
    text += to_text(diagnostic);
  }
  return text;
}

std::string to_json(const std::vector<Diagnostic>& diagnostics) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Diagnostic& diagnostic : diagnostics) list.push_back(to_json(diagnostic));
  nlohmann::ordered_json document;
  document["diagnostics"] = std::move(list);
  // Diagnostics about invalid UTF-8 quote it; the JSON must be valid all the same.
  return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace spearhead::scenarios
