#pragma once

#include <optional>
#include <string>
#include <vector>

namespace spearhead::scenarios {

/// What is known of real regions and firms, or required of the model, and when the model is said to
/// agree with it.
struct StylisedFact {
  std::string id;
  std::string name;
  std::string unit;
  std::string target;        ///< as published
  std::optional<double> lo;  ///< band in which the model's value must lie; open where not given
  std::optional<double> hi;
  std::string source;
  std::string basis;  ///< of the band, or why there is none

  bool has_band() const { return lo || hi; }
  bool holds(double value) const { return (!lo || value >= *lo) && (!hi || value <= *hi); }
};

/// All of them, in the order of the table in the program.
const std::vector<StylisedFact>& stylised_facts();

}  // namespace spearhead::scenarios
