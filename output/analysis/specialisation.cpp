#include "output/analysis/specialisation.h"

#include <numeric>

namespace spearhead::output {

std::vector<double> location_quotients(std::span<const double> jobs,
                                       std::span<const double> reference_jobs) {
  const double here = std::accumulate(jobs.begin(), jobs.end(), 0.0);
  const double everywhere = std::accumulate(reference_jobs.begin(), reference_jobs.end(), 0.0);
  std::vector<double> quotients;
  for (std::size_t s = 0; s < jobs.size(); ++s) {
    quotients.push_back(jobs[s] / here / (reference_jobs[s] / everywhere));
  }
  return quotients;
}

double density_around(std::size_t sector, std::span<const double> relatedness,
                      std::span<const double> quotients, double strong) {
  double to_strong = 0;
  double to_all = 0;
  for (std::size_t other = 0; other < relatedness.size(); ++other) {
    if (other == sector) continue;
    to_all += relatedness[other];
    if (quotients[other] > strong) to_strong += relatedness[other];
  }
  return to_strong / to_all;
}

}  // namespace spearhead::output
