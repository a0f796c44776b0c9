#pragma once

#include <cstdint>

#include "tests/support/knowledge_worlds.h"

/// Worlds in which projects are all that firms do.
namespace spearhead::support {

/// Firms that work on nothing but projects.
inline Scenario project_scenario() {
  Scenario scenario = support::small_scenario();
  support::without_improvements(scenario);
  support::without_learning(scenario);
  return scenario;
}

/// Gives every firm a project of this kind whose work is done; recombinations join two fields of
/// middle distance, one of them a partner's where there is one.
inline void all_done(World& world, ProjectKind kind) {
  Firms& firms = world.firms;
  for_each_firm(world, [&](FirmRow row) {
    firms.kene[row] = {};
    learn_field(firms.kene[row], 2, 0.8, 1, 1);
    learn_field(firms.kene[row], 4, 0.8, 1, 1);
    firms.absorptive_capacity[row] = 0.5;
    const std::uint32_t tie = firms.ties[row][0];
    firms.project[row] = {kind, 2, 4, 0, is_firm(tie) ? tie : kNobody};
    firms.project_work[row] = 1;
    firms.project_done[row] = 10;
    firms.project_worth[row] = 2;
  });
}

inline double share_of_firms(const World& world, const auto& holds) {
  std::uint32_t count = 0;
  for_each_firm(world, [&](FirmRow row) { count += holds(row) ? 1 : 0; });
  return static_cast<double>(count) / world.firms.size();
}

inline double mean_of_firms(const World& world, const Column<FirmRow, double>& column) {
  double sum = 0;
  for_each_firm(world, [&](FirmRow row) { sum += column[row]; });
  return sum / world.firms.size();
}

}  // namespace spearhead::support
