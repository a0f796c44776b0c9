#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/id.h"
#include "engine/world/firms.h"

/// Partnerships between firms stand in the lists of both; those with universities in the firm's.
/// The order of a list follows from its history and never from rows: new ones come last, and what
/// ends leaves the rest as it was.
namespace spearhead {

struct World;

/// A firm's row changes.
struct RowMove {
  std::uint32_t from;
  std::uint32_t to;
};

/// Buffers of `follow_moves`, kept between steps; empty of meaning between calls.
struct MoveMap {
  std::vector<std::uint32_t> place_of;   ///< where the firm of an old row ends up; else kNobody
  std::vector<std::uint32_t> origin_of;  ///< old row of the firm that was moved to a row
  std::vector<std::uint32_t> touched;    ///< old rows whose lists may name a moved one
};

/// Whether the firm has a partnership with this other end.
bool tied(const Firms& firms, FirmRow row, std::uint32_t other);

/// Two different firms that are not tied become partners; both need room.
void begin_tie(Firms& firms, FirmRow a, FirmRow b);

/// The firm ties itself to a university; it needs room.
void begin_tie(Firms& firms, FirmRow row, UniversityId university);

/// Ends the partnership of two firms. A project that got its other field through it goes on without
/// a partner.
void end_tie(Firms& firms, FirmRow a, FirmRow b);

/// The same with a university.
void end_tie(Firms& firms, FirmRow row, UniversityId university);

/// Takes firms that close out of the lists and projects of their partners.
void forget_leavers(Firms& firms, std::span<const FirmRow> leavers);

/// Writes new row numbers into all lists and projects that name rows which are going to move.
/// `moves` are carried out in order; a row may move more than once. To be called when leavers have
/// been forgotten and no row has moved yet. The cost follows the number of moves.
void follow_moves(Firms& firms, std::span<const RowMove> moves, MoveMap& map);

/// \throws ModelError unless partnerships are mutual, between different firms, each listed once and
/// from the front, with universities that exist, and projects get their field from a partner.
void check_ties(const World& world);

}  // namespace spearhead
