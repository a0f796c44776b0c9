#pragma once

#include <string>
#include <vector>

#include "engine/world/knowledge.h"

namespace spearhead::scenarios {

/// Technology fields, which sectors use them and what is near what; from the tables in the program,
/// sectors in the order of `sector_codes()`, fields in that of their codes. The tables that the
/// engine derives are still to be made by `complete`.
const KnowledgeSpace& knowledge_tables();

/// The codes of the fields, in order.
const std::vector<std::string>& field_codes();

/// [supplier][user] purchases from domestic suppliers / output of the user, in the order of
/// `sector_codes()`.
const std::vector<double>& input_table();

/// Co-location of sectors over British regions, 0 to 1 (scenarios/sectors/SOURCES.md).
/// \returns [sector][sector] in the order of `sector_codes()`, symmetric, diagonal 1
const std::vector<double>& colocation_table();

/// What sectors know in common, 0 to 1: ((1 + r) / 2)^2, r the correlation of their profiles of
/// fields, in the metric of the fields' relatedness, after the mean profile of all sectors is taken
/// off (what everybody knows relates nobody). \param space needs `sectors`, `incidence` and
/// `relatedness` \returns [sector][sector], symmetric, diagonal 1
std::vector<double> know_how_of_sectors(const KnowledgeSpace& space);

/// Relatedness of sectors: the mean of what they know in common and of how often they stand in the
/// same place. `colocation` is in [0, 1]. Of the pairs of the shipped tables half come out below
/// 0.2, a third above 0.30, 15 % above 0.45 and 9 % above 0.55. \param space needs `sectors`,
/// `incidence` and `relatedness` \param colocation [sector][sector], symmetric \returns
/// [sector][sector] in [0, 1], symmetric, diagonal 1
std::vector<double> relatedness_of_sectors(const KnowledgeSpace& space,
                                           const std::vector<double>& colocation);

}  // namespace spearhead::scenarios
