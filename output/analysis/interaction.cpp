#include "output/analysis/interaction.h"

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <vector>

namespace spearhead::output {
namespace {

std::vector<double> difference(std::span<const double> one, std::span<const double> other) {
  if (one.size() != other.size()) {
    throw std::invalid_argument("the arms of an interaction have equally many futures");
  }
  std::vector<double> result(one.size());
  std::ranges::transform(one, other, result.begin(), std::minus<>());
  return result;
}

/// What would be a gain and a loss of an indicator of which that value is the best.
Verdict gain(Best best) { return best == Best::highest ? Verdict::higher : Verdict::lower; }
Verdict loss(Best best) { return best == Best::highest ? Verdict::lower : Verdict::higher; }

Together judge(const Interaction& result, Best best) {
  using enum Together;
  if (result.effect.verdict == Verdict::too_few_futures) return too_few_futures;
  if (result.effect.verdict == gain(best)) return complement;
  if (result.effect.verdict != loss(best)) return no_clear_interaction;
  return result.against_better.verdict == loss(best) ? contradict : duplicate;
}

}  // namespace

const char* together_text(Together together) {
  switch (together) {
    case Together::complement:
      return "complement";
    case Together::duplicate:
      return "duplicate";
    case Together::contradict:
      return "contradict";
    case Together::too_few_futures:
      return "too few futures";
    case Together::no_clear_interaction:
      break;
  }
  return "no clear interaction";
}

Interaction interaction(const FourArms& arms, Best best) {
  Interaction result;
  // Differences of neighbours first: where one policy changes nothing, the rest is exactly 0.
  result.effect =
      mutual_effect(difference(arms.both, arms.first), difference(arms.second, arms.neither));
  result.first_is_better = oriented(best, mean(arms.first)) >= oriented(best, mean(arms.second));
  result.against_better =
      mutual_effect(arms.both, result.first_is_better ? arms.first : arms.second);
  result.together = judge(result, best);
  return result;
}

}  // namespace spearhead::output
