#include "app/study_plan.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "app/uncertain.h"
#include "engine/found/clusters.h"
#include "engine/simulate.h"
#include "output/build_info.h"
#include "output/interval_scope.h"
#include "output/sha256.h"
#include "scenarios/canonical.h"
#include "scenarios/nearest.h"
#include "scenarios/parameter_draws.h"
#include "scenarios/reader.h"

namespace spearhead::app {
namespace {

constexpr long long kMostFutures = 1'000'000;
constexpr long long kMostThreads = 4096;
constexpr std::size_t kRunIdLength = 16;
constexpr const char* kBaseline = "baseline";

scenarios::LoadOptions load_options(const Arguments& arguments) {
  scenarios::LoadOptions options;
  if (arguments.has("years")) {
    const Range years = number_range("years", arguments.value("years"), scenarios::kEarliestYear,
                                     scenarios::kLatestYear);
    options.years = {static_cast<int>(years.first), static_cast<int>(years.last)};
  }
  options.overrides = arguments.all("set");
  return options;
}

std::vector<std::int32_t> futures_of(const std::string& text) {
  Range range{0, 0};
  if (text.find('-') == std::string::npos) {
    range.last = whole_number("futures", text, 1, kMostFutures) - 1;
  } else {
    range = number_range("futures", text, 0, kMostFutures - 1);
  }
  std::vector<std::int32_t> futures;
  for (long long i = range.first; i <= range.last; ++i) {
    futures.push_back(static_cast<std::int32_t>(i));
  }
  return futures;
}

/// Arms of one study differ in their programmes and in nothing else: otherwise the twin would not
/// be a twin.
void require_same_world(const scenarios::LoadedScenario& first, const std::string& first_name,
                        const scenarios::LoadedScenario& other, const std::string& other_name) {
  const auto refuse = [&](const char* what) {
    throw UsageError(fmt::format(
        "{} and {} differ in {}; all scenarios of a study must agree in region, years, "
        "currency and parameters{}",
        first_name, other_name, what,
        std::string_view(what) == "years" ? "; --years A-B sets the years of all" : ""));
  };
  const Scenario& a = first.scenario;
  const Scenario& b = other.scenario;
  if (a.first_year != b.first_year || a.last_year != b.last_year) refuse("years");
  if (a.currency != b.currency) refuse("currency");
  for (const ParameterField& field : kParameterFields) {
    if (a.rule.*field.place != b.rule.*field.place) refuse(field.name);
  }
  const bool same_regions =
      std::ranges::equal(a.regions, b.regions, [](const RegionFacts& x, const RegionFacts& y) {
        return x.code == y.code && x.employment == y.employment && x.clusters == y.clusters &&
               x.cluster_names == y.cluster_names;
      });
  const bool same_sectors =
      std::ranges::equal(a.sectors, b.sectors, {}, &SectorFacts::code, &SectorFacts::code);
  if (!same_regions || !same_sectors) refuse("regions");
}

std::string stem_of(const std::string& file) { return std::filesystem::path(file).stem().string(); }

void add_arm(const scenarios::LoadedScenario& loaded, const std::string& name, StudyPlan& plan) {
  for (const Arm& arm : plan.arms) {
    if (arm.name == name) {
      throw UsageError(fmt::format("two scenarios are named '{}'; rename one file", name));
    }
  }
  plan.arms.push_back({name, loaded.scenario});
}

/// Programme ids over all arms, and where each arm's programmes stand among them.
void describe_programmes(StudyPlan& plan) {
  std::set<std::string> ids;
  for (const Arm& arm : plan.arms) {
    for (const Programme& programme : arm.scenario.programmes) ids.insert(programme.id);
  }
  plan.description.programmes.assign(ids.begin(), ids.end());
  for (const Arm& arm : plan.arms) {
    std::vector<std::uint32_t> places;
    for (const Programme& programme : arm.scenario.programmes) {
      places.push_back(
          static_cast<std::uint32_t>(std::distance(ids.begin(), ids.find(programme.id))));
    }
    plan.description.programmes_of_arm.push_back(places);
  }
}

/// Clusters in the order of the model. In several regions a name begins with that of its region's
/// code; a name that an earlier one has gets a number.
std::vector<output::StudyCluster> clusters_of(const Scenario& scenario) {
  std::vector<output::StudyCluster> clusters;
  std::map<std::string, int> times;
  for (std::uint32_t r = 0; r < scenario.regions.size(); ++r) {
    const std::string& region = scenario.regions[r].code;
    for (const Cluster& cluster : find_clusters(scenario, RegionId{r})) {
      std::string name = cluster.name;
      if (scenario.regions.size() > 1) name = fmt::format("{}: {}", region, name);
      const int number = ++times[name];
      if (number > 1) name = fmt::format("{} ({})", name, number);
      std::string sectors;
      for (const std::uint32_t sector : cluster.sectors) {
        sectors += (sectors.empty() ? "" : " ") + scenario.sectors[sector].code;
      }
      clusters.push_back({name, region, sectors});
    }
  }
  return clusters;
}

void describe_axes(StudyPlan& plan) {
  output::StudyDescription& study = plan.description;
  const Scenario& scenario = plan.arms.front().scenario;
  for (const Arm& arm : plan.arms) study.arms.push_back(arm.name);
  study.first_year = scenario.first_year;
  study.years = scenario.years();
  for (const RegionFacts& region : scenario.regions) {
    study.regions.push_back({region.code, region.name});
  }
  for (const SectorFacts& sector : scenario.sectors) {
    study.sectors.push_back({sector.code, sector.name});
  }
  study.clusters = clusters_of(scenario);
  study.currency = scenario.currency;
  describe_programmes(plan);
}

/// Name of what is computed: equal for equal version, inputs and seed; the number of futures,
/// threads and paths do not matter.
std::string run_id(const StudyPlan& plan, const std::vector<std::string>& resolved) {
  output::Sha256 hash;
  hash.update(fmt::format("{}\n{}\n{}\n", output::program_version(), kBitsVersion, plan.seed));
  for (std::size_t i = 0; i < plan.arms.size(); ++i) {
    hash.update(fmt::format("{}\n{}\n", plan.arms[i].name, resolved[i]));
  }
  if (plan.vary) hash.update("uncertain parameters\n");
  // One that is held at its default is in no resolved text.
  if (plan.vary && plan.parameters != "drawn") hash.update(plan.parameters + "\n");
  return hash.hex().substr(0, kRunIdLength);
}

/// What is to be kept of single firms and payments: one word or several, with commas between them.
Details details_of(const Arguments& arguments) {
  const std::vector<std::string> known{"firms", "links", "awards"};
  Details details;
  for (const std::string& text : arguments.all("record")) {
    std::istringstream words(text.empty() ? "," : text);
    for (std::string word; std::getline(words, word, ',');) {
      word.erase(0, word.find_first_not_of(' '));
      if (std::ranges::find(known, word) == known.end()) {
        const std::string nearest = scenarios::nearest(word, known);
        throw UsageError(
            fmt::format("--record takes firms, links, awards or firms,links,awards, not '{}'{}",
                        text, nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
      }
      if (word == "firms") details.firms = true;
      if (word == "links") details.links = true;
      if (word == "awards") details.awards = true;
    }
  }
  return details;
}

/// The tables that the user's region files name, region by region.
std::string given_tables(const scenarios::LoadedScenario& loaded) {
  std::string all;
  for (const scenarios::Region& region : loaded.regions) {
    std::string tables;
    for (const scenarios::TableOrigin& each : scenarios::origins_of(region)) {
      if (each.given) tables += (tables.empty() ? "" : ", ") + each.table;
    }
    all += fmt::format("{}{}: {}", all.empty() ? "" : "; ", region.code, tables);
  }
  return all;
}

void describe_inputs(const StudyPlan& plan, const std::vector<scenarios::LoadedScenario>& loaded,
                     const std::vector<std::string>& resolved, output::Provenance& provenance) {
  provenance.emplace_back("seed", std::to_string(plan.seed));
  std::string documents;
  for (std::size_t i = 0; i < plan.arms.size(); ++i) {
    documents += fmt::format("--- # arm: {}\n{}", plan.arms[i].name, resolved[i]);
  }
  provenance.emplace_back("resolved_yaml", documents);
  std::set<std::string> seen;
  std::string hashes;
  for (const scenarios::LoadedScenario& scenario : loaded) {
    for (const scenarios::InputFile& input : scenario.inputs) {
      if (!seen.insert(input.path).second) continue;
      output::Sha256 hash;
      hash.update(input.text);
      hashes += fmt::format("sha256:{}  {}\n", hash.hex(), input.path);
    }
  }
  provenance.emplace_back("input_hashes", hashes);
  std::size_t assumed = 0;
  for (const scenarios::ParameterRecord& record : loaded.front().parameters) {
    assumed += record.status == "assumed" ? 1 : 0;
  }
  provenance.emplace_back("assumed_parameters",
                          fmt::format("{} of {}", assumed, loaded.front().parameters.size()));
  provenance.emplace_back("given_tables", given_tables(loaded.front()));
}

}  // namespace

StudyPlan plan_study(const Arguments& arguments) {
  StudyPlan plan;
  plan.seed = static_cast<std::uint64_t>(
      whole_number("seed", arguments.value("seed"), 0, std::numeric_limits<long long>::max()));
  plan.threads = static_cast<std::uint32_t>(
      whole_number("threads", arguments.value("threads"), 0, kMostThreads));
  plan.description.replicates = futures_of(arguments.value("futures"));
  plan.file = arguments.has("output") ? arguments.value("output")
                                      : stem_of(arguments.operands.front()) + ".h5";

  if (plan.file.empty()) throw UsageError("--output must name a file");

  std::vector<std::filesystem::path> files(arguments.operands.begin(), arguments.operands.end());
  if (arguments.has("baseline")) files.emplace_back(arguments.value("baseline"));
  const auto loaded = scenarios::load_all(files, load_options(arguments));
  for (std::size_t i = 1; i < loaded.size(); ++i) {
    require_same_world(loaded[0], files[0].string(), loaded[i], files[i].string());
  }

  scenarios::LoadedScenario twin = arguments.has("baseline") ? loaded.back() : loaded.front();
  if (!arguments.has("baseline")) {
    twin.scenario.programmes.clear();
    twin.instruments.clear();
    twin.resolved_yaml = scenarios::canonical_inputs(twin);
  }
  add_arm(twin, kBaseline, plan);
  std::vector<scenarios::LoadedScenario> scenario_of_arm{twin};
  for (std::size_t i = 0; i < arguments.operands.size(); ++i) {
    plan.warnings.insert(plan.warnings.end(), loaded[i].warnings.begin(), loaded[i].warnings.end());
    if (loaded[i].region_alone) continue;
    add_arm(loaded[i], stem_of(arguments.operands[i]), plan);
    scenario_of_arm.push_back(loaded[i]);
  }

  std::vector<std::string> resolved;
  for (const scenarios::LoadedScenario& each : scenario_of_arm) {
    resolved.push_back(each.resolved_yaml);
  }
  describe_axes(plan);
  plan.description.details = details_of(arguments);
  plan.description.firms_per_row = plan.arms.front().scenario.regions.front().scale;
  if (arguments.has("uncertain")) {
    plan.vary = uncertain_arms(plan.arms, std::move(scenario_of_arm), plan.seed);
  }
  plan.parameters =
      plan.vary ? scenarios::draws_text(loaded.front().parameters) : output::kFixedParameters;
  plan.description.run_id = run_id(plan, resolved);
  plan.description.provenance = output::build_info({});
  plan.description.provenance.emplace_back(output::kParameters, plan.parameters);
  if (arguments.has("baseline")) {
    const std::string stem = stem_of(arguments.value("baseline"));
    plan.description.provenance.emplace_back(output::kBaselineScenario, stem);
  }
  describe_inputs(plan, loaded, resolved, plan.description.provenance);
  return plan;
}

}  // namespace spearhead::app
