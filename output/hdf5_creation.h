#pragma once

#include <span>

#include "output/hdf5.h"

/// How datasets of study files are made.
namespace spearhead::output::hdf5 {

/// Order of attributes tracked, no times: the same study gives the same bytes whenever it is
/// written.
Handle creation_list(const Deed& deed);

/// The same for arrays in chunks: shuffled, gzip 1, Fletcher check sums.
Handle filtered_list(const Deed& deed, std::span<const hsize_t> chunk);

}  // namespace spearhead::output::hdf5
