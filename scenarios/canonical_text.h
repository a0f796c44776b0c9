#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace spearhead::scenarios {

/// Writes block YAML.
class BlockText {
 public:
  void open(const std::string& key) {
    line(key, "");
    ++depth_;
  }
  void close() { --depth_; }
  void line(const std::string& key, const std::string& value) {
    text_.append(2 * depth_, ' ') += key + (value.empty() ? ":\n" : ": " + value + "\n");
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::size_t depth_ = 0;
};

/// The text in quotes, with escapes where YAML needs them.
std::string quoted(const std::string& text);

/// `[a, b]` and `{a, b}` of values, and of entries, as they stand in YAML.
std::string flow_list(const std::vector<std::string>& values);
std::string flow_map(const std::vector<std::string>& entries);

/// A list of texts, each in quotes.
std::string quoted_list(const std::vector<std::string>& texts);

}  // namespace spearhead::scenarios
