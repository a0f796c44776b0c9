#pragma once

#include "scenarios/diagnostics.h"
#include "scenarios/source_file.h"

namespace spearhead::scenarios {

/// Reports a file that is too large, not UTF-8, or holds control characters.
/// \returns whether it is none of these
bool check_text(const SourceFile& file, Report& report);

}  // namespace spearhead::scenarios
