#pragma once

#include <string>
#include <vector>

#include "output/hdf5.h"
#include "output/study.h"

namespace spearhead::output {

/// What a study file says besides its numbers.
struct StudyCoordinates {
  StudyDescription study;
  std::vector<std::string> datasets;  ///< all of the root group
  std::vector<std::string> indicators;
  std::vector<std::string> indicator_units;
  std::vector<std::string> indicator_long_names;
  std::vector<std::string> sector_indicators;
  std::vector<std::string> cluster_indicators;
  std::vector<std::string> items;

  /// Axes of one of the format's arrays, as lengths of its coordinates; empty for other names.
  std::vector<std::uint64_t> shape(const std::string& variable) const;
};

/// \throws OutputError unless `file` is a complete study of this major version.
void check_identity(const hdf5::File& file);

/// Reads them. \throws OutputError when one is missing, too long, or of the wrong kind.
StudyCoordinates read_coordinates(const hdf5::File& file);

}  // namespace spearhead::output
