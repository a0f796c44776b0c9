#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/diagnostics.h"
#include "scenarios/source_file.h"

namespace spearhead::scenarios {

/// A value of a YAML file as it was written: nothing is converted.
struct YamlNode {
  enum class Kind { empty, text, list, map, refused };

  Kind kind = Kind::empty;
  bool quoted = false;  ///< text in quotes or a block: never a number or a boolean
  std::string text;     ///< of Kind::text
  std::string key;      ///< when the node is the value of a map's entry
  Extent extent;
  Extent key_extent;
  std::vector<YamlNode> items;  ///< of a list, or the entries of a map in the order of the file

  /// The entry of that key, or null.
  const YamlNode* find(std::string_view name) const;
};

/// Lists and maps inside each other, at most.
inline constexpr std::size_t kDeepest = 64;
/// Values in one file, at most.
inline constexpr std::size_t kMostNodes = 200'000;

/// Reads one YAML document, without anchors, aliases, merge keys, tags, duplicate keys and keys
/// that are not text: each is reported with its place, and so is everything that is not YAML, not
/// UTF-8, too large or too deep. \returns the root, or nothing when the file's structure could not
/// be read to its end; otherwise
///          refused parts stand in the tree as Kind::refused, about which nobody need complain
///          again.
std::optional<YamlNode> parse_yaml(const SourceFile& file, Report& report);

}  // namespace spearhead::scenarios
