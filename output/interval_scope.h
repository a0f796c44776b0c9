#pragma once

#include <string>

#include "output/study.h"

namespace spearhead::output {

/// The entry that says how parameters vary from future to future; a study without it holds them
/// fixed.
inline constexpr const char* kParameters = "parameters";
inline constexpr const char* kFixedParameters = "fixed";

/// What the intervals of a study's numbers hold, and what they do not.
struct IntervalScope {
  std::string parameters;  ///< as the study says, `kFixedParameters` where it says nothing
  std::string brief;       ///< "futures at fixed parameters"
  std::string sentence;

  friend bool operator==(const IntervalScope&, const IntervalScope&) = default;
};
IntervalScope interval_scope(const StudyDescription& study);

}  // namespace spearhead::output
