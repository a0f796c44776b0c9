#include "output/chunks.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace spearhead::output {
namespace {

/// Fewer bytes make the chunk index larger than its data.
constexpr std::uint64_t kFewestChunkBytes = std::uint64_t{256} << 10;

std::uint64_t bytes(std::span<const std::uint64_t> shape) {
  return std::accumulate(shape.begin(), shape.end(), std::uint64_t{sizeof(double)},
                         std::multiplies<>());
}

/// Parts of nearly equal size, none larger than `most`.
std::uint64_t even_part(std::uint64_t total, std::uint64_t most) {
  const std::uint64_t largest = std::clamp<std::uint64_t>(most, 1, total);
  const std::uint64_t parts = (total + largest - 1) / largest;
  return (total + parts - 1) / parts;
}

}  // namespace

std::vector<std::uint64_t> chunk_shape(std::span<const std::uint64_t> shape,
                                       std::span<const Axis> axes) {
  std::vector<std::uint64_t> chunk(shape.size(), 1);
  std::uint64_t replicate_bytes = sizeof(double);
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (axes[i] != Axis::replicate) replicate_bytes *= shape[i];
    if (axes[i] == Axis::indicator) chunk[i] = shape[i];
  }
  const auto extend = [&](std::size_t axis, std::uint64_t most_bytes) {
    chunk[axis] = even_part(shape[axis], most_bytes / (bytes(chunk) / chunk[axis]));
  };
  const auto extend_all = [&](Axis kind, std::uint64_t most_bytes) {
    for (std::size_t i = shape.size(); i-- > 0;) {
      if (axes[i] == kind) extend(i, most_bytes);
    }
  };
  extend_all(Axis::year, kMostChunkBytes);
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (axes[i] != Axis::replicate) continue;
    const std::uint64_t most =
        std::min(kMostChunkBytes / bytes(chunk), std::uint64_t{kOpenChunkBytes} / replicate_bytes);
    chunk[i] = even_part(shape[i], most);
  }
  extend_all(Axis::place, kFewestChunkBytes);
  return chunk;
}

}  // namespace spearhead::output
