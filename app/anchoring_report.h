#pragma once

#include <cstdint>

#include <nlohmann/json.hpp>

#include "app/anchoring.h"
#include "scenarios/reader.h"

namespace spearhead::app {

/// Which tables are given, then a table of the sectors that have a figure, what its columns mean,
/// and the verdict. `spin_up` are the years before a run.
void print_anchoring(const Anchoring& anchoring, const scenarios::RegionOrigins& origins,
                     std::uint32_t spin_up, std::uint32_t seeds);

/// The same for programs.
nlohmann::ordered_json anchoring_json(const Anchoring& anchoring,
                                      const scenarios::RegionOrigins& origins, std::uint32_t seeds);

}  // namespace spearhead::app
