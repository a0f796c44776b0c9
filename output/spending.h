#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "output/study_reader.h"

namespace spearhead::output {

/// What a programme of an arm may spend in the years of the study [currency].
struct Budget {
  std::size_t arm = 0;
  std::string programme;  ///< id
  double money = 0;
};

/// What became of a budget.
struct Spending {
  Budget budget;
  double spent = 0;                  ///< outlay over all years, mean over the futures [currency]
  std::uint32_t futures = 0;         ///< of the study
  std::uint32_t reached_nobody = 0;  ///< futures without a single award
};

/// A programme that spends less than this share of its budget is pointed out. More may lie idle for
/// no reason that a reader could act on: awards come in whole, and what is left of a quarter's
/// money may be less than the next one.
inline constexpr double kSpentInFull = 0.9;

/// One for each of `budgets`. \throws OutputError
std::vector<Spending> spending(const StudyReader& study, std::span<const Budget> budgets);

/// A line, ended, for each programme that reached no firm or left money unspent: what the books say
/// and nothing on why. Programmes without money are left out.
std::string unspent_text(const StudyReader& study, std::span<const Budget> budgets);

}  // namespace spearhead::output
