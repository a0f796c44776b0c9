#pragma once

#include <string>
#include <vector>

#include "output/study_reader.h"

namespace spearhead::output {

/// What the programmes of an arm paid over all years, mean over the futures [currency].
struct Outlay {
  std::string arm;
  double outlay = 0;  ///< awards and administration
  double administration = 0;
  double award = 0;
  double own_contribution = 0;  ///< what the receivers pledged beside the awards
  double infra_marginal = 0;    ///< awards for what receivers would have done anyway
  double double_funding = 0;    ///< awards to firms with another agency's money for the same R&D
};

/// One row for each arm but the first; empty in a study without programmes.
std::vector<Outlay> outlays(const StudyReader& study);

/// The same as lines for each arm, each ended.
std::string outlay_text(const StudyReader& study);

}  // namespace spearhead::output
