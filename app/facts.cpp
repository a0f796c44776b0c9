#include "app/facts.h"

#include <algorithm>
#include <mutex>

#include "app/fact_log.h"
#include "app/firm_facts.h"
#include "app/region_facts.h"
#include "engine/parallel/parallel.h"
#include "engine/simulate.h"
#include "engine/spin_up.h"

namespace spearhead::app {
namespace {

// The region is not looked at in its first years: so many, or a fifth of a short future.
constexpr std::uint32_t kMostYearsBefore = 5;

/// All that is measured in one future.
class Observation {
 public:
  Observation(const Scenario& scenario, const World& start)
      : scenario_(scenario),
        years_before_(std::min(kMostYearsBefore, scenario.years() / 5)),
        demography_(start),
        entry_(scenario),
        stability_(sample_region(scenario, start)) {}

  void take_step(const World& world) {
    demography_.take_step(world);
    entry_.take_step(world);
  }

  void take_year(std::uint32_t year, const World& world) {
    const bool speaks = year >= years_before_;
    const RegionSample sample = sample_region(scenario_, world);
    demography_.take_year(world, speaks, log_);
    stability_.take_year(sample);
    if (!speaks) return;
    look_at_firms(sample, log_);
    growth_.take_year(sample);
    innovations_.take_year(sample);
    entry_.take_year(sample);
  }

  std::map<std::string, double> conclude() {
    demography_.conclude(years_before_ * kStepsPerYear, log_);
    stability_.conclude(log_);
    growth_.conclude(log_);
    innovations_.conclude(log_);
    entry_.conclude(log_);
    return log_.means();
  }

 private:
  const Scenario& scenario_;
  std::uint32_t years_before_;
  FactLog log_;
  DemographyFacts demography_;
  EntryFacts entry_;
  StabilityFacts stability_;
  GrowthFacts growth_;
  InnovationValues innovations_;
};

/// By how much a size class leads the next smaller one at least: of means over the years, for a
/// year has few large firms.
void compare_classes(std::map<std::string, double>& facts) {
  if (!facts.contains("S8a") || !facts.contains("S8b") || !facts.contains("S8c")) return;
  facts["S8d"] = std::min(facts["S8b"] - facts["S8a"], facts["S8c"] - facts["S8b"]);
}

FactVerdict judge(const scenarios::StylisedFact& fact, const output::MeanInterval& value) {
  // Comparisons with the ends of no interval are false, hence unsure.
  if (fact.holds(value.lo95) && fact.holds(value.hi95)) return FactVerdict::pass;
  const bool below = fact.lo && value.hi95 < *fact.lo;
  const bool above = fact.hi && value.lo95 > *fact.hi;
  return below || above ? FactVerdict::fail : FactVerdict::unsure;
}

}  // namespace

const char* verdict_text(FactVerdict verdict) {
  switch (verdict) {
    case FactVerdict::pass:
      return "pass";
    case FactVerdict::fail:
      return "fail";
    case FactVerdict::unsure:
      return "unsure";
    case FactVerdict::not_spoken_to:
      break;
  }
  return "not spoken to";
}

std::map<std::string, double> facts_of_future(const Scenario& scenario, std::uint64_t seed) {
  const Luck luck{seed, 0};
  World world = begin(scenario, luck);
  world.ledger = Ledger(0);
  Observation observation(scenario, world);
  for (std::uint32_t year = 0; year < scenario.years(); ++year) {
    for (std::uint32_t quarter = 0; quarter < kStepsPerYear; ++quarter) {
      simulate_step(scenario, luck, world);
      observation.take_step(world);
    }
    observation.take_year(year, world);
  }
  std::map<std::string, double> facts = observation.conclude();
  compare_classes(facts);
  return facts;
}

FactResult judge_fact(const scenarios::StylisedFact& fact, const std::vector<double>& values) {
  FactResult result{&fact, output::mean_interval(values), FactVerdict::not_spoken_to};
  if (fact.has_band() && !values.empty()) result.verdict = judge(fact, result.value);
  return result;
}

std::vector<FactResult> assess_facts(const Scenario& scenario, std::uint32_t seeds,
                                     const std::function<void(std::uint32_t)>& progress) {
  std::vector<std::map<std::string, double>> of_future(seeds);
  std::mutex mutex;
  std::uint32_t finished = 0;
  parallel::for_each_task(seeds, [&](std::uint32_t i) {
    of_future[i] = facts_of_future(scenario, i + 1);
    const std::lock_guard<std::mutex> lock(mutex);
    progress(++finished);
  });
  std::vector<FactResult> results;
  for (const scenarios::StylisedFact& fact : scenarios::stylised_facts()) {
    std::vector<double> values;
    for (const auto& facts : of_future) {
      const auto found = facts.find(fact.id);
      if (found != facts.end()) values.push_back(found->second);
    }
    results.push_back(judge_fact(fact, values));
  }
  return results;
}

}  // namespace spearhead::app
