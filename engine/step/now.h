#pragma once

#include <cstdint>

#include "engine/random/draws.h"
#include "engine/scenario.h"

namespace spearhead {

/// What a quarter is simulated for.
enum class Stage : std::uint8_t {
  searching,  ///< demand and wages held at par, outside fitness sought that keeps exports
  settling,   ///< demand and wages held at par, before the run begins
  running
};

/// All that a phase may know besides the state.
struct Now {
  const Scenario& scenario;
  std::uint32_t step;  ///< quarters since the start of the run, or of the spin-up
  Draws draws;
  Stage stage = Stage::running;

  const Parameters& rule() const { return scenario.rule; }
  const KnowledgeSpace& knowledge() const { return scenario.knowledge; }
  int year() const { return scenario.first_year + static_cast<int>(step / kStepsPerYear); }
  std::uint32_t quarter() const { return step % kStepsPerYear; }
  bool running() const { return stage == Stage::running; }
};

/// Firms do once a year what changes slowly, each in a quarter of its own that its key decides.
inline bool has_its_quarter(Key key, std::uint32_t step) {
  return (key ^ step) % kStepsPerYear == 0;
}

/// Chance in a quarter of something that happens at `rate` per year.
double chance_of(double rate);

/// Whether it happens in a quarter, by a uniform number. 1 - exp(-x) lies between x - x^2/2 and x,
/// so that the exponential is rarely needed.
inline bool happens(double u, double rate) {
  const double x = kStepYears * rate;
  return u < x && (u < x - 0.5 * x * x || u < chance_of(rate));
}

}  // namespace spearhead
