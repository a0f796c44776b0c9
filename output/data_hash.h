#pragma once

#include <string>

#include "output/hdf5.h"

namespace spearhead::output {

/// Fingerprint of the data of a study: "sha256:" and the SHA-256 of all datasets of the root group,
/// coordinates included, in byte order of their names; each as its elements in row-major order,
/// numbers as little-endian bytes, strings as UTF-8 followed by one NUL. Names, shapes, attributes
/// and groups do not enter. Reads in pieces of at most 8 MiB.
std::string data_hash(const hdf5::File& file);

}  // namespace spearhead::output
