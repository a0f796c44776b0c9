#include "app/study_run.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/headline_estimate.h"
#include "app/outside_cache.h"
#include "app/progress.h"
#include "app/run_result.h"
#include "engine/parallel/parallel.h"
#include "output/error.h"
#include "output/finished_futures.h"
#include "output/study_writer.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

// The mutable objects outside functions: a signal handler has no other way to speak or to listen.
std::atomic<bool> interrupted{false};

// Whether the handler may speak.
std::atomic<bool> talkative{false};

void note_interrupt(int) {
  interrupted = true;
  constexpr std::string_view kWords =
      "\nfinishing the futures that are under way; once more drops them\n";
  if (!talkative) return;
  [[maybe_unused]] const ssize_t written = write(STDERR_FILENO, kWords.data(), kWords.size());
}

/// The first signal ends the run after what is under way, the second at once.
void listen_to_signals(bool quiet) {
  talkative = !quiet;
  struct sigaction action {};
  action.sa_handler = note_interrupt;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (const int signal : {SIGINT, SIGTERM}) sigaction(signal, &action, nullptr);
}

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

void describe_run(const Arguments& arguments, std::uint32_t threads, StudyPlan& plan) {
  output::Provenance& provenance = plan.description.provenance;
  provenance.emplace_back("command_line", command_line(arguments));
  provenance.emplace_back("host", host_name());
  provenance.emplace_back("threads", std::to_string(threads));
  provenance.emplace_back("start", utc_now());
}

/// Futures that are finished, in an earlier study or in parts.
struct Finished {
  const output::StudyReader* earlier = nullptr;
  std::map<std::int32_t, std::size_t> in_earlier;  ///< and where they stand in it
  std::set<std::int32_t> in_parts;

  Finished(const output::StudyReader* study, output::FinishedFutures& parts) : earlier(study) {
    const std::vector<std::int32_t> kept = parts.list();
    in_parts.insert(kept.begin(), kept.end());
    if (study == nullptr) return;
    const std::vector<std::int32_t>& all = study->description().replicates;
    for (std::size_t i = 0; i < all.size(); ++i) in_earlier[all[i]] = i;
  }
  bool has(std::int32_t replicate) const {
    return in_earlier.contains(replicate) || in_parts.contains(replicate);
  }
  /// Of `asked`, those that are not finished.
  std::vector<std::int32_t> missing_of(const std::vector<std::int32_t>& asked) const {
    std::vector<std::int32_t> missing;
    std::ranges::copy_if(asked, std::back_inserter(missing),
                         [&](std::int32_t replicate) { return !has(replicate); });
    return missing;
  }
};

/// Finds the outside of the region once; all arms live in the same world.
void prepare_arms(const Arguments& arguments, StudyPlan& plan) {
  Scenario& first = plan.arms.front().scenario;
  parallel::with_threads(plan.threads, [&] { prepare_outside(first, arguments.has("quiet")); });
  for (Arm& arm : plan.arms) arm.scenario.outside_fitness = first.outside_fitness;
}

/// Simulates what is missing and keeps every future as soon as it is finished.
/// \return number of futures that were finished
std::uint32_t compute(const Arguments& arguments, StudyPlan& plan,
                      const std::vector<std::int32_t>& missing,
                      const output::FinishedFutures& parts) {
  if (missing.empty()) return 0;  // then the outside is of no use
  if (!plan.vary) prepare_arms(arguments, plan);
  Progress progress(static_cast<std::uint32_t>(missing.size()), arguments.has("quiet"));
  std::mutex mutex;
  std::uint32_t done = 0;
  HeadlineEstimate headline(plan);
  const Experiment experiment{plan.arms, plan.vary,    plan.seed,
                              missing,   plan.threads, plan.description.details};
  run_futures(experiment, interrupted,
              [&](std::int32_t replicate, std::span<const Trajectory> arms) {
                parts.keep(replicate, arms);
                const std::lock_guard<std::mutex> lock(mutex);
                headline.add(arms);
                progress.show(++done, headline.text());
              });
  progress.finish();
  return done;
}

/// Puts all finished futures that are asked for, and those of the earlier study, into one file, in
/// their order.
void assemble(const Finished& finished, const output::FinishedFutures& parts, StudyPlan& plan) {
  std::vector<std::int32_t>& all = plan.description.replicates;
  const std::vector<std::int32_t> asked = all;
  for (const auto& [replicate, place] : finished.in_earlier) {
    if (!std::ranges::binary_search(asked, replicate)) all.push_back(replicate);
  }
  std::ranges::sort(all);
  output::StudyWriter writer(plan.file, plan.description);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto place = finished.in_earlier.find(all[i]);
    if (place == finished.in_earlier.end()) {
      writer.write(i, parts.read(all[i]));
      continue;
    }
    std::vector<Trajectory> arms;
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
      arms.push_back(finished.earlier->trajectory(arm, place->second));
    }
    writer.write(i, arms);
  }
  writer.finish({{"end", utc_now()}});
}

/// Computes and assembles the study. \return false when interrupted
bool complete(const Arguments& arguments, StudyPlan& plan, const output::StudyReader* earlier,
              output::FinishedFutures& parts) {
  const Finished finished(earlier, parts);
  const std::vector<std::int32_t> missing = finished.missing_of(plan.description.replicates);
  const std::size_t asked = plan.description.replicates.size();
  if (!finished.in_parts.empty()) {
    say(arguments, fmt::format("going on with {} of an earlier run",
                               output::counted(finished.in_parts.size(), "finished future")));
  }
  const auto start = std::chrono::steady_clock::now();
  const std::uint32_t done = compute(arguments, plan, missing, parts);
  if (done < missing.size()) {
    const std::size_t kept = asked - missing.size() + done;
    say(arguments, fmt::format("interrupted: {} of {} are finished and kept{}; the same command "
                               "goes on from there",
                               kept, output::counted(asked, "future"),
                               kept > 0 ? " in " + parts.folder().string() : ""));
    return false;
  }
  assemble(finished, parts, plan);
  parts.discard(plan.description.replicates);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  say(arguments,
      fmt::format("finished {} in {:.1f} s on {}", output::counted(missing.size(), "future"),
                  seconds.count(), output::counted(plan.threads, "thread")));
  return true;
}

}  // namespace

bool carry_out(const Arguments& arguments, StudyPlan& plan, const output::StudyReader* earlier) {
  listen_to_signals(arguments.has("quiet"));
  plan.threads = plan.threads == 0 ? parallel::machine_threads() : plan.threads;
  describe_run(arguments, plan.threads, plan);
  output::FinishedFutures parts(plan.file, plan.description.contents());
  try {
    return complete(arguments, plan, earlier, parts);
  } catch (const output::OutputError& error) {
    const std::size_t kept = parts.list().size();
    if (kept == 0) throw;
    throw output::OutputError(fmt::format(
        "{}; {} in {}, and the same command goes on from there", error.what(),
        kept == 1 ? "1 finished future is kept" : fmt::format("{} finished futures are kept", kept),
        parts.folder().string()));
  }
}

}  // namespace spearhead::app
