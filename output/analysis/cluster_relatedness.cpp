#include "output/analysis/cluster_relatedness.h"

#include <algorithm>

#include "output/analysis/strength.h"

namespace spearhead::output {
namespace {

/// Excess co-location that counts as 1, and regions at independence that are added: those of the
/// shipped table (scenarios/sectors/SOURCES.md), of which the first is the 99th percentile.
constexpr double kFullColocation = 0.2042;
constexpr double kAddedRegions = 5;
/// Input coefficient that counts as 1: the 99th percentile of all pairs of sectors.
constexpr double kFullInput = 0.0672;

/// Whether each sector is at home in each region, [region][sector]: a location quotient above 1.
std::vector<std::vector<std::uint8_t>> homes_of(const std::vector<ReferenceRegion>& regions,
                                                const std::vector<double>& reference_jobs) {
  const double all = sum_of(reference_jobs);
  std::vector<std::vector<std::uint8_t>> homes;
  for (const ReferenceRegion& region : regions) {
    const double jobs = sum_of(region.employment);
    std::vector<std::uint8_t>& at_home = homes.emplace_back(reference_jobs.size(), 0);
    for (std::size_t s = 0; s < reference_jobs.size(); ++s) {
      if (jobs <= 0 || reference_jobs[s] <= 0) continue;
      at_home[s] = region.employment[s] / jobs / (reference_jobs[s] / all) > 1 + 1e-9 ? 1 : 0;
    }
  }
  return homes;
}

double excess_of(double first, double second, double both, double regions) {
  const double fewer = std::min(first, second);
  const double independent = fewer / regions;
  return (both + kAddedRegions * independent) / (std::max(first, second) + kAddedRegions) -
         independent;
}

}  // namespace

std::vector<double> colocation_over(const std::vector<ReferenceRegion>& regions,
                                    const std::vector<double>& reference_jobs) {
  const std::size_t sectors = reference_jobs.size();
  const auto homes = homes_of(regions, reference_jobs);
  std::vector<double> both(sectors * sectors, 0);
  for (const std::vector<std::uint8_t>& at_home : homes) {
    for (std::size_t a = 0; a < sectors; ++a) {
      for (std::size_t b = 0; b < sectors; ++b) both[a * sectors + b] += at_home[a] * at_home[b];
    }
  }
  std::vector<double> colocation(sectors * sectors, 1);
  for (std::size_t a = 0; a < sectors; ++a) {
    for (std::size_t b = 0; b < sectors; ++b) {
      if (a == b) continue;
      const double excess = excess_of(both[a * sectors + a], both[b * sectors + b],
                                      both[a * sectors + b], static_cast<double>(regions.size()));
      colocation[a * sectors + b] = std::clamp(excess / kFullColocation, 0.0, 1.0);
    }
  }
  return colocation;
}

std::vector<double> links_by_inputs(const std::vector<double>& coefficients, std::size_t sectors) {
  std::vector<double> links(sectors * sectors, 0);
  if (coefficients.empty()) return links;
  for (std::size_t a = 0; a < sectors; ++a) {
    for (std::size_t b = 0; b < sectors; ++b) {
      const double larger = std::max(coefficients[a * sectors + b], coefficients[b * sectors + a]);
      links[a * sectors + b] = std::min(larger / kFullInput, 1.0);
    }
  }
  return links;
}

void relate(const std::vector<std::uint32_t>& first, const std::vector<std::uint32_t>& second,
            const std::vector<double>& jobs, const SectorPairs& pairs, Synergy& out) {
  double weights = 0;
  out.colocation = out.inputs = out.know_how = 0;
  for (const std::uint32_t a : first) {
    for (const std::uint32_t b : second) {
      const std::size_t pair = std::size_t{a} * jobs.size() + b;
      const double weight = jobs[a] * jobs[b];
      weights += weight;
      out.colocation += weight * pairs.colocation[pair];
      out.inputs += weight * pairs.inputs[pair];
      out.know_how += weight * pairs.know_how[pair];
    }
  }
  if (weights > 0) {
    for (double* part : {&out.colocation, &out.inputs, &out.know_how}) *part /= weights;
  }
  out.relatedness = (out.colocation + out.inputs + out.know_how) / 3;
}

}  // namespace spearhead::output
