#include "output/analysis/strength.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace spearhead::output {
namespace {

/// For 39 British regions in 2018: median of 1 / variance of location quotients, 2.97.
constexpr double kUsualPrior = 3;
/// More would leave nothing of any sector's quotient.
constexpr double kLargestPrior = 100;
/// Less is rounding.
constexpr double kLeastVariance = 1e-9;
constexpr double kSpecialised = 2;
/// 90th percentiles over British regions and tradable sectors in 2018.
constexpr double kLargeSector = 12'000;
constexpr double kLargeShare = 0.016;

bool has_spread(const MapInput& input) { return input.references.size() >= kFewestReferences; }

/// Variance over reference regions of the location quotient of each sector that has one and varies.
std::vector<double> variances_of_quotients(const MapInput& input) {
  const std::vector<double> there = reference_jobs(input.scenario);
  const double all = sum_of(there);
  std::vector<double> variances;
  for (std::size_t s = 0; s < there.size(); ++s) {
    if (there[s] <= 0) continue;
    std::vector<double> quotients;
    for (const ReferenceRegion& region : input.references) {
      quotients.push_back(region.employment[s] / sum_of(region.employment) / (there[s] / all));
    }
    const auto count = static_cast<double>(quotients.size());
    const double mean = sum_of(quotients) / count;
    double squares = 0;
    for (const double quotient : quotients) squares += (quotient - mean) * (quotient - mean);
    if (squares / count > kLeastVariance) variances.push_back(squares / count);
  }
  return variances;
}

bool is_large(const Strength& strength, std::span<const std::uint32_t> sectors,
              const MapInput& input) {
  if (!has_spread(input)) return strength.employment >= kLargeSector;
  const auto larger = std::ranges::count_if(input.references, [&](const ReferenceRegion& region) {
    return jobs_in(region.employment, sectors) > strength.employment;
  });
  return strength.employment > 0 && 10 * static_cast<std::size_t>(larger) < input.references.size();
}

}  // namespace

double sum_of(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double jobs_in(std::span<const double> employment, std::span<const std::uint32_t> sectors) {
  double jobs = 0;
  for (const std::uint32_t sector : sectors) jobs += employment[sector];
  return jobs;
}

std::vector<double> reference_jobs(const Scenario& scenario) {
  std::vector<double> jobs;
  for (const SectorFacts& sector : scenario.sectors) jobs.push_back(sector.national_employment);
  return jobs;
}

std::vector<double> jobs_per_workplace(const RegionFacts& region) {
  std::vector<double> jobs(region.employment.size(), kJobsPerWorkplace);
  for (std::size_t s = 0; s < jobs.size(); ++s) {
    if (region.firms[s] > 0 && region.employment[s] > 0) {
      jobs[s] = region.employment[s] / region.firms[s];
    }
  }
  return jobs;
}

double prior_workplaces(const MapInput& input) {
  if (!has_spread(input)) return kUsualPrior;
  std::vector<double> priors;
  for (const double variance : variances_of_quotients(input)) priors.push_back(1 / variance);
  if (priors.empty()) return kUsualPrior;
  std::ranges::sort(priors);
  return std::min(priors[(priors.size() - 1) / 2], kLargestPrior);
}

SectorFigures figures_of(std::vector<double> employment, std::vector<double> workplaces,
                         const std::vector<double>& reference_jobs) {
  const double here = sum_of(employment);
  const double there = sum_of(reference_jobs);
  SectorFigures figures{std::move(employment), {}, std::move(workplaces)};
  for (const double jobs : reference_jobs) {
    figures.expected.push_back(there > 0 ? here * jobs / there : 0);
  }
  return figures;
}

Strength strength_of(const SectorFigures& figures, std::span<const std::uint32_t> sectors,
                     double prior) {
  Strength strength{.employment = jobs_in(figures.employment, sectors),
                    .expected = jobs_in(figures.expected, sectors),
                    .workplaces = jobs_in(figures.workplaces, sectors)};
  if (strength.expected <= 0) return strength;
  const double size =
      strength.workplaces > 0 ? strength.employment / strength.workplaces : kJobsPerWorkplace;
  strength.quotient = strength.employment / strength.expected;
  strength.shrunk = (strength.employment + prior * size) / (strength.expected + prior * size);
  return strength;
}

bool is_strong(const Strength& strength, double least) {
  return strength.quotient.has_value() && strength.shrunk >= least;
}

Stars stars_of(const Strength& strength, std::span<const std::uint32_t> sectors,
               const MapInput& input) {
  const double region = sum_of(input.scenario.regions.front().employment);
  return {.specialisation = strength.quotient.has_value() && strength.shrunk >= kSpecialised,
          .size = is_large(strength, sectors, input),
          .focus = region > 0 && strength.employment / region >= kLargeShare};
}

}  // namespace spearhead::output
