#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "app/run_result.h"
#include "app/study_cost.h"
#include "app/study_plan.h"
#include "app/study_run.h"
#include "output/effect_text.h"
#include "output/error.h"
#include "output/finished_futures.h"
#include "output/study_reader.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

/// What stands at the output path already.
enum class Existing { nothing, all_futures, some_futures, other_details, another_study, no_study };

/// HDF5 files begin with these bytes.
bool looks_like_hdf5(const std::filesystem::path& file) {
  constexpr std::string_view kSignature = "\x89HDF\r\n\x1a\n";
  std::string start(kSignature.size(), '\0');
  std::ifstream(file, std::ios::binary).read(start.data(), std::ssize(start));
  return start == kSignature;
}

Existing look_at(const StudyPlan& plan) {
  if (!std::filesystem::exists(plan.file)) return Existing::nothing;
  if (!std::filesystem::is_regular_file(plan.file) || !looks_like_hdf5(plan.file)) {
    return Existing::no_study;
  }
  try {
    const output::StudyReader study(plan.file);
    if (study.description().run_id != plan.description.run_id) return Existing::another_study;
    const Details& has = study.description().details;
    const Details& wanted = plan.description.details;
    const bool enough = (has.firms || !wanted.firms) && (has.links || !wanted.links);
    const bool all =
        std::ranges::includes(study.description().replicates, plan.description.replicates);
    if (all && enough) return Existing::all_futures;
    return has == wanted ? Existing::some_futures : Existing::other_details;
  } catch (const output::OutputError&) {
    return Existing::another_study;
  }
}

/// Removes parts that a killed run of this very study has left. What cannot be removed harms
/// nobody.
void tidy_up(const StudyPlan& plan) {
  try {
    const output::StudyReader study(plan.file);
    output::FinishedFutures::tidy(plan.file, plan.description.contents(),
                                  study.description().replicates);
  } catch (const output::OutputError&) {
    return;
  }
}

/// The command that made an earlier study, if it can be read.
std::string made_by(const std::filesystem::path& file) {
  try {
    const output::StudyReader study(file);
    for (const auto& [name, value] : study.description().provenance) {
      if (name == "command_line") return fmt::format(", made by '{}'", value);
    }
  } catch (const output::OutputError&) {
    return ", which is not complete";
  }
  return "";
}

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
  return fmt::format("{}: {} in {}, {} to {}\narms: {}  ({}{}, seed {}{})", regions,
                     output::counted(static_cast<std::uint64_t>(std::round(jobs)), "job"),
                     output::counted(sectors_with_jobs(scenario), "sector"), scenario.first_year,
                     scenario.last_year, arms,
                     output::counted(plan.description.replicates.size(), "future"),
                     one ? "" : " each", plan.seed, one ? "" : ", the same luck in every arm");
}

/// What would be run, and what it would take.
void show_plan(const Arguments& arguments, const StudyPlan& plan) {
  const StudyCost cost = probe_cost(plan);
  if (!arguments.has("json")) {
    fmt::print("{}\n{}would write {}\n", plan_text(plan), cost_text(cost), plan.file.string());
    return;
  }
  print_json({{"study", plan.file.string()},
              {"run_id", plan.description.run_id},
              {"arms", plan.description.arms},
              {"futures", plan.description.replicates.size()},
              {"years", {plan.description.first_year, plan.description.last_year()}},
              {"cost",
               {{"firms", cost.firms},
                {"threads", cost.threads},
                {"seconds", cost.seconds},
                {"search_seconds", cost.search_seconds},
                {"memory_bytes", cost.memory},
                {"parts_bytes", cost.parts},
                {"study_bytes", cost.study}}}});
}

}  // namespace

int run(const Arguments& arguments) {
  StudyPlan plan = plan_study(arguments);
  if (!plan.warnings.empty()) say(arguments, scenarios::to_text(plan.warnings));
  if (arguments.has("dry-run")) {
    show_plan(arguments, plan);
    return kDone;
  }
  Existing existing = look_at(plan);
  if (existing == Existing::no_study) {
    throw output::OutputError(fmt::format(
        "{} is there and is no study; choose another file with -o", plan.file.string()));
  }
  if (arguments.has("force")) existing = Existing::nothing;
  if (existing == Existing::all_futures) {
    say(arguments, fmt::format("already computed: {}", plan.file.string()));
    tidy_up(plan);
    show_result(arguments, plan);
    return kDone;
  }
  if (existing == Existing::another_study) {
    throw output::OutputError(
        fmt::format("{} holds another study{}; choose another file with -o, or replace it with "
                    "--force",
                    plan.file.string(), made_by(plan.file)));
  }
  if (existing == Existing::other_details) {
    throw output::OutputError(
        fmt::format("{} holds this study with other records of single firms; ask for the same with "
                    "--record, choose another file with -o, or replace it with --force",
                    plan.file.string()));
  }
  say(arguments, plan_text(plan));

  if (arguments.has("force")) output::FinishedFutures::clear(plan.file);
  std::optional<output::StudyReader> earlier;
  if (existing == Existing::some_futures) earlier.emplace(plan.file);
  if (!carry_out(arguments, plan, earlier ? &*earlier : nullptr)) return kInterrupted;
  show_result(arguments, plan);
  return kDone;
}

}  // namespace spearhead::app
