#pragma once

#include <span>
#include <vector>

namespace spearhead::output {

/// p-values corrected for how many were looked at (Holm 1979): where only those of at most 0.05
/// are called clear, the chance that even one of them is there by luck is at most 5 %, whatever
/// the tests have to do with each other. What is not a number stays so and does not count.
std::vector<double> holm(std::span<const double> p_values);

}  // namespace spearhead::output
