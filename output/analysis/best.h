#pragma once

#include <cstdint>

namespace spearhead::output {

/// Which value of an indicator is the best one.
enum class Best : std::uint8_t { highest, lowest };

/// The value itself or its negative, so that more of it is better.
inline double oriented(Best best, double value) { return best == Best::highest ? value : -value; }

}  // namespace spearhead::output
