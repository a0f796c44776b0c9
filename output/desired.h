#pragma once

#include <cstdint>
#include <string>

#include "output/analysis/best.h"

namespace spearhead::output {

/// Which way a region wants an indicator to go; of its structure more is neither good nor bad.
enum class Desired : std::uint8_t { more, less, neither };
Desired desired(const std::string& indicator);

/// The best value where one must be named: the lowest of what is wanted less, else the highest.
Best best_of(const std::string& indicator);

}  // namespace spearhead::output
