#include "engine/world/regroup.h"

#include <algorithm>

#include "engine/parallel/parallel.h"

namespace spearhead {
namespace {

/// Fills every leaver's place with the last staying row of its segment.
void close_holes(const Layout& layout, std::span<const FirmRow> leavers, RegroupPlan& plan) {
  std::size_t next = 0;
  for (std::uint32_t k = 0; k < layout.segments(); ++k) {
    const std::uint32_t begin = layout.begin(SegmentId{k});
    std::uint32_t end = layout.end(SegmentId{k});
    std::size_t last = next;
    while (last < leavers.size() && leavers[last].value < end) ++last;
    std::size_t tail = last;
    while (next < tail) {
      --end;
      if (leavers[tail - 1].value == end) {
        --tail;  // the last row leaves itself
      } else {
        plan.moves.push_back({end, leavers[next].value});
        ++next;
      }
    }
    next = last;
    plan.old_begin.push_back(begin);
    plan.staying.push_back(end - begin);
  }
}

/// Moves one segment's rows that lie outside its new place to the free end of the new place.
void shift(RegroupPlan& plan, std::size_t k) {
  const std::uint32_t from = plan.old_begin[k];
  const std::uint32_t to = plan.new_begin[k];
  const std::uint32_t rows = plan.staying[k];
  if (to > from) {
    const std::uint32_t moving = std::min(to - from, rows);
    for (std::uint32_t i = 0; i < moving; ++i) {
      plan.moves.push_back({from + i, to + rows - moving + i});
    }
  } else if (to < from) {
    const std::uint32_t moving = std::min(from - to, rows);
    for (std::uint32_t i = 0; i < moving; ++i) {
      plan.moves.push_back({from + rows - moving + i, to + i});
    }
  }
}

/// Segments that go up are shifted from the last to the first, then those that go down from the
/// first to the last: so nobody moves into a place that is still taken.
void shift_segments(RegroupPlan& plan) {
  const std::size_t segments = plan.old_begin.size();
  for (std::size_t k = segments; k-- > 0;) {
    if (plan.new_begin[k] > plan.old_begin[k]) shift(plan, k);
  }
  for (std::size_t k = 0; k < segments; ++k) {
    if (plan.new_begin[k] < plan.old_begin[k]) shift(plan, k);
  }
}

/// Rows of every segment before and after, and the moves between the two.
void make_plan(const Layout& layout, std::span<const FirmRow> leavers,
               std::span<const std::uint32_t> entrants_of_segment, RegroupPlan& plan) {
  plan.old_begin.clear();
  plan.staying.clear();
  plan.new_begin.clear();
  plan.new_size.clear();
  plan.moves.clear();
  plan.entering.clear();
  close_holes(layout, leavers, plan);
  std::uint32_t place = 0;
  for (std::size_t k = 0; k < plan.staying.size(); ++k) {
    plan.new_begin.push_back(place);
    plan.new_size.push_back(plan.staying[k] + entrants_of_segment[k]);
    const std::uint32_t entrants = place + plan.staying[k];
    place += plan.new_size.back();
    for (std::uint32_t row = entrants; row < place; ++row) plan.entering.push_back(row);
  }
  shift_segments(plan);
}

template <class C>
void carry_out(const RegroupPlan& plan, std::uint32_t rows, C& column, const C& entering) {
  column.resize(std::max(rows, column.size()));
  for (const RowMove& move : plan.moves) {
    column[FirmRow{move.to}] = column[FirmRow{move.from}];
  }
  for (std::uint32_t entrant = 0; entrant < plan.entering.size(); ++entrant) {
    column[FirmRow{plan.entering[entrant]}] = entering[FirmRow{entrant}];
  }
  column.resize(rows);
}

}  // namespace

void regroup(Firms& firms, Layout& layout, std::span<const FirmRow> leavers, const Firms& entrants,
             std::span<const std::uint32_t> entrants_of_segment, RegroupPlan& plan) {
  make_plan(layout, leavers, entrants_of_segment, plan);
  forget_leavers(firms, leavers);
  follow_moves(firms, plan.moves, plan.map);
  layout.assign(plan.new_size);
  parallel::for_each_part(kColumnsOf<Firms>, layout.rows(), [&](std::uint32_t wanted) {
    std::uint32_t index = 0;
    for_each_column(
        [&](const char*, auto& column, const auto& entering) {
          if (index++ == wanted) carry_out(plan, layout.rows(), column, entering);
        },
        firms, entrants);
  });
}

}  // namespace spearhead
