#include "scenarios/shipped_regions.h"

#include <filesystem>

#include "scenarios/embedded.h"
#include "scenarios/yaml_document.h"

namespace spearhead::scenarios {
namespace {

std::string text_of(const YamlNode& root, const char* key) {
  const YamlNode* node = root.find(key);
  return node == nullptr ? "" : node->text;
}

}  // namespace

std::vector<ShippedRegion> shipped_regions() {
  std::vector<ShippedRegion> regions;
  for (const EmbeddedFile& file : embedded_files()) {
    const std::filesystem::path path(file.path);
    if (path.parent_path() != "scenarios/regions" || path.extension() != ".yaml") continue;
    Report report;
    const std::optional<YamlNode> root =
        parse_yaml(SourceFile(path.string(), std::string(file.text)), report);
    report.throw_if_failed();
    regions.push_back({path.stem().string(), text_of(*root, "code"), text_of(*root, "name"),
                       text_of(*root, "year"), text_of(*root, "source")});
  }
  return regions;
}

}  // namespace spearhead::scenarios
