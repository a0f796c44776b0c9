#include <algorithm>
#include <numeric>

#include "app/region_facts.h"
#include "output/analysis/moments.h"
#include "output/analysis/paired_effect.h"
#include "output/analysis/specialisation.h"

namespace spearhead::app {
namespace {

// As in the estimate from which the band comes.
constexpr std::uint32_t kWindow = 3;         // [years]
constexpr double kWeak = 0.5;                // location quotient
constexpr double kStrong = 1;                // location quotient
constexpr double kSmallestReference = 2000;  // jobs of the sector in the reference economy
constexpr double kPoints = 100;              // percentage points
constexpr double kThousand = 1000;

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

}  // namespace

EntryFacts::EntryFacts(const Scenario& scenario)
    : scenario_(scenario), births_(scenario.sectors.size(), 0) {
  for (const SectorFacts& sector : scenario.sectors) {
    reference_jobs_.push_back(sector.national_employment);
  }
}

void EntryFacts::take_step(const World& world) {
  for (std::uint32_t s = 0; s < world.sectors; ++s) {
    births_[s] += static_cast<double>(world.segments.births[SegmentId{s}]);
  }
}

void EntryFacts::take_year(const RegionSample& sample) {
  if (begun_ && ++years_ < kWindow) return;
  const std::vector<double> quotients = output::location_quotients(sample.jobs, reference_jobs_);
  close_window(quotients);
  open_window(sample, quotients);
  begun_ = true;
}

void EntryFacts::close_window(const std::vector<double>& quotients) {
  for (const Cell& cell : cells_) {
    density_.push_back(cell.density);
    became_strong_.push_back(quotients[cell.sector] > kStrong ? 1 : 0);
    opened_.push_back(kThousand * births_[cell.sector] / (kWindow * cell.jobs_par));
  }
}

/// Neither what the state provides nor what hardly exists anywhere.
bool EntryFacts::is_looked_at(std::uint32_t sector, double quotient) const {
  return scenario_.regions[0].market[sector] != 0 && quotient < kWeak &&
         reference_jobs_[sector] > kSmallestReference;
}

void EntryFacts::open_window(const RegionSample& sample, const std::vector<double>& quotients) {
  const KnowledgeSpace& knowledge = scenario_.knowledge;
  const double par = sum_of(sample.jobs) / sum_of(reference_jobs_);
  years_ = 0;
  cells_.clear();
  std::ranges::fill(births_, 0.0);
  for (std::uint32_t s = 0; s < quotients.size(); ++s) {
    if (!is_looked_at(s, quotients[s])) continue;
    const std::span<const double> relatedness(
        &knowledge.sector_relatedness[std::size_t{s} * knowledge.sectors], knowledge.sectors);
    cells_.push_back(
        {s, output::density_around(s, relatedness, quotients, kStrong), par * reference_jobs_[s]});
  }
}

void EntryFacts::conclude(FactLog& log) const {
  if (density_.size() < 2) return;
  log.add("A7", kPoints * output::slope_per_deviation(density_, became_strong_));
  log.add("A7b", output::slope_per_deviation(density_, opened_) / output::mean(opened_));
}

}  // namespace spearhead::app
