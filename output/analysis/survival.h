#pragma once

#include <cstddef>
#include <vector>

namespace spearhead::output {

/// Firms by the step in which they opened, and how many of them are left at a later age.
class Cohorts {
 public:
  /// \param age at which firms are looked for again [steps]
  explicit Cohorts(std::size_t age) : age_(age) {}

  /// One step after the other: `opened` firms opened in it, and of those that opened `age` steps
  /// earlier `left` are there (of no meaning while the run is younger than that).
  void take(double opened, double left);

  /// Part of the firms opened from step `first` on that reached the age; cohorts that are still
  /// younger are left out. Not a number when there is none.
  double part_left(std::size_t first) const;

  std::size_t age() const { return age_; }

 private:
  std::size_t age_;
  std::vector<double> opened_;
  std::vector<double> left_;  ///< of the cohort of the same place
};

}  // namespace spearhead::output
