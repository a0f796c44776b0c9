#include "app/firm_facts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/analysis/firm_sizes.h"
#include "output/analysis/groups.h"
#include "output/analysis/growth_shape.h"
#include "output/analysis/moments.h"

namespace spearhead::app {
namespace {

constexpr double kTailOfSizes = 20;  // S1 [persons]
constexpr double kSmall = 50;        // S2, S8: European size classes [persons]
constexpr double kMedium = 250;      // S8 [persons]
constexpr double kAny = std::numeric_limits<double>::infinity();
constexpr double kSurveyed = 10;            // S5, S7 to S9: firms that surveys ask [persons]
constexpr std::size_t kFirmsOfSector = 30;  // S6
constexpr std::size_t kFirmsOfGrowth = 10;  // S5: a mean of fewer would be much of its own members
constexpr double kTopExporters = 0.1;       // S24

template <class Value>
std::vector<double> values_of(const RegionSample& sample, const Value& value) {
  std::vector<double> values;
  for (const FirmSample& firm : sample.firms) values.push_back(value(firm));
  return values;
}

/// Share of firms from `smallest` to below `limit` jobs of which `holds` is true.
template <class Holds>
double share_of(const RegionSample& sample, double smallest, double limit, const Holds& holds) {
  double all = 0;
  double found = 0;
  for (const FirmSample& firm : sample.firms) {
    if (firm.jobs < smallest || firm.jobs >= limit) continue;
    all += 1;
    found += holds(firm) ? 1 : 0;
  }
  return found / all;
}

void look_at_sizes(const RegionSample& sample, FactLog& log) {
  const std::vector<double> jobs =
      values_of(sample, [](const FirmSample& firm) { return firm.jobs; });
  log.add("S1", output::rank_size_exponent(jobs, kTailOfSizes));
  const output::SmallFirms small = output::small_firms(jobs, kSmall);
  log.add("S2a", small.of_firms);
  log.add("S2b", small.of_staff);
}

void look_at_productivity(const RegionSample& sample, FactLog& log) {
  std::vector<output::Grouped> productivity;
  std::vector<output::Grouped> value_per_job;
  for (const FirmSample& firm : sample.firms) {
    productivity.push_back({firm.sector, firm.productivity});
    if (firm.value_added <= 0) continue;
    value_per_job.push_back({firm.sector, std::log(firm.value_added / firm.jobs)});
  }
  log.add("S6", output::decile_distance(productivity, kFirmsOfSector));
  log.add("S6b", output::decile_distance(value_per_job, kFirmsOfSector));
}

void look_at_innovation(const RegionSample& sample, FactLog& log) {
  const auto innovates = [](const FirmSample& firm) { return firm.innovates; };
  log.add("S7", share_of(sample, kSurveyed, kAny, innovates));
  const double small = share_of(sample, kSurveyed, kSmall, innovates);
  const double medium = share_of(sample, kSmall, kMedium, innovates);
  const double large = share_of(sample, kMedium, kAny, innovates);
  log.add("S8a", small);
  log.add("S8b", medium);
  log.add("S8c", large);
  log.add("S9",
          share_of(sample, kSurveyed, kAny, [](const FirmSample& firm) { return firm.radical; }));
}

void look_at_owners(const RegionSample& sample, FactLog& log) {
  struct {
    double firms = 0;
    double jobs = 0;
    double value_added = 0;
  } domestic, foreign;
  for (const FirmSample& firm : sample.firms) {
    auto& group = firm.foreign ? foreign : domestic;
    group.firms += 1;
    group.jobs += firm.jobs;
    group.value_added += firm.value_added;
  }
  log.add("S12a", foreign.firms / (foreign.firms + domestic.firms));
  log.add("S12b", foreign.jobs / (foreign.jobs + domestic.jobs));
  log.add("S12c", foreign.value_added / foreign.jobs / (domestic.value_added / domestic.jobs));
}

void look_at_exports(const RegionSample& sample, FactLog& log) {
  std::vector<double> exports =
      values_of(sample, [](const FirmSample& firm) { return firm.exports; });
  std::erase_if(exports, [](double value) { return value <= 0; });
  log.add("S24", output::share_of_top(exports, kTopExporters));
}

}  // namespace

void look_at_firms(const RegionSample& sample, FactLog& log) {
  look_at_sizes(sample, log);
  look_at_productivity(sample, log);
  look_at_innovation(sample, log);
  look_at_owners(sample, log);
  look_at_exports(sample, log);
  log.add("S11", sample.research / sample.value_added);
  log.add("S16", output::herfindahl(sample.jobs));
}

void GrowthFacts::take_year(const RegionSample& sample) {
  std::vector<output::Grouped> growth;
  std::unordered_map<Key, double> jobs_now;
  for (const FirmSample& firm : sample.firms) {
    if (firm.jobs < kSurveyed) continue;
    jobs_now.emplace(firm.key, firm.jobs);
    const auto before = jobs_before_.find(firm.key);
    if (before == jobs_before_.end()) continue;
    growth.push_back({firm.sector, std::log(firm.jobs / before->second)});
  }
  jobs_before_ = std::move(jobs_now);
  const std::vector<double> within = output::within_groups(growth, kFirmsOfGrowth);
  growth_.insert(growth_.end(), within.begin(), within.end());
}

void GrowthFacts::conclude(FactLog& log) const { log.add("S5", output::subbotin_shape(growth_)); }

void InnovationValues::take_year(const RegionSample& sample) {
  for (const FirmSample& firm : sample.firms) {
    if (firm.waiting_value > 0) values_.push_back(firm.waiting_value);
  }
}

void InnovationValues::conclude(FactLog& log) const { log.add("S10", output::skewness(values_)); }

}  // namespace spearhead::app
