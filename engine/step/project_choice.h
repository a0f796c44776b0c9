#pragma once

#include "engine/random/draws.h"
#include "engine/step/now.h"
#include "engine/world/blocks.h"
#include "engine/world/world.h"

namespace spearhead {

/// A firm that acts, and what the acting needs to know of it.
struct Innovator {
  FirmRow row;
  SegmentId segment;
  RegionId region;
  double researchers;  ///< [persons]
  double pay;          ///< of a researcher [wu/year]
  double effect;       ///< of a year of a researcher [person-years of project work]
};

/// What chance brings to the new projects of a list of firms.
struct ProjectLuck {
  BlockWords fields;        ///< which fields it may join
  BlockLane work;           ///< how much work it is, relative to the usual
  BlockLane radical_error;  ///< of the firm about the worth of a recombination, factor
  BlockLane small_error;    ///< the same of a development
};

/// Draws it for up to `kBlockRows` firms.
void draw_project_luck(const Now& now, const Key* keys, std::uint32_t count, ProjectLuck& luck);

/// Has fetched what the partners know of a firm that is about to begin a project: one by one it
/// would be waited for. `place` is the firm's in the list for which luck was drawn.
void ask_for_partners(const Now& now, const World& world, FirmRow row, const ProjectLuck& luck,
                      std::uint32_t place);

/// Begins the project that looks best: a field that a partner or the firm itself knows is joined
/// with one of its own, or a development within what it knows. What it is worth is the firm's own
/// view; luck is the same whoever pays.
/// `place` is as above.
void begin_project(const Now& now, World& world, const Innovator& firm, const ProjectLuck& luck,
                   std::uint32_t place);

/// Expertise behind the project's other field: the partner's, or the firm's own.
double other_expertise(const World& world, FirmRow row, const Project& project);

/// Chance that a recombination succeeds technically, with what both sides know at present.
double recombination_chance(const Now& now, const World& world, FirmRow row,
                            const Project& project);

}  // namespace spearhead
