#pragma once

#include <span>
#include <vector>

#include "engine/scenario.h"

namespace spearhead {

/// Concentration and variety of a mix of sectors (Frenken, van Oort and Verburg 2007, Regional
/// Studies 41).
struct SectorMix {
  double hhi = 0;                ///< Herfindahl-Hirschman index of the sectors' shares, 0 to 1
  double related_variety = 0;    ///< entropy of shares within sections [bits]
  double unrelated_variety = 0;  ///< entropy of the sections' shares [bits]
};

/// \param jobs per sector, at least 0
/// \param total of all sectors; without jobs the mix is nil
SectorMix sector_mix(std::span<const double> jobs, double total,
                     const std::vector<SectorFacts>& sectors);

}  // namespace spearhead
