#include "app/plan_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "output/effect_text.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

/// Sectors in which somebody works at the start, in any of the regions.
std::size_t sectors_with_jobs(const Scenario& scenario) {
  std::size_t count = 0;
  for (std::size_t s = 0; s < scenario.sectors.size(); ++s) {
    const bool any = std::ranges::any_of(
        scenario.regions, [&](const RegionFacts& region) { return region.employment[s] > 0; });
    if (any) ++count;
  }
  return count;
}

}  // namespace

std::string plan_text(const StudyPlan& plan) {
  const Scenario& scenario = plan.arms.front().scenario;
  double jobs = 0;
  std::string regions;
  for (const RegionFacts& region : scenario.regions) {
    regions += (regions.empty() ? "" : ", ") + region.name;
    for (const double employment : region.employment) jobs += region.scale * employment;
  }
  std::string arms;
  for (const Arm& arm : plan.arms) {
    arms += arms.empty() ? output::baseline_title(plan.description) : " | " + arm.name;
  }
  const bool one = plan.arms.size() == 1;
  return fmt::format("{}: {} in {}, {} to {}\narms: {}  ({}{}, seed {}{}{})", regions,
                     output::counted(static_cast<std::uint64_t>(std::round(jobs)), "job"),
                     output::counted(sectors_with_jobs(scenario), "sector"), scenario.first_year,
                     scenario.last_year, arms,
                     output::counted(plan.description.replicates.size(), "future"),
                     one ? "" : " each", plan.seed, one ? "" : ", the same luck in every arm",
                     plan.vary ? ", parameters " + plan.parameters : "");
}

}  // namespace spearhead::app
