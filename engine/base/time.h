#pragma once

#include <cstdint>

namespace spearhead {

/// The step of the model is a quarter, and nothing else.
inline constexpr std::uint32_t kStepsPerYear = 4;
inline constexpr double kStepYears = 1.0 / kStepsPerYear;

}  // namespace spearhead
