#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/scenario.h"
#include "output/analysis/interval.h"
#include "scenarios/fact_table.h"

namespace spearhead::app {

/// What the model says to a fact. The mean over futures is known to its interval only: a fact
/// passes when all of the interval lies in the band and fails when all of it lies outside; an
/// interval that crosses an edge, and one future, which has none, leave it unsure.
enum class FactVerdict : std::uint8_t { pass, fail, unsure, not_spoken_to };

/// "pass", "fail", "unsure" or "not spoken to".
const char* verdict_text(FactVerdict verdict);

/// A fact and its value over futures without policy, each of a seed of its own.
struct FactResult {
  const scenarios::StylisedFact* fact = nullptr;
  output::MeanInterval value;
  FactVerdict verdict = FactVerdict::not_spoken_to;
};

/// Values of the facts in one future of the scenario's only region, over all its years; those to
/// which it does not speak are left out. The first years are lived through and not looked at.
std::map<std::string, double> facts_of_future(const Scenario& scenario, std::uint64_t seed);

/// All facts of the table over the futures of seeds 1 to `seeds`; `progress` is told how many are
/// finished, by one thread at a time. \throws ModelError
std::vector<FactResult> assess_facts(const Scenario& scenario, std::uint32_t seeds,
                                     const std::function<void(std::uint32_t)>& progress);

/// What values of futures say to a fact.
FactResult judge_fact(const scenarios::StylisedFact& fact, const std::vector<double>& values);

}  // namespace spearhead::app
