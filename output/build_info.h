#pragma once

#include "output/study.h"

namespace spearhead::output {

/// What a study file says about the program that wrote it: version, git_id, compiler, flags and
/// libraries, in this order. `libraries` joins those of this module with `other_libraries`, for
/// instance {"oneTBB", "2021.8"}, which only other modules know.
Provenance build_info(const Provenance& other_libraries = {});

/// Version of this program, for instance "0.1.0".
const char* program_version();

/// The version control's name of the sources, with "-dirty" after local changes; or "unknown".
const char* git_id();

}  // namespace spearhead::output
