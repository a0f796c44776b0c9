#include <optional>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/dry_run.h"
#include "app/earlier_study.h"
#include "app/exit_code.h"
#include "app/plan_text.h"
#include "app/run_result.h"
#include "app/study_plan.h"
#include "app/study_run.h"
#include "output/error.h"
#include "output/finished_futures.h"
#include "output/study_reader.h"
#include "output/words.h"

namespace spearhead::app {
namespace {

/// Removes parts that a killed run of this very study has left. What cannot be removed harms
/// nobody.
void tidy_up(const StudyPlan& plan, const output::StudyReader& study) {
  try {
    output::FinishedFutures::tidy(plan.file, study.description().contents(),
                                  study.description().replicates);
  } catch (const output::OutputError&) {
    return;
  }
}

void say_computed(const Arguments& arguments, const StudyPlan& plan,
                  const output::StudyReader& study) {
  const std::size_t there = study.description().replicates.size();
  const bool more = there > plan.description.replicates.size();
  say(arguments, fmt::format("already computed: {}{}", plan.file.string(),
                             more ? fmt::format("; it has {}, and tables are of all",
                                                output::counted(there, "future"))
                                  : ""));
}

}  // namespace

int run(const Arguments& arguments) {
  StudyPlan plan = plan_study(arguments);
  if (!plan.warnings.empty()) say(arguments, scenarios::to_text(plan.warnings));
  std::optional<output::StudyReader> earlier = earlier_study(arguments, plan);
  output::StudyReader* const study = earlier ? &*earlier : nullptr;
  if (study != nullptr && has_all(*study, plan)) {
    say_computed(arguments, plan, *study);
    tidy_up(plan, *study);
    show_result(arguments, plan);
    return kDone;
  }
  if (arguments.has("dry-run")) {
    dry_run(arguments, plan, study);
    return kDone;
  }
  say(arguments, plan_text(plan));
  if (arguments.has("force")) output::FinishedFutures::clear(plan.file);
  if (!carry_out(arguments, plan, study)) return kInterrupted;
  show_result(arguments, plan);
  return kDone;
}

}  // namespace spearhead::app
