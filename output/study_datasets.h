#pragma once

#include <vector>

#include "output/hdf5_dataset.h"
#include "output/study.h"

namespace spearhead::output {

/// The arrays of a study file that is being written, made and named from its description. An array
/// with an empty axis is left out.
struct StudyDatasets {
  hdf5::Dataset region;     ///< [arm][replicate][year][region][indicator]
  hdf5::Dataset initial;    ///< [replicate][region][indicator]
  hdf5::Dataset sector;     ///< [arm][replicate][year][region][sector][sector indicator]
  hdf5::Dataset cluster;    ///< [arm][replicate][year][cluster][cluster indicator]
  hdf5::Dataset programme;  ///< [arm][replicate][year][programme][item]

  /// Writes root attributes (but for `state`) and coordinates, and creates the arrays.
  StudyDatasets(const hdf5::File& file, const StudyDescription& study);

  /// Closes all of them, with what is still to be written.
  void close();
};

}  // namespace spearhead::output
