#include "scenarios/year_checks.h"

#include <algorithm>
#include <string>

#include "scenarios/codes.h"

namespace spearhead::scenarios {
namespace {

void warn(const SourceFile& file, Extent extent, const char* what, int first, const Region& region,
          Report& report) {
  const std::string year = std::to_string(region.year);
  report.warning(
      file, extent,
      {.code = code::kOutsideYears,
       .message = std::string(what) + " begins in " + std::to_string(first) +
                  ", before the figures of " + in_ticks(region.code) + ", which are of " + year,
       .expected = year + " or later",
       .suggestion = "the region begins with its figures whatever the year: effects "
                     "would be those of " +
                     year + " under an earlier date"});
}

}  // namespace

void warn_before_figures(const ScenarioText& text, bool stated, const std::vector<Region>& regions,
                         const Scenario& scenario, Reading& in) {
  if (regions.empty()) return;
  const Region& latest = *std::ranges::max_element(regions, {}, &Region::year);
  const SourceFile command(
      "--years", std::to_string(scenario.first_year) + '-' + std::to_string(scenario.last_year));
  if (scenario.first_year != 0 && scenario.first_year < latest.year) {
    const Extent all{0, command.text().size()};
    warn(stated ? in.file : command, stated ? text.years.extent : all, "the scenario",
         scenario.first_year, latest, in.report);
  }
  for (const ProgrammeText& programme : text.policy.programmes) {
    const Located<YearSpan>& years = programme.years;
    if (!years.given || years.value.first >= latest.year) continue;
    warn(in.file, years.extent, "the programme", years.value.first, latest, in.report);
  }
}

}  // namespace spearhead::scenarios
