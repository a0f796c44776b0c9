#include "scenarios/file_kind.h"

#include <algorithm>
#include <span>

namespace spearhead::scenarios {
namespace {

bool has_any(const YamlNode& root, std::span<const char* const> keys) {
  return std::ranges::any_of(keys, [&](const char* key) { return root.find(key) != nullptr; });
}

}  // namespace

FileKind kind_of_file(const YamlNode& root) {
  if (has_any(root, kMarksOfRegion) && !has_any(root, kNotOfRegion)) return FileKind::region;
  const YamlNode* parameters = root.find("parameters");
  const bool map = parameters != nullptr && parameters->kind == YamlNode::Kind::map;
  return map && !has_any(root, kNotOfParameters) ? FileKind::parameters : FileKind::scenario;
}

}  // namespace spearhead::scenarios
