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

std::string help_on_shipped_region(const std::string& path) {
  const std::string stem = std::filesystem::path(path).stem().string();
  for (const ShippedRegion& region : shipped_regions()) {
    if (stem != region.name && stem != region.code) continue;
    return "the region " + region.name + " of this program is the file scenarios/regions/" +
           region.name + ".yaml of its source folder, or share/spearhead/regions/" + region.name +
           ".yaml where it is installed: give that path";
  }
  return {};
}

}  // namespace spearhead::scenarios
