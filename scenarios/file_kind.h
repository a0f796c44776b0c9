#pragma once

#include "scenarios/yaml_document.h"

namespace spearhead::scenarios {

/// What a YAML file is for. The schema for editors decides by the same keys.
enum class FileKind { scenario, region, parameters };

/// First: a key of a region file and none of a scenario.
inline constexpr const char* kMarksOfRegion[] = {"employment", "code", "year", "licence"};
inline constexpr const char* kNotOfRegion[] = {"region", "regions", "years", "programmes",
                                               "question"};
/// Otherwise: the key `parameters` with a map, and none of these.
inline constexpr const char* kNotOfParameters[] = {"region", "regions", "programmes"};

/// The kind of the file with that root: a scenario where the keys above do not say otherwise.
FileKind kind_of_file(const YamlNode& root);

}  // namespace spearhead::scenarios
