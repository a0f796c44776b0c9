#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/json.h"
#include "app/outside_cache.h"
#include "app/progress.h"
#include "app/run_result.h"
#include "app/study_plan.h"
#include "engine/parallel/parallel.h"
#include "output/error.h"
#include "output/study_reader.h"
#include "output/study_writer.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

// The one mutable object outside functions: a signal handler has no other way to speak.
std::atomic<bool> interrupted{false};

void note_interrupt(int) { interrupted = true; }

std::string utc_now() {
  const auto now = std::chrono::system_clock::now();
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

std::string host_name() {
  char name[256] = "";
  return gethostname(name, sizeof(name) - 1) == 0 ? name : "unknown";
}

/// What was typed, with quotes where a shell needs them.
std::string command_line(const Arguments& arguments) {
  std::string text = "spearhead run";
  for (const std::string& word : arguments.words) {
    const bool plain =
        !word.empty() && word.find_first_of(" \t\n'\"\\$`*?[]{}()<>|&;#~!") == std::string::npos;
    text += plain ? ' ' + word : fmt::format(" '{}'", word);
  }
  return text;
}

/// What stands at the output path already.
enum class Existing { nothing, all_futures, some_futures, another_study, no_study };

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
    const bool all =
        std::ranges::includes(study.description().replicates, plan.description.replicates);
    return all ? Existing::all_futures : Existing::some_futures;
  } catch (const output::OutputError&) {
    return Existing::another_study;
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
  for (const Arm& arm : plan.arms) arms += (arms.empty() ? "" : " | ") + arm.name;
  const bool one = plan.arms.size() == 1;
  return fmt::format("{}: {} in {}, {} to {}\narms: {}  ({}{}, seed {}{})", regions,
                     output::counted(static_cast<std::uint64_t>(std::round(jobs)), "job"),
                     output::counted(sectors_with_jobs(scenario), "sector"), scenario.first_year,
                     scenario.last_year, arms,
                     output::counted(plan.description.replicates.size(), "future"),
                     one ? "" : " each", plan.seed, one ? "" : ", the same luck in every arm");
}

void describe_run(const Arguments& arguments, std::uint32_t threads, StudyPlan& plan) {
  output::Provenance& provenance = plan.description.provenance;
  provenance.emplace_back("command_line", command_line(arguments));
  provenance.emplace_back("host", host_name());
  provenance.emplace_back("threads", std::to_string(threads));
  provenance.emplace_back("start", utc_now());
}

/// Futures that an earlier run has finished, and where they stand in its file.
using Finished = std::map<std::int32_t, std::size_t>;

Finished finished_futures(const output::StudyReader& study) {
  Finished finished;
  for (std::size_t i = 0; i < study.description().replicates.size(); ++i) {
    finished[study.description().replicates[i]] = i;
  }
  return finished;
}

/// Takes the futures of both and returns those that are not finished.
std::vector<std::int32_t> merge_futures(const Finished& finished,
                                        std::vector<std::int32_t>& futures) {
  std::vector<std::int32_t> missing;
  std::ranges::copy_if(futures, std::back_inserter(missing),
                       [&](std::int32_t future) { return !finished.contains(future); });
  futures = missing;
  for (const auto& [future, place] : finished) futures.push_back(future);
  std::ranges::sort(futures);
  return missing;
}

/// Hands the finished futures of `earlier` over to the new file.
void carry_over(const output::StudyReader& earlier, const Finished& finished,
                const output::StudyDescription& study, output::StudyWriter& writer) {
  for (std::size_t i = 0; i < study.replicates.size(); ++i) {
    const auto found = finished.find(study.replicates[i]);
    if (found == finished.end()) continue;
    std::vector<Trajectory> arms;
    for (std::size_t arm = 0; arm < study.arms.size(); ++arm) {
      arms.push_back(earlier.trajectory(arm, found->second));
    }
    writer.write(i, arms);
  }
}

/// Finds the outside of the region once; all arms live in the same world.
void prepare_arms(const Arguments& arguments, StudyPlan& plan) {
  Scenario& first = plan.arms.front().scenario;
  parallel::with_threads(plan.threads, [&] { prepare_outside(first, arguments.has("quiet")); });
  for (Arm& arm : plan.arms) arm.scenario.outside_fitness = first.outside_fitness;
}

/// Simulates the futures that `earlier` has not, and writes all.
/// \return false when interrupted; then nothing is written
bool compute(const Arguments& arguments, StudyPlan& plan, const output::StudyReader* earlier) {
  const std::uint32_t threads = plan.threads == 0 ? parallel::machine_threads() : plan.threads;
  describe_run(arguments, threads, plan);
  const Finished finished = earlier == nullptr ? Finished{} : finished_futures(*earlier);
  std::vector<std::int32_t>& all = plan.description.replicates;
  const std::vector<std::int32_t> missing = merge_futures(finished, all);

  prepare_arms(arguments, plan);
  output::StudyWriter writer(plan.file, plan.description);
  if (earlier != nullptr) carry_over(*earlier, finished, plan.description, writer);
  Progress progress(static_cast<std::uint32_t>(missing.size()), arguments.has("quiet"));
  const std::uint32_t done =
      run_futures(plan.arms, plan.seed, missing, plan.threads, interrupted,
                  [&](std::uint32_t index, std::span<const Trajectory> arms) {
                    const auto place = std::ranges::lower_bound(all, missing[index]) - all.begin();
                    writer.write(static_cast<std::size_t>(place), arms);
                    progress.show(index + 1);
                  });
  progress.finish();
  if (done < missing.size()) {
    say(arguments,
        fmt::format("interrupted after {} of {}; nothing was written. The same command starts "
                    "from the beginning",
                    done, output::counted(missing.size(), "future")));
    return false;
  }
  writer.finish({{"end", utc_now()}});
  say(arguments,
      fmt::format("finished {} in {:.1f} s on {}", output::counted(missing.size(), "future"),
                  progress.seconds(), output::counted(threads, "thread")));
  return true;
}

}  // namespace

int run(const Arguments& arguments) {
  StudyPlan plan = plan_study(arguments);
  if (!plan.warnings.empty()) say(arguments, scenarios::to_text(plan.warnings));
  if (arguments.has("dry-run")) {
    if (arguments.has("json")) {
      print_json({{"study", plan.file.string()},
                  {"run_id", plan.description.run_id},
                  {"arms", plan.description.arms},
                  {"futures", plan.description.replicates.size()},
                  {"years", {plan.description.first_year, plan.description.last_year()}}});
    } else {
      fmt::print("{}\nwould write {}\n", plan_text(plan), plan.file.string());
    }
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
    show_result(arguments, plan);
    return kDone;
  }
  if (existing == Existing::another_study) {
    throw output::OutputError(
        fmt::format("{} holds another study{}; choose another file with -o, or replace it with "
                    "--force",
                    plan.file.string(), made_by(plan.file)));
  }
  say(arguments, plan_text(plan));

  std::signal(SIGINT, note_interrupt);
  std::signal(SIGTERM, note_interrupt);
  std::optional<output::StudyReader> earlier;
  if (existing == Existing::some_futures) earlier.emplace(plan.file);
  if (!compute(arguments, plan, earlier ? &*earlier : nullptr)) return kInterrupted;
  show_result(arguments, plan);
  return kDone;
}

}  // namespace spearhead::app
