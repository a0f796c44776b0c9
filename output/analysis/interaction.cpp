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

BetterAlone better_alone(const FourArms& arms, Best best) {
  const Verdict first = mutual_effect(arms.first, arms.second).verdict;
  if (first == gain(best)) return BetterAlone::first;
  return first == loss(best) ? BetterAlone::second : BetterAlone::not_told;
}

/// Whether both together are clearly worse than the better one alone; where nobody knows which that
/// is, than each.
bool worse_together(const FourArms& arms, const Interaction& result, Best best) {
  if (result.against_better) return result.against_better->verdict == loss(best);
  return mutual_effect(arms.both, arms.first).verdict == loss(best) &&
         mutual_effect(arms.both, arms.second).verdict == loss(best);
}

Together judge(const FourArms& arms, const Interaction& result, std::optional<Best> best) {
  using enum Together;
  const Verdict verdict = result.effect.verdict;
  if (verdict == Verdict::too_few_futures) return too_few_futures;
  if (!is_clear(verdict)) return no_clear_interaction;
  if (!best) return verdict == Verdict::higher ? more_than_sum : less_than_sum;
  if (verdict == gain(*best)) return complement;
  return worse_together(arms, result, *best) ? contradict : duplicate;
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
    case Together::more_than_sum:
      return "more than the sum";
    case Together::less_than_sum:
      return "less than the sum";
    case Together::too_few_futures:
      return "too few futures";
    case Together::no_clear_interaction:
      break;
  }
  return "no clear interaction";
}

Interaction interaction(const FourArms& arms, std::optional<Best> best) {
  Interaction result;
  // Differences of neighbours first: where one policy changes nothing, the rest is exactly 0.
  result.effect =
      mutual_effect(difference(arms.both, arms.first), difference(arms.second, arms.neither));
  if (best) result.better = better_alone(arms, *best);
  if (result.better != BetterAlone::not_told) {
    result.against_better =
        mutual_effect(arms.both, result.better == BetterAlone::first ? arms.first : arms.second);
  }
  result.together = judge(arms, result, best);
  return result;
}

}  // namespace spearhead::output
