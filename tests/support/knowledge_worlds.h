#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/base/hash.h"
#include "engine/step/phases.h"
#include "engine/world/ties.h"
#include "tests/support/worlds.h"

/// Worlds in which firms know something and somebody, for tests of research and learning.
namespace spearhead::support {

inline Now now_of(const Scenario& scenario, const World& world) {
  return {scenario, world.step, Draws(Luck{1, 0}, world.step)};
}

/// Calls `visit(row)` for every firm.
template <class Visit>
void for_each_firm(const World& world, const Visit& visit) {
  for (FirmRow row{0}; row.value < world.firms.size(); ++row.value) visit(row);
}

/// A founded world, with partnerships between firms and with the first university.
inline World founded_with_ties(const Scenario& scenario) {
  World world = found(scenario, Luck{1, 0});
  Firms& firms = world.firms;
  const auto has_room = [&](FirmRow row) { return tie_count(firms.ties[row]) < 4; };
  for_each_firm(world, [&](FirmRow row) {
    const FirmRow other{static_cast<std::uint32_t>(mix(firms.key[row]) % firms.size())};
    const bool possible = row != other && has_room(row) && has_room(other);
    if (possible && !tied(firms, row, other.value)) begin_tie(firms, row, other);
    if (row.value % 8 == 0 && has_room(row) && world.universities.size() > 0) {
      begin_tie(firms, row, UniversityId{0});
    }
  });
  return world;
}

/// The same world with the rows of every segment in the opposite order.
inline World upside_down(const World& world) {
  World turned = world;
  std::vector<std::uint32_t> place(world.firms.size());
  for (std::uint32_t k = 0; k < world.layout.segments(); ++k) {
    const SegmentId segment{k};
    for (std::uint32_t i = world.layout.begin(segment); i < world.layout.end(segment); ++i) {
      place[i] = world.layout.begin(segment) + (world.layout.end(segment) - 1 - i);
    }
  }
  for_each_column(
      [&](const char*, auto& to, const auto& from) {
        for (std::uint32_t i = 0; i < world.firms.size(); ++i) {
          to[FirmRow{place[i]}] = from[FirmRow{i}];
        }
      },
      turned.firms, world.firms);
  for_each_firm(turned, [&](FirmRow row) {
    for (std::uint32_t& tie : turned.firms.ties[row]) tie = is_firm(tie) ? place[tie] : tie;
    std::uint32_t& partner = turned.firms.project[row].partner;
    partner = is_firm(partner) ? place[partner] : partner;
  });
  return turned;
}

/// A quarter of research and learning.
inline void think(const Scenario& scenario, World& world) {
  const Now now = now_of(scenario, world);
  keep_knowledge(now, world);
  draw_lots(now, world);
  draw_circles(now, world);
  innovate(now, world);
  learn(now, world);
  take_in(now, world);
  ++world.step;
}

inline std::int64_t sum_of(const Column<SegmentId, std::int64_t>& column) {
  std::int64_t sum = 0;
  for (std::uint32_t k = 0; k < column.size(); ++k) sum += column[SegmentId{k}];
  return sum;
}

inline std::size_t lesson_count(const World& world) {
  std::size_t count = 0;
  for (const auto& lessons : world.work.outbox.lessons) count += lessons.size();
  return count;
}

/// No projects, so that only small improvements are left.
inline void without_projects(Scenario& scenario) {
  scenario.rule.project_share = 0;
  scenario.rule.project_informal = 0;
}

/// No improvements, so that only projects are left.
inline void without_improvements(Scenario& scenario) { scenario.rule.innovation_rate = 0; }

/// Nobody learns from anybody.
inline void without_learning(Scenario& scenario) {
  scenario.rule.imitation_rate = 0;
  scenario.rule.world_practice = 0;
  scenario.rule.partner_learning = 0;
  scenario.rule.mobility_learning = 0;
  scenario.rule.backward_spillover = 0;
}

}  // namespace spearhead::support
