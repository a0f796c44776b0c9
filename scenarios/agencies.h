#pragma once

#include <string>
#include <vector>

#include "scenarios/programme_reader.h"

namespace spearhead::scenarios {

/// The agency of that id with what the scenario lists of it. Where it does not say, an agency looks
/// at all applications, sees as much as the parameters say, and shares its papers with nobody.
Agency agency_of(const std::string& id, const std::vector<AgencyText>& agencies,
                 const Parameters& rule);

/// Reports agencies that stand twice in the list, that programmes name and nobody lists, and more
/// than can be told apart. Where nothing is wrong, warns of those that no programme names.
void check_agencies(const PolicyText& policy, Reading& in);

/// Warns of agencies that look at less than one case in a year, at the scale of the regions.
void warn_of_small_capacity(const PolicyText& policy, const Scenario& scenario, Reading& in);

}  // namespace spearhead::scenarios
