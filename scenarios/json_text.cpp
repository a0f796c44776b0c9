#include "scenarios/json_text.h"

namespace spearhead::scenarios {
namespace {

using Json = nlohmann::ordered_json;

std::string in_one_line(const Json& value) {
  if (!value.is_structured()) return value.dump();
  std::string text;
  for (const auto& [key, item] : value.items()) {
    if (!text.empty()) text += ", ";
    if (value.is_object()) text += Json(key).dump() + ": ";
    text += in_one_line(item);
  }
  return value.is_object() ? '{' + text + '}' : '[' + text + ']';
}

/// Appends `value`, which begins at `column` of a line indented by `indent`; one more column is
/// kept for the comma behind it.
void append(const Json& value, std::size_t indent, std::size_t column, std::size_t width,
            std::string& text) {
  const std::string line = in_one_line(value);
  if (!value.is_structured() || value.empty() || column + line.size() < width) {
    text += line;
    return;
  }
  text += value.is_object() ? '{' : '[';
  bool first = true;
  for (const auto& [key, item] : value.items()) {
    const std::string name = value.is_object() ? Json(key).dump() + ": " : "";
    text += (first ? "\n" : ",\n") + std::string(indent + 2, ' ') + name;
    append(item, indent + 2, indent + 2 + name.size(), width, text);
    first = false;
  }
  text += '\n' + std::string(indent, ' ') + (value.is_object() ? '}' : ']');
}

}  // namespace

std::string json_text(const nlohmann::ordered_json& document, std::size_t width) {
  std::string text;
  append(document, 0, 0, width, text);
  return text + '\n';
}

}  // namespace spearhead::scenarios
