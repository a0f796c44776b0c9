#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace spearhead::output {

/// Share of each sector in the region's jobs over its share in the reference economy's; not a
/// number, or infinite, for a sector that the reference does not have.
std::vector<double> location_quotients(std::span<const double> jobs,
                                       std::span<const double> reference_jobs);

/// Part of a sector's relatedness to all others that goes to sectors with a location quotient above
/// `strong`: the density of related specialisations around it (Hidalgo et al. 2007, Science 317).
/// \param relatedness of the sector to every sector, itself included and not counted
double density_around(std::size_t sector, std::span<const double> relatedness,
                      std::span<const double> quotients, double strong);

}  // namespace spearhead::output
