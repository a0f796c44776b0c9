#include "output/spending.h"

#include <algorithm>

#include <fmt/format.h>

#include "output/analysis/paired_effect.h"
#include "output/books.h"
#include "output/effect_text.h"
#include "output/error.h"
#include "output/words.h"

namespace spearhead::output {
namespace {

std::size_t place_of(const StudyDescription& study, const std::string& programme) {
  const auto found = std::ranges::find(study.programmes, programme);
  if (found == study.programmes.end()) {
    throw OutputError(fmt::format("the study has no programme {}", programme));
  }
  return static_cast<std::size_t>(found - study.programmes.begin());
}

Spending spending_of(const StudyReader& study, const Budget& budget) {
  const Books books(study, budget.arm, place_of(study.description(), budget.programme));
  Spending result{budget};
  const std::vector<double> awards = books.of(LedgerItem::award);
  result.futures = static_cast<std::uint32_t>(awards.size());
  result.spent = mean(books.of(LedgerItem::outlay));
  result.reached_nobody = static_cast<std::uint32_t>(
      std::ranges::count_if(awards, [](double award) { return award <= 0; }));
  return result;
}

std::string line_of(const StudyDescription& study, const Spending& row) {
  // Of one arm beside a twin without programmes nobody asks whose they are.
  const bool one_arm = study.arms.size() == 2 && row.budget.arm == 1;
  const std::string name =
      row.budget.programme + (one_arm ? "" : " of " + study.arms[row.budget.arm]);
  const std::string budget =
      fmt::format("{} {}", readable_number(row.budget.money), study.currency);
  if (row.reached_nobody == row.futures) {
    return fmt::format("{}: reached no firm and spent nothing of {}\n", name, budget);
  }
  std::string line = fmt::format("{}: spent {} of {} ({:.0f} %)", name, readable_number(row.spent),
                                 budget, 100 * row.spent / row.budget.money);
  if (row.reached_nobody > 0) {
    line += fmt::format("; in {} of {} it reached no firm", row.reached_nobody,
                        counted(row.futures, "future"));
  }
  return line + "\n";
}

}  // namespace

std::vector<Spending> spending(const StudyReader& study, std::span<const Budget> budgets) {
  std::vector<Spending> rows;
  if (!has_books(study)) return rows;
  for (const Budget& budget : budgets) rows.push_back(spending_of(study, budget));
  return rows;
}

std::string unspent_text(const StudyReader& study, std::span<const Budget> budgets) {
  std::string text;
  for (const Spending& row : spending(study, budgets)) {
    const bool idle = row.spent < kSpentInFull * row.budget.money || row.reached_nobody > 0;
    if (row.budget.money > 0 && idle) text += line_of(study.description(), row);
  }
  return text;
}

}  // namespace spearhead::output
