#pragma once

#include <string_view>

#include "engine/step/now.h"
#include "engine/world/world.h"

namespace spearhead {

/// Laws that hold after the phase of this name, or after every phase: state sound; home markets
/// cleared up to what was imported because nobody could serve it; sales, exports and jobs of
/// segments equal to those of their firms; results used up; cash and grants moved by booked flows
/// only; nobody at work whom no labour pool has supplied;
/// partnerships mutual; ledger balanced.
/// \throws ModelError naming the law
void check_laws(std::string_view phase, const Now& now, const World& world);

/// The laws that hold at the end of a year, checked in every build. \throws ModelError
void check_year_end(const Now& now, const World& world);

}  // namespace spearhead
