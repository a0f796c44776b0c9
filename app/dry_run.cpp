#include "app/dry_run.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "app/amounts.h"
#include "app/json.h"
#include "app/plan_text.h"
#include "app/study_cost.h"
#include "output/error.h"
#include "output/finished_futures.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

/// Of the futures that are asked for, those that no study and no interrupted run has.
std::vector<std::int32_t> missing_futures(const StudyPlan& plan,
                                          const output::StudyReader* earlier) {
  std::vector<std::int32_t> kept =
      output::FinishedFutures::kept_for(plan.file, plan.description.contents());
  if (earlier != nullptr) {
    const std::vector<std::int32_t>& there = earlier->description().replicates;
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

}  // namespace

void dry_run(const Arguments& arguments, const StudyPlan& plan,
             const output::StudyReader* earlier) {
  const std::filesystem::path parent = plan.file.parent_path();
  const std::filesystem::path folder = parent.empty() ? "." : parent;
  require_writable(folder);
  StudyPlan rest = plan;
  rest.description.replicates = missing_futures(plan, earlier);
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

}  // namespace spearhead::app
