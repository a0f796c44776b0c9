#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/facts.h"
#include "app/json.h"
#include "app/outside_cache.h"
#include "app/progress.h"
#include "engine/parallel/parallel.h"
#include "output/table.h"
#include "scenarios/reader.h"
#include "scenarios/shipped_regions.h"

namespace spearhead::app {
namespace {

constexpr const char* kFacts = "facts";
constexpr long long kMostSeeds = 100'000;
constexpr long long kMostYears = 100;
constexpr long long kMostThreads = 4096;
constexpr std::size_t kWidth = 160;
constexpr std::size_t kNameWidth = 52;

Scenario region_to_assess(const Arguments& arguments) {
  scenarios::LoadOptions options;
  options.overrides = arguments.all("set");
  const bool shipped = arguments.operands.size() == 1;
  scenarios::LoadedScenario loaded =
      shipped ? scenarios::load_shipped(scenarios::kTrainingRegion, options)
              : scenarios::load(arguments.operands[1], options);
  if (!loaded.region_alone) {
    throw UsageError(
        fmt::format("{} is a scenario; facts are assessed in a region without policy: "
                    "name its region file",
                    arguments.operands[1]));
  }
  const auto years =
      static_cast<int>(whole_number("years", arguments.value("years"), 1, kMostYears));
  loaded.scenario.last_year = loaded.scenario.first_year + years - 1;
  return loaded.scenario;
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

void print_table(const std::vector<FactResult>& results) {
  using Align = output::TextTable::Align;
  output::TextTable table(
      {{Align::left}, {Align::left}, {Align::left}, {Align::right}, {Align::left}, {Align::left}});
  table.add({"id", "fact", "band", "mean [95 % interval]", "verdict", "basis of the band"});
  for (const FactResult& result : results) {
    const scenarios::StylisedFact& fact = *result.fact;
    table.add({fact.id, output::cut_to(fact.name, kNameWidth), band_text(fact),
               value_text(result.value), mark(result.verdict), fact.basis});
  }
  const std::uint32_t passed = count_of(results, FactVerdict::pass);
  fmt::print("{}{} of {} facts in their bands; {} not spoken to\n", table.text(kWidth), passed,
             passed + count_of(results, FactVerdict::fail),
             count_of(results, FactVerdict::not_spoken_to));
}

std::vector<FactResult> measure(const Arguments& arguments, std::uint32_t seeds,
                                Scenario& scenario) {
  const bool quiet = arguments.has("quiet");
  const auto threads = static_cast<std::uint32_t>(
      whole_number("threads", arguments.value("threads"), 0, kMostThreads));
  std::vector<FactResult> results;
  parallel::with_threads(threads, [&] {
    prepare_outside(scenario, quiet);
    Progress progress(seeds, quiet);
    results = assess_facts(scenario, seeds, [&](std::uint32_t done) { progress.show(done); });
  });
  return results;
}

}  // namespace

int assess(const Arguments& arguments) {
  if (arguments.operands[0] != kFacts) {
    throw UsageError(
        fmt::format("cannot assess '{}'; it assesses {}", arguments.operands[0], kFacts));
  }
  Scenario scenario = region_to_assess(arguments);
  const auto seeds =
      static_cast<std::uint32_t>(whole_number("seeds", arguments.value("seeds"), 1, kMostSeeds));
  const std::vector<FactResult> results = measure(arguments, seeds, scenario);
  if (arguments.has("json")) {
    print_json({{"region", scenario.regions[0].code},
                {"name", scenario.regions[0].name},
                {"years", scenario.years()},
                {"seeds", seeds},
                {"facts", as_json(results)}});
  } else {
    fmt::print("{} {}, {} years, {} futures without policy\n", scenario.regions[0].code,
               scenario.regions[0].name, scenario.years(), seeds);
    print_table(results);
  }
  const bool failed = count_of(results, FactVerdict::fail) > 0;
  return failed && arguments.has("strict") ? kCheckFailed : kDone;
}

}  // namespace spearhead::app
