#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace spearhead::output {

/// Bytes of chunks that may be open in one array while it is written, one replicate at a time.
inline constexpr std::size_t kOpenChunkBytes = std::size_t{32} << 20;
/// No chunk is larger.
inline constexpr std::size_t kMostChunkBytes = std::size_t{1} << 20;

/// What an axis of a study's arrays runs over, as far as chunks are concerned.
enum class Axis : std::uint8_t { arm, replicate, year, place, indicator };

/// Shape of the chunks of an array of doubles of `shape`, whose axes are `axes`.
///
/// Readers ask for one series (one arm, place, indicator) over all replicates, writers give all
/// series of one replicate: a chunk takes one arm, all years and indicators, few places, and as
/// many replicates as 1 MiB and the bytes of all open chunks (`kOpenChunkBytes`) allow.
std::vector<std::uint64_t> chunk_shape(std::span<const std::uint64_t> shape,
                                       std::span<const Axis> axes);

}  // namespace spearhead::output
