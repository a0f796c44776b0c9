#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "output/comparison.h"

namespace spearhead::output {

/// A study, and how it was named on the command line. The study outlives it.
struct NamedStudy {
  std::string file;
  const StudyReader* study = nullptr;
};

/// An arm of one of several studies.
struct CommonArm {
  std::string name;  ///< with the file where another study has another arm of this name
  std::size_t study = 0;
  std::size_t arm = 0;
};

/// Arms of one or several studies that live through the same futures beside the same twin, so that
/// they can be compared future by future.
struct CommonFutures {
  std::vector<CommonArm> arms;  ///< the first is the twin, of the first of the studies

  std::vector<std::string> names() const;
};

/// Studies put together, in their order.
struct JoinedStudies {
  std::vector<CommonFutures> sets;
  std::vector<std::string> apart;  ///< sentences on studies that do not go with the first one
};

/// Puts studies together that have regions, years, currency, seed and futures in common and, number
/// by number, the same twin. An arm that several studies of a set have, by name and numbers, is
/// there once. \throws OutputError when a study cannot be read
JoinedStudies join_studies(std::span<const NamedStudy> studies);

/// The series of `arm_series` over the arms of a set. \throws OutputError as it does
std::vector<ArmSeries> common_series(std::span<const NamedStudy> studies, const CommonFutures& set,
                                     std::span<const std::string> indicators, int year);

}  // namespace spearhead::output
