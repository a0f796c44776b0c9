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

}  // namespace spearhead::scenarios
