#pragma once

#include <cstddef>

namespace spearhead::app {

/// Columns of the terminal behind standard output; without bound for a file or a pipe, where a line
/// belongs to one thing and nobody reads it in a window.
std::size_t output_width();

/// The same of standard error.
std::size_t messages_width();

}  // namespace spearhead::app
