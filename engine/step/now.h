#pragma once

#include <cstdint>

#include "engine/random/draws.h"
#include "engine/scenario.h"

namespace spearhead {

/// All that a phase may know besides the state.
struct Now {
  const Scenario& scenario;
  std::uint32_t step;  ///< quarters since the start
  Draws draws;

  const Parameters& rule() const { return scenario.rule; }
  int year() const { return scenario.first_year + static_cast<int>(step / kStepsPerYear); }
  std::uint32_t quarter() const { return step % kStepsPerYear; }
};

}  // namespace spearhead
