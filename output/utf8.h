#pragma once

#include <string>
#include <string_view>

namespace spearhead::output {

/// `text` with every byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), and every
/// NUL, replaced by U+FFFD. Command lines and file names may hold any bytes, study files may not:
/// readers in other languages refuse the whole file.
std::string well_formed_utf8(std::string_view text);

}  // namespace spearhead::output
