#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "app/amounts.h"
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
enum class Existing {
  nothing,
  all_futures,
  some_futures,
  other_details,
  another_study,
  damaged,
  no_study
};

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
    study.firm_rows();  // finds damage before anything is computed
    const Details& has = study.description().details;
    const Details& wanted = plan.description.details;
    const bool enough = (has.firms || !wanted.firms) && (has.links || !wanted.links);
    const bool all =
        std::ranges::includes(study.description().replicates, plan.description.replicates);
    if (all && enough) return Existing::all_futures;
    return has == wanted ? Existing::some_futures : Existing::other_details;
  } catch (const output::OutputError&) {
    return Existing::damaged;
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
    return "";
  }
  return "";
}

/// What is wrong with a study that cannot be read.
std::string damage_of(const std::filesystem::path& file) {
  try {
    output::StudyReader(file).firm_rows();
  } catch (const output::OutputError& error) {
    return fmt::format(" ({})", error.what());
  }
  return "";
}

std::string records_text(const Details& details) {
  if (details.firms && details.links) return "records of firms and links";
  if (details.firms) return "records of firms";
  return details.links ? "records of links" : "no records";
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

/// What the run would do that stands at the output path already; errors are those of the run.
Existing prepared(const Arguments& arguments, const StudyPlan& plan) {
  const Existing existing = look_at(plan);
  const std::string file = plan.file.string();
  if (existing == Existing::no_study) {
    throw output::OutputError(
        fmt::format("{} is there and is no study; choose another file with -o", file));
  }
  if (arguments.has("force")) return Existing::nothing;
  if (existing == Existing::damaged) {
    throw output::OutputError(
        fmt::format("{} is damaged or not complete{}; choose another file with "
                    "-o, or replace it with --force",
                    file, damage_of(plan.file)));
  }
  if (existing == Existing::another_study) {
    throw output::OutputError(fmt::format(
        "{} holds another study{}; choose another file with -o, or replace it with --force", file,
        made_by(plan.file)));
  }
  if (existing == Existing::other_details) {
    const Details has = output::StudyReader(plan.file).description().details;
    throw output::OutputError(fmt::format(
        "{} holds this study with {}, and {} are asked for; choose another file with -o, the same "
        "words behind --record, or compute all again with --force",
        file, records_text(has), records_text(plan.description.details)));
  }
  return existing;
}

/// Of the futures that are asked for, those that no study and no interrupted run has.
std::vector<std::int32_t> missing_futures(const StudyPlan& plan, Existing existing) {
  std::vector<std::int32_t> kept =
      output::FinishedFutures::kept_for(plan.file, plan.description.contents());
  if (existing == Existing::some_futures) {
    const output::StudyReader study(plan.file);
    const std::vector<std::int32_t>& there = study.description().replicates;
    kept.insert(kept.end(), there.begin(), there.end());
  }
  std::ranges::sort(kept);
  std::vector<std::int32_t> missing;
  std::ranges::set_difference(plan.description.replicates, kept, std::back_inserter(missing));
  return missing;
}

/// \throws output::OutputError when the study could not be written
void require_writable(const std::filesystem::path& folder) {
  if (access(folder.c_str(), W_OK | X_OK) == 0) return;
  throw output::OutputError(fmt::format("cannot write to the folder {}: {}", folder.string(),
                                        std::generic_category().message(errno)));
}

/// A line when the disk has less room than the study takes.
std::string room_text(const std::filesystem::path& folder, const StudyCost& cost) {
  std::error_code unknown;
  const std::filesystem::space_info space = std::filesystem::space(folder, unknown);
  if (unknown || static_cast<double>(space.available) > cost.parts + cost.study) return "";
  return fmt::format("room:   too little, perhaps: {} are free in {}\n",
                     bytes_text(static_cast<double>(space.available)), folder.string());
}

/// What would be run, and what it would take.
void show_plan(const Arguments& arguments, const StudyPlan& plan, Existing existing) {
  const std::filesystem::path parent = plan.file.parent_path();
  const std::filesystem::path folder = parent.empty() ? "." : parent;
  require_writable(folder);
  StudyPlan rest = plan;
  rest.description.replicates = missing_futures(plan, existing);
  const std::size_t asked = plan.description.replicates.size();
  const std::size_t missing = rest.description.replicates.size();
  const StudyCost cost = missing == 0 ? StudyCost{} : probe_cost(rest);
  if (!arguments.has("json")) {
    fmt::print("{}\n", plan_text(plan));
    if (missing < asked) {
      fmt::print("{} of {} are finished; what follows is for the others\n", asked - missing,
                 output::counted(asked, "future"));
    }
    if (missing > 0) fmt::print("{}{}", cost_text(cost), room_text(folder, cost));
    fmt::print("would write {}\n", plan.file.string());
    return;
  }
  print_json({{"study", plan.file.string()},
              {"run_id", plan.description.run_id},
              {"arms", plan.description.arms},
              {"futures", asked},
              {"missing", missing},
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
  const Existing existing = prepared(arguments, plan);
  if (existing == Existing::all_futures) {
    const std::size_t there = output::StudyReader(plan.file).description().replicates.size();
    const bool more = there > plan.description.replicates.size();
    say(arguments, fmt::format("already computed: {}{}", plan.file.string(),
                               more ? fmt::format("; it has {}, and tables are of all",
                                                  output::counted(there, "future"))
                                    : ""));
    tidy_up(plan);
    show_result(arguments, plan);
    return kDone;
  }
  if (arguments.has("dry-run")) {
    show_plan(arguments, plan, existing);
    return kDone;
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
