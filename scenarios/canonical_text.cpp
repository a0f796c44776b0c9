#include "scenarios/canonical_text.h"

namespace spearhead::scenarios {
namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

}  // namespace

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') out += '\\';
    if (letter == '\n') {
      out += "\\n";
    } else if (letter == '\t') {
      out += "\\t";
    } else {
      out += letter;
    }
  }
  return out + '"';
}

std::string flow_list(const std::vector<std::string>& values) { return '[' + joined(values) + ']'; }

std::string flow_map(const std::vector<std::string>& entries) {
  return '{' + joined(entries) + '}';
}

std::string quoted_list(const std::vector<std::string>& texts) {
  std::vector<std::string> values;
  for (const std::string& text : texts) values.push_back(quoted(text));
  return flow_list(values);
}

}  // namespace spearhead::scenarios
