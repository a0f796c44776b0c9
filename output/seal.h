#pragma once

#include <cstdint>
#include <filesystem>

namespace spearhead::output {

/// Appends one line with the SHA-256 of all bytes of `file`, which HDF5 and its readers overlook.
///
/// The HDF5 library trusts lengths within a file and crashes on some damaged ones (1.10.8:
/// variable-length strings). So a reader must know of damage before the library sees the file. A
/// program that changes the file through HDF5 drops the line with it.
void seal(const std::filesystem::path& file);

/// \throws OutputError when `file` cannot be read, or has a seal that is not that of its bytes. A
/// file without a seal passes.
void check_seal(const std::filesystem::path& file);

/// The second half of the check, once HDF5 has opened `file` and says where its data end.
/// \throws OutputError when neither the file's end nor a seal follows: the seal was cut.
void check_end(const std::filesystem::path& file, std::uint64_t end_of_data);

}  // namespace spearhead::output
