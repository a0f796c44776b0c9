#include "engine/world/ties.h"

#include <algorithm>
#include <string>

#include "engine/base/error.h"
#include "engine/parallel/parallel.h"
#include "engine/world/world.h"

namespace spearhead {
namespace {

bool lists(const Ties& ties, std::uint32_t other) {
  return std::find(ties.begin(), ties.end(), other) != ties.end();
}

void append(Ties& ties, std::uint32_t other) {
  const std::uint32_t count = tie_count(ties);
  require_law(count < ties.size(), "a firm has more partnerships than places for them");
  ties[count] = other;
}

/// Takes one end out of a firm's list and project; the rest keeps its order.
void forget(Firms& firms, FirmRow row, std::uint32_t other) {
  Ties& ties = firms.ties[row];
  std::fill(std::remove(ties.begin(), ties.end(), other), ties.end(), kNobody);
  Project& project = firms.project[row];
  if (project.partner == other) project.partner = kNobody;
}

std::uint32_t mark_of(UniversityId university) { return kUniversityTie | university.value; }

}  // namespace

bool tied(const Firms& firms, FirmRow row, std::uint32_t other) {
  return lists(firms.ties[row], other);
}

void begin_tie(Firms& firms, FirmRow a, FirmRow b) {
  append(firms.ties[a], b.value);
  append(firms.ties[b], a.value);
}

void begin_tie(Firms& firms, FirmRow row, UniversityId university) {
  append(firms.ties[row], mark_of(university));
}

void end_tie(Firms& firms, FirmRow a, FirmRow b) {
  forget(firms, a, b.value);
  forget(firms, b, a.value);
}

void end_tie(Firms& firms, FirmRow row, UniversityId university) {
  forget(firms, row, mark_of(university));
}

void forget_leavers(Firms& firms, std::span<const FirmRow> leavers) {
  for (const FirmRow leaver : leavers) {
    for (const std::uint32_t other : firms.ties[leaver]) {
      if (is_firm(other)) forget(firms, FirmRow{other}, leaver.value);
    }
  }
}

namespace {

/// Rows are asked for so many firms before they are looked at.
constexpr std::size_t kAhead = 8;

/// Makes the map reach all rows, old and new.
void reach(std::uint32_t rows, std::span<const RowMove> moves, MoveMap& map) {
  for (const RowMove& move : moves) rows = std::max(rows, move.to + 1);
  if (map.place_of.size() >= rows) return;
  map.place_of.resize(rows, kNobody);
  map.origin_of.resize(rows, kNobody);
}

/// Follows every firm through its moves.
void find_places(std::span<const RowMove> moves, MoveMap& map) {
  map.touched.clear();
  for (const RowMove& move : moves) {
    std::uint32_t origin = map.origin_of[move.from];
    if (origin == kNobody) {
      origin = move.from;
      map.touched.push_back(origin);
    }
    map.origin_of[move.from] = kNobody;
    map.origin_of[move.to] = origin;
    map.place_of[origin] = move.to;
  }
}

/// Adds the partners of firms that move to the rows that are touched; who stays is placed where it
/// is, so that each comes once.
void find_partners_of_moved(const Firms& firms, MoveMap& map) {
  const std::size_t moved = map.touched.size();
  for (std::size_t i = 0; i < moved; ++i) {
    if (i + kAhead < moved) __builtin_prefetch(firms.ties.from(map.touched[i + kAhead]));
    for (const std::uint32_t other : firms.ties[FirmRow{map.touched[i]}]) {
      if (!is_firm(other) || map.place_of[other] != kNobody) continue;
      map.place_of[other] = other;
      map.touched.push_back(other);
    }
  }
}

void rename(const MoveMap& map, std::uint32_t& tie) {
  if (is_firm(tie) && map.place_of[tie] != kNobody) tie = map.place_of[tie];
}

/// Gives the lists and projects of touched rows the new row numbers.
void rename_in(std::span<const std::uint32_t> touched, const MoveMap& map, Firms& firms) {
  for (std::size_t i = 0; i < touched.size(); ++i) {
    if (i + kAhead < touched.size()) {
      __builtin_prefetch(firms.ties.from(touched[i + kAhead]));
      __builtin_prefetch(firms.project.from(touched[i + kAhead]));
    }
    const FirmRow row{touched[i]};
    for (std::uint32_t& tie : firms.ties[row]) rename(map, tie);
    rename(map, firms.project[row].partner);
  }
}

}  // namespace

void follow_moves(Firms& firms, std::span<const RowMove> moves, MoveMap& map) {
  reach(firms.size(), moves, map);
  find_places(moves, map);
  find_partners_of_moved(firms, map);
  constexpr std::uint32_t kGroup = 1024;
  const auto rows = static_cast<std::uint32_t>(map.touched.size());
  parallel::for_each_part((rows + kGroup - 1) / kGroup, rows, [&](std::uint32_t group) {
    const std::uint32_t first = group * kGroup;
    rename_in(std::span(map.touched).subspan(first, std::min(kGroup, rows - first)), map, firms);
  });
  for (const std::uint32_t row : map.touched) map.place_of[row] = kNobody;
  for (const RowMove& move : moves) map.origin_of[move.to] = kNobody;
}

namespace {

void require(bool holds, const World& world, FirmRow row, const char* law) {
  if (holds) return;
  throw ModelError("the firm in row " + std::to_string(row.value) + " of " +
                   std::to_string(world.firms.size()) + " " + law);
}

void check_firm(const World& world, FirmRow row) {
  const Firms& firms = world.firms;
  const Ties& ties = firms.ties[row];
  const std::uint32_t count = tie_count(ties);
  for (std::uint32_t i = 0; i < ties.size(); ++i) {
    const std::uint32_t other = ties[i];
    require((i < count) == (other != kNobody), world, row, "has a gap in its partnerships");
    if (other == kNobody) continue;
    require(other != row.value, world, row, "is its own partner");
    require(std::count(ties.begin(), ties.end(), other) == 1, world, row, "has a partner twice");
    if (is_university(other)) {
      require((other & ~kUniversityTie) < world.universities.size(), world, row,
              "has a university for a partner that does not exist");
    } else {
      require(other < firms.size(), world, row, "has a partner that does not exist");
      require(lists(firms.ties[FirmRow{other}], row.value), world, row,
              "has a partner that does not know of it");
    }
  }
  const std::uint32_t partner = firms.project[row].partner;
  require(partner == kNobody || lists(ties, partner), world, row,
          "has a project with somebody who is not its partner");
}

}  // namespace

void check_ties(const World& world) {
  for (std::uint32_t i = 0; i < world.firms.size(); ++i) check_firm(world, FirmRow{i});
}

}  // namespace spearhead
