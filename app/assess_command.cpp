#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/anchoring_report.h"
#include "app/commands.h"
#include "app/exit_code.h"
#include "app/facts.h"
#include "app/json.h"
#include "app/output_width.h"
#include "app/outside_cache.h"
#include "app/progress.h"
#include "engine/parallel/parallel.h"
#include "output/table.h"
#include "output/words.h"
#include "scenarios/reader.h"
#include "scenarios/shipped_regions.h"

namespace spearhead::app {
namespace {

constexpr const char* kFacts = "facts";
constexpr const char* kAnchoring = "anchoring";
constexpr const char* kSeedsForFacts = "30";
constexpr const char* kSeedsForAnchoring = "10";
constexpr long long kMostSeeds = 100'000;
constexpr long long kMostYears = 100;
constexpr long long kMostThreads = 4096;

scenarios::LoadedScenario region_to_assess(const Arguments& arguments) {
  scenarios::LoadOptions options;
  options.overrides = arguments.all("set");
  const bool shipped = arguments.operands.size() == 1;
  scenarios::LoadedScenario loaded =
      shipped ? scenarios::load_shipped(scenarios::kTrainingRegion, options)
              : scenarios::load(arguments.operands[1], options);
  if (!loaded.region_alone) {
    throw UsageError(
        fmt::format("{} is a scenario; {} is assessed in a region without policy: "
                    "name its region file",
                    arguments.operands[1], arguments.operands[0]));
  }
  const auto years =
      static_cast<int>(whole_number("years", arguments.value("years"), 1, kMostYears));
  loaded.scenario.last_year = loaded.scenario.first_year + years - 1;
  return loaded;
}

std::uint32_t seeds_of(const Arguments& arguments, const char* fallback) {
  const std::string text = arguments.has("seeds") ? arguments.value("seeds") : fallback;
  return static_cast<std::uint32_t>(whole_number("seeds", text, 1, kMostSeeds));
}

nlohmann::ordered_json number_or_null(double value) {
  return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json number_or_null(const std::optional<double>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

nlohmann::ordered_json as_json(const std::vector<FactResult>& results) {
  nlohmann::ordered_json facts = nlohmann::ordered_json::array();
  for (const FactResult& result : results) {
    const scenarios::StylisedFact& fact = *result.fact;
    facts.push_back({{"id", fact.id},
                     {"fact", fact.name},
                     {"unit", fact.unit},
                     {"target", fact.target},
                     {"lo", number_or_null(fact.lo)},
                     {"hi", number_or_null(fact.hi)},
                     {"mean", number_or_null(result.value.mean)},
                     {"lo95", number_or_null(result.value.lo95)},
                     {"hi95", number_or_null(result.value.hi95)},
                     {"n", result.value.n},
                     {"verdict", verdict_text(result.verdict)},
                     {"source", fact.source},
                     {"basis", fact.basis}});
  }
  return facts;
}

std::string band_text(const scenarios::StylisedFact& fact) {
  if (fact.lo && fact.hi) return fmt::format("{:g} to {:g}", *fact.lo, *fact.hi);
  if (fact.lo) return fmt::format("over {:g}", *fact.lo);
  return fact.hi ? fmt::format("under {:g}", *fact.hi) : "";
}

std::string number_text(double value) {
  if (!std::isfinite(value)) return "-";
  if (std::abs(value) >= 99.5) return fmt::format("{:.0f}", value);
  return fmt::format("{:.{}f}", value, std::abs(value) < 0.1 ? 4 : 3);
}

std::string value_text(const output::MeanInterval& value) {
  if (value.n == 0) return "";
  return fmt::format("{} [{}, {}]", number_text(value.mean), number_text(value.lo95),
                     number_text(value.hi95));
}

const char* mark(FactVerdict verdict) {
  return verdict == FactVerdict::fail ? "FAIL" : verdict_text(verdict);
}

std::uint32_t count_of(const std::vector<FactResult>& results, FactVerdict verdict) {
  return static_cast<std::uint32_t>(std::ranges::count(results, verdict, &FactResult::verdict));
}

std::string summary_of(const std::vector<FactResult>& results) {
  const std::uint32_t passed = count_of(results, FactVerdict::pass);
  const std::uint32_t unsure = count_of(results, FactVerdict::unsure);
  const std::uint32_t failed = count_of(results, FactVerdict::fail);
  return fmt::format("{} of {} facts in their bands, {} unsure, {} outside; {} not spoken to",
                     passed, passed + unsure + failed, unsure, failed,
                     count_of(results, FactVerdict::not_spoken_to));
}

void print_table(const std::vector<FactResult>& results) {
  using Align = output::TextTable::Align;
  output::TextTable table(
      {{Align::left}, {Align::left}, {Align::left}, {Align::right}, {Align::left}, {Align::left}});
  table.add({"id", "fact", "band", "mean [95 % interval]", "verdict", "basis of the band"});
  for (const FactResult& result : results) {
    const scenarios::StylisedFact& fact = *result.fact;
    table.add({fact.id, fact.name, band_text(fact), value_text(result.value), mark(result.verdict),
               fact.basis});
  }
  fmt::print("{}{}\n", table.wrapped_text(output_width()), summary_of(results));
}

/// Runs `work(progress)` on the threads asked for, with the outside known.
template <class Work>
void with_outside(const Arguments& arguments, std::uint32_t seeds, Scenario& scenario,
                  const Work& work) {
  const bool quiet = arguments.has("quiet");
  const auto threads = static_cast<std::uint32_t>(
      whole_number("threads", arguments.value("threads"), 0, kMostThreads));
  parallel::with_threads(threads, [&] {
    prepare_outside(scenario, quiet);
    Progress progress(seeds, quiet);
    work([&](std::uint32_t done) { progress.show(done); });
  });
}

int code_of(const Arguments& arguments, bool failed) {
  return failed && arguments.has("strict") ? kCheckFailed : kDone;
}

int tell_facts(const Arguments& arguments, Scenario& scenario) {
  const std::uint32_t seeds = seeds_of(arguments, kSeedsForFacts);
  std::vector<FactResult> results;
  with_outside(arguments, seeds, scenario,
               [&](const auto& progress) { results = assess_facts(scenario, seeds, progress); });
  if (arguments.has("json")) {
    print_json({{"region", scenario.regions[0].code},
                {"name", scenario.regions[0].name},
                {"years", scenario.years()},
                {"seeds", seeds},
                {"facts", as_json(results)}});
  } else {
    fmt::print("{} {}, {}, {} without policy\n", scenario.regions[0].code, scenario.regions[0].name,
               output::counted(scenario.years(), "year"), output::counted(seeds, "future"));
    print_table(results);
    if (seeds == 1) fmt::print("one future decides nothing: take --seeds 10 or more\n");
  }
  return code_of(arguments, count_of(results, FactVerdict::fail) > 0);
}

int tell_anchoring(const Arguments& arguments, scenarios::LoadedScenario& loaded) {
  const std::uint32_t seeds = seeds_of(arguments, kSeedsForAnchoring);
  Scenario& scenario = loaded.scenario;
  const RegionFacts& region = scenario.regions[0];
  const scenarios::RegionOrigins origins{
      region.code, region.name, scenarios::origins_of(loaded.regions[0]), {}};
  Anchoring anchoring;
  with_outside(arguments, seeds, scenario, [&](const auto& progress) {
    anchoring = assess_anchoring(scenario, seeds, progress);
  });
  if (arguments.has("json")) {
    print_json(anchoring_json(anchoring, origins, seeds));
  } else {
    print_anchoring(anchoring, origins, static_cast<std::uint32_t>(scenario.rule.spin_up), seeds);
  }
  return code_of(arguments, !anchoring.within);
}

}  // namespace

int assess(const Arguments& arguments) {
  const std::string& what = arguments.operands[0];
  if (what != kFacts && what != kAnchoring) {
    throw UsageError(
        fmt::format("cannot assess '{}'; it assesses {} and {}", what, kFacts, kAnchoring));
  }
  scenarios::LoadedScenario loaded = region_to_assess(arguments);
  return what == kFacts ? tell_facts(arguments, loaded.scenario)
                        : tell_anchoring(arguments, loaded);
}

}  // namespace spearhead::app
