#include "output/analysis/survival.h"

namespace spearhead::output {

void Cohorts::take(double opened, double left) {
  opened_.push_back(opened);
  if (opened_.size() > age_) left_.push_back(left);
}

double Cohorts::part_left(std::size_t first) const {
  double all = 0;
  double there = 0;
  for (std::size_t step = first; step < left_.size(); ++step) {
    all += opened_[step];
    there += left_[step];
  }
  return there / all;
}

}  // namespace spearhead::output
