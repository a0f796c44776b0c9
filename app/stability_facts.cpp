#include <algorithm>
#include <cmath>
#include <numeric>

#include "app/region_facts.h"

namespace spearhead::app {
namespace {

constexpr double kPercent = 100;
constexpr std::size_t kComparedYears = 5;  // at the beginning and at the end

}  // namespace

StabilityFacts::Totals StabilityFacts::totals_of(const RegionSample& sample) {
  return {sample.value_added, sample.research, sample.unemployment,
          static_cast<double>(sample.firms.size()),
          std::accumulate(sample.jobs.begin(), sample.jobs.end(), 0.0)};
}

double StabilityFacts::mean_of(std::size_t first, std::size_t count, double Totals::*which) const {
  double sum = 0;
  for (std::size_t i = first; i < first + count; ++i) sum += samples_[i].*which;
  return sum / static_cast<double>(count);
}

void StabilityFacts::conclude(FactLog& log) const {
  const std::size_t years = samples_.size() - 1;
  const std::size_t part = std::min(kComparedYears, years / 2);
  if (part == 0) return;
  const std::size_t late = years + 1 - part;
  const double grp_before = mean_of(1, part, &Totals::value_added);
  const double grp_after = mean_of(late, part, &Totals::value_added);
  const double intensity_before = mean_of(1, part, &Totals::research) / grp_before;
  const double intensity_after = mean_of(late, part, &Totals::research) / grp_after;
  log.add("T1", kPercent * std::log(grp_after / grp_before) / static_cast<double>(years - part));
  log.add("T2", samples_.back().firms / samples_.front().firms);
  log.add("T3", mean_of(1, years, &Totals::unemployment));
  log.add("T4", intensity_after / intensity_before);
  log.add("T5", samples_.back().jobs / samples_.front().jobs);
}

}  // namespace spearhead::app
