#pragma once

#include <vector>

#include "engine/policy/call.h"
#include "engine/step/now.h"

namespace spearhead {

/// A programme's call of one quarter and its place among the programmes.
struct OpenCall {
  ProgrammeId programme;
  Call call;
};

/// Gives the world books for the scenario's programmes and its agencies, all of them believed.
void open_books(const Scenario& scenario, World& world);

/// The programmes that run in this quarter and have money, in their order.
std::vector<OpenCall> open_calls(const Now& now, const World& world);

/// At a year's end: who breaks its word is believed less, and trust comes back slowly.
/// \writes world.agencies.credibility
void keep_promises(const Now& now, World& world);

}  // namespace spearhead
