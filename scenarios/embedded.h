#pragma once

#include <span>
#include <string_view>

namespace spearhead::scenarios {

/// A file that travels inside the program.
struct EmbeddedFile {
  std::string_view path;  ///< from the project's root, for instance scenarios/sectors/nace_rev2.csv
  std::string_view text;
};

/// All of them. Defined by a source file that the build makes from the files themselves.
std::span<const EmbeddedFile> embedded_files();

/// The text of the file at `path`.
/// \throws std::logic_error when the build did not embed it.
std::string_view embedded_file(std::string_view path);

}  // namespace spearhead::scenarios
