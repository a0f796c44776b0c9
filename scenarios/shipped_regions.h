#pragma once

#include <string>
#include <vector>

namespace spearhead::scenarios {

/// A region that travels inside the program.
struct ShippedRegion {
  std::string name;  ///< of its file, without ending
  std::string code;
  std::string title;
  std::string year;
  std::string source;
};

/// The one to learn and try things with.
inline constexpr const char* kTrainingRegion = "larkenmark";

/// All of them, by name.
std::vector<ShippedRegion> shipped_regions();

/// What to do when `path`, which cannot be read, is the name or code of a region that travels
/// inside the program, or the path of its file; empty for other paths.
std::string help_on_shipped_region(const std::string& path);

}  // namespace spearhead::scenarios
